import type { Definition, FigureName } from '../../../server/domains/analytics/contract.ts'
import { localeOf } from '../../lib/time.ts'

export type Unit = Definition['unit']

const UNITS: Record<FigureName, Unit> = {
  ...{ satisfaction: 'score', happy: 'percent', first_contact: 'percent' },
  ...{ first_response_in_time: 'percent', resolution_in_time: 'percent' },
  ...{ first_response: 'seconds', resolution: 'seconds' },
  ...{ opened: 'tickets', resolved: 'tickets', backlog: 'tickets' },
}
export const unitOf = (name: FigureName): Unit => UNITS[name]

const LOWER_IS_BETTER: readonly FigureName[] = ['first_response', 'resolution', 'backlog']
const NEITHER: readonly FigureName[] = ['opened', 'resolved']
export const betterOf = (name: FigureName) =>
  NEITHER.includes(name) ? 'neither' : LOWER_IS_BETTER.includes(name) ? 'lower' : 'higher'

/** A number of a figure in the reader's language: `4.52`, `93.0%`, `3 h 54 min`, `1,204`. Unknown is a dash. */
export function figureText(unit: Unit, value: number | null, language: string): string {
  if (value === null) return '–'
  if (unit === 'seconds') return spanText(value, language)
  const digits = unit === 'score' ? 2 : unit === 'percent' ? 1 : 0
  const style = unit === 'percent' ? 'percent' : 'decimal'
  return new Intl.NumberFormat(localeOf(language), {
    style,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(unit === 'percent' ? value / 100 : value)
}

/** What the framework wants, as it says it: without figures behind the point that say nothing. */
export const wishText = (unit: Unit, value: number, language: string): string =>
  unit === 'seconds' || unit === 'tickets' ? figureText(unit, value, language) : axisText(unit, value, language)

/** The same where room is short: on an axis. */
export function axisText(unit: Unit, value: number, language: string): string {
  if (unit === 'seconds') return spanText(value, language)
  const number = new Intl.NumberFormat(localeOf(language), {
    style: unit === 'percent' ? 'percent' : 'decimal',
    notation: unit === 'tickets' ? 'compact' : 'standard',
    maximumFractionDigits: 1,
  })
  return number.format(unit === 'percent' ? value / 100 : value)
}

const PARTS = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
  { unit: 'second', seconds: 1 },
] as const

/** A span in its two largest units, the second one only while it says something. */
export function spanText(seconds: number, language: string): string {
  const largest = PARTS.findIndex((part) => seconds >= part.seconds)
  const index = largest === -1 ? PARTS.length - 1 : largest
  const finest = PARTS[Math.min(index + 1, PARTS.length - 1)]!.seconds
  let rest = Math.round(seconds / finest) * finest
  const words = PARTS.slice(index, index + 2).flatMap(({ unit, seconds: size }, position) => {
    const count = Math.floor(rest / size)
    rest -= count * size
    if (count === 0 && (position > 0 || index < PARTS.length - 1)) return []
    return new Intl.NumberFormat(localeOf(language), { style: 'unit', unit, unitDisplay: 'narrow' }).format(count)
  })
  return words.join(' ')
}

/** The days of a period: `24 Oct – 22 Nov 2026`. */
export function daysText(from: string, to: string, language: string): string {
  const format = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium', timeZone: 'UTC' })
  return format.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`))
}

export type GrainName = 'day' | 'week' | 'month'

/** A step of the course: `Sun, 22 Nov`, `Nov 2026`. */
export function stepText(day: string, grain: GrainName, language: string): string {
  const options: Intl.DateTimeFormatOptions =
    grain === 'month'
      ? { month: 'long', year: 'numeric' }
      : { weekday: grain === 'day' ? 'short' : undefined, day: 'numeric', month: 'short' }
  return dayFormat(options, language).format(new Date(`${day}T00:00:00Z`))
}

/** The same under the axis. */
export const tickText = (day: string, grain: GrainName, language: string): string =>
  dayFormat(grain === 'month' ? { month: 'short' } : { day: 'numeric', month: 'short' }, language).format(
    new Date(`${day}T00:00:00Z`),
  )

const dayFormat = (options: Intl.DateTimeFormatOptions, language: string) =>
  new Intl.DateTimeFormat(localeOf(language), { ...options, timeZone: 'UTC' })
