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

/** No policy means more, and every moment reckoned from one stays a moment that can be stored. */
const LONGEST_SECONDS = 3_650 * UNIT_SECONDS.day
const MOST_RINGS = 1_000

const secondsOf = (text: string): number => {
  const [, amount, unit] = TIME.exec(text)!
  return Number(amount) * UNIT_SECONDS[unit as keyof typeof UNIT_SECONDS]
}
const isShortEnough = (text: string): boolean => !TIME.test(text) || secondsOf(text) <= LONGEST_SECONDS
const TOO_LONG = 'is longer than ten years (3650 days).'
const isLongerThanNothing = ({ seconds }: Duration): boolean => seconds > 0
const NOTHING = 'must be longer than nothing.'

/** `"2 hours"`, `"30 seconds"`, `"1 day"`: ten years at most. */
export const Duration = z
  .string()
  .regex(TIME, 'is not a duration. Write a number and a unit, such as "2 hours" or "30 seconds".')
  .refine(isShortEnough, TOO_LONG)
  .transform((text): Duration => ({ text, seconds: secondsOf(text) }))

/** A duration in which something is to be done: not `"0 hours"`, which is over before anybody can look. */
export const Deadline = Duration.refine(isLongerThanNothing, NOTHING)

/** A deadline, or a number of rings: `"3 rings"`. */
export const DeadlineOrRings = z
  .string()
  .refine(
    (text) => TIME.test(text) || RINGS.test(text),
    'is neither a duration nor rings. Write "20 seconds" or "3 rings".',
  )
  .refine(isShortEnough, TOO_LONG)
  .refine((text) => (ringsOf(text) ?? 0) <= MOST_RINGS, `is more than ${MOST_RINGS} rings.`)
  .transform((text): Duration => {
    const rings = ringsOf(text)
    return rings === undefined ? { text, seconds: secondsOf(text) } : { text, seconds: rings * RING_SECONDS, rings }
  })
  .refine(isLongerThanNothing, NOTHING)

function ringsOf(text: string): number | undefined {
  const rings = RINGS.exec(text)
  return rings ? Number(rings[1]) : undefined
}
