import type { ChannelKind } from '../tickets/contract.ts'

/** `feature_request` as the template writes it: `Feature Request`. */
export const titled = (word: string): string =>
  word
    .split('_')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(' ')

/** `billing_error` within a sentence: `billing error`. */
export const spoken = (word: string): string => word.replaceAll('_', ' ')

/** The first letter of a sentence. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const CONTACT_METHODS: Record<ChannelKind, string> = {
  email: 'Email',
  live_chat: 'Chat',
  phone_support: 'Phone',
  social_media: 'Social',
  in_app_messaging: 'In-app',
}
export const contactMethod = (channel: ChannelKind): string => CONTACT_METHODS[channel]
export const contactMethods = Object.values(CONTACT_METHODS)

/** A moment as the report writes it: `2026-03-09 14:05 UTC`. */
export const momentText = (instant: string): string =>
  `${Temporal.Instant.from(instant).toString({ smallestUnit: 'minute' }).slice(0, 16).replace('T', ' ')} UTC`

const UNITS = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
] as const

/** A span in its two largest units: `2 d 3 h`, `45 min`, `20 s`. */
export function spanText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  if (whole < 60) return `${whole} s`
  const parts: string[] = []
  let rest = whole
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size)
    rest -= count * size
    if (count > 0) parts.push(`${count} ${unit}`)
  }
  return parts.slice(0, 2).join(' ')
}

export const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`
