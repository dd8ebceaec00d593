/*
 * Time in stretches, each four of the next smaller. A document names the stretch of each size it lies in; looking back from
 * a moment, a step at a time, each step is at most as long as all before it. So "the newest that match" costs what a few
 * hundred documents cost, however common the word: the index never has to be read to its end.
 */

/** Sizes as powers of two, in seconds: from four and a half hours to eight and a half years. */
const SIZES = [14, 16, 18, 20, 22, 24, 26, 28] as const
const LETTERS = 'abcdefgh'

const nameOf = (size: number, number: number): string => `#${LETTERS[size]}${number.toString(36)}`
const numberAt = (size: number, epochSeconds: number): number => Math.floor(epochSeconds / 2 ** SIZES[size]!)

/** The stretches a moment lies in, one of each size. */
export const stretchesOf = (epochSeconds: number): string[] =>
  SIZES.map((_, size) => nameOf(size, numberAt(size, Math.max(0, epochSeconds))))

/** Before this moment little has been written: the rest is one step. 2 to the 29th seconds, the year 1987. */
const LONG_AGO = 2 ** (29 - SIZES[0])

/** Everything up to a moment, newest first: each step names the stretches it is made of. No moment is in two steps. */
export function stretchesBefore(epochSeconds: number): string[][] {
  const first = numberAt(0, Math.max(0, epochSeconds)) + 1
  const steps: string[][] = []
  let end = first
  while (end > LONG_AGO) {
    const size = longestBefore(end, first - end)
    end -= 4 ** size
    steps.push([nameOf(size, end / 4 ** size)])
  }
  const longest = SIZES.length - 1
  const left = Math.ceil(end / 4 ** longest)
  return left > 0 ? [...steps, Array.from({ length: left }, (_, index) => nameOf(longest, left - 1 - index))] : steps
}

/** The longest stretch that ends here and is no longer than what has been gone over. */
function longestBefore(end: number, covered: number): number {
  let size = 0
  while (size + 1 < SIZES.length && end % 4 ** (size + 1) === 0 && 4 ** (size + 1) <= covered) size++
  return size
}
