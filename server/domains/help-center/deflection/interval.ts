/** So many of so many. */
export interface Share {
  count: number
  of: number
}

export interface Interval {
  low: number
  high: number
}

/** Of the normal distribution, two-sided: 1.6449 for 90 %, 1.9600 for 95 %. */
export const Z_90 = 1.6448536269514722

/**
 * Where the true share lies, by Wilson's score interval: right for few cases and for shares near 0 and 1, where the usual
 * plus-minus is not. Null of nothing. Source: E. B. Wilson, JASA 22 (1927); R. G. Newcombe, Stat. Med. 17 (1998) 857, method 3.
 */
export function wilson({ count, of }: Share, z = Z_90): Interval | null {
  if (of === 0) return null
  const [share, square] = [count / of, z * z]
  const middle = (share + square / (2 * of)) / (1 + square / of)
  const reach = (z * Math.sqrt((share * (1 - share)) / of + square / (4 * of * of))) / (1 + square / of)
  return { low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) }
}

/**
 * By how much one share is above another, with the interval of that difference made of both Wilson intervals. Null when one
 * of them is of nothing. Source: R. G. Newcombe, Statistics in Medicine 17 (1998) 873, method 10.
 */
export function difference(one: Share, other: Share, z = Z_90): (Interval & { value: number }) | null {
  const [first, second] = [wilson(one, z), wilson(other, z)]
  if (!first || !second) return null
  const [p, q] = [one.count / one.of, other.count / other.of]
  return {
    value: p - q,
    low: p - q - Math.hypot(p - first.low, second.high - q),
    high: p - q + Math.hypot(first.high - p, q - second.low),
  }
}
