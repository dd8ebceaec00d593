/** A share with the interval it lies in, 0 to 1. */
export interface Share {
  value: number
  low: number
  high: number
}

/** Nine of ten. */
const Z_90 = 1.6449

/** Interval of a share after Wilson (1927): right also where few were counted, and at 0 and 1. Null where nothing was. */
export function wilson(count: number, n: number, z = Z_90): Share | null {
  if (n <= 0) return null
  const value = count / n
  const centre = (value + z ** 2 / (2 * n)) / (1 + z ** 2 / n)
  const half = (z / (1 + z ** 2 / n)) * Math.sqrt((value * (1 - value)) / n + z ** 2 / (4 * n ** 2))
  return { value, low: Math.max(0, centre - half), high: Math.min(1, centre + half) }
}

interface Counted {
  count: number
  n: number
}

/** Interval of how much a share has grown, after Newcombe (1998), method 10. */
export function growth(before: Counted, after: Counted): Share | null {
  const [one, two] = [wilson(before.count, before.n), wilson(after.count, after.n)]
  if (!one || !two) return null
  const value = two.value - one.value
  return {
    value,
    low: value - Math.hypot(two.value - two.low, one.high - one.value),
    high: value + Math.hypot(two.high - two.value, one.value - one.low),
  }
}
