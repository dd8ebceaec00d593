import { z } from 'zod'

/** How long one ring of a phone takes, in seconds (two on, four off, the North American cadence). */
export const RING_SECONDS = 6

const UNIT_SECONDS = { second: 1, minute: 60, hour: 3_600, day: 86_400 } as const
const TIME = /^(\d+(?:\.\d+)?) (second|minute|hour|day)s?$/
const RINGS = /^(\d+) rings?$/

/** A span as written and in seconds; rings keep their number too. */
export interface Duration {
  text: string
  seconds: number
  rings?: number
}

/** `"2 hours"`, `"30 seconds"`, `"1 day"`. */
export const Duration = z
  .string()
  .regex(TIME, 'is not a duration. Write a number and a unit, such as "2 hours" or "30 seconds".')
  .transform((text): Duration => {
    const [, amount, unit] = TIME.exec(text)!
    return { text, seconds: Number(amount) * UNIT_SECONDS[unit as keyof typeof UNIT_SECONDS] }
  })

/** A duration, or a number of rings: `"3 rings"`. */
export const DurationOrRings = z
  .string()
  .refine(
    (text) => TIME.test(text) || RINGS.test(text),
    'is neither a duration nor rings. Write "20 seconds" or "3 rings".',
  )
  .transform((text): Duration => {
    const rings = RINGS.exec(text)
    return rings ? { text, seconds: Number(rings[1]) * RING_SECONDS, rings: Number(rings[1]) } : Duration.parse(text)
  })
