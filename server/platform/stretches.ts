/*
 * Time in stretches, each four of the next smaller: what has a moment names the stretch of each size it lies in, and an
 * index of such names finds "the newest that match" a step at a time, however common the match. The index never has to be
 * read to its end.
 */

/** The `number`th of its size since 1970. */
export interface Stretch {
  /** As a power of two, in seconds. */
  size: number
  number: number
}

/** From four and a half hours to eight and a half years. */
export const SIZES = [14, 16, 18, 20, 22, 24, 26, 28] as const
const SMALLEST = SIZES[0]

/** A moment as it stands in columns and JSON, since 1970. */
export const secondsOf = (moment: string): number => Temporal.Instant.from(moment).epochMilliseconds / 1_000

/** The stretches a moment lies in, one of each size. */
export const stretchesAt = (epochSeconds: number): Stretch[] =>
  SIZES.map((size) => ({ size, number: Math.floor(Math.max(0, epochSeconds) / 2 ** size) }))

interface Going {
  /** A moment before, or after. */
  until: number
  /** How far the first step goes, or a little farther: what is looked for should be within it. */
  first_seconds: number
  /** Each further step goes so many times as far as all before it: a step costs something, and going too far does too. */
  growth: number
  /** Going back, hardly anything lies before this moment: what is left from there is one step. */
  begun?: number
  /** The smallest stretch that is named. */
  smallest?: number
}

/** From one moment to another, nearest first: each step names the stretches it is made of, and no moment is in two steps. */
export function stepsFrom(epochSeconds: number, going: Going): Stretch[][] {
  const { until, first_seconds, growth, begun = 0, smallest = SMALLEST } = going
  const isBack = until <= epochSeconds
  const steps: Stretch[][] = []
  const grainOf = (seconds: number) =>
    SIZES.findLast((size) => size >= smallest && 2 ** (size + 1) <= seconds) ?? smallest
  const first = outward(epochSeconds, grainOf(first_seconds), !isBack)
  let reached = first
  for (let seconds = Math.max(first_seconds, 2 ** smallest); isBack ? reached > until : reached <= until; ) {
    const goal = Math.max(0, outward(isBack ? reached - seconds : reached + seconds, grainOf(seconds), isBack))
    steps.push(isBack ? between(goal, reached, smallest).reverse() : between(reached, goal, smallest))
    reached = goal
    seconds = isBack && reached <= begun ? reached - until : growth * Math.abs(first - reached)
  }
  return steps
}

/** The nearest edge of a stretch of this size, below or above. */
const outward = (seconds: number, size: number, isBelow: boolean): number =>
  (isBelow ? Math.floor(seconds / 2 ** size) : Math.floor(seconds / 2 ** size) + 1) * 2 ** size

/** The fewest stretches that make up the time between two edges. */
function between(from: number, to: number, smallest: number): Stretch[] {
  const stretches: Stretch[] = []
  for (let at = from; at < to; ) {
    const size = SIZES.findLast((size) => size >= smallest && at % 2 ** size === 0 && at + 2 ** size <= to) ?? smallest
    stretches.push({ size, number: at / 2 ** size })
    at += 2 ** size
  }
  return stretches
}
