/** How many slips of the finger a word of this length may have: in a short one, every other word would be near. */
export const slipsAllowed = (word: string): number => (word.length >= 9 ? 2 : word.length >= 4 ? 1 : 0)

/**
 * Slips between two words: a letter left out, one too many, a wrong one, or two neighbours swapped. (Optimal string
 * alignment distance, Damerau 1964.) Infinity when there are more than `most`.
 */
export function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return Number.POSITIVE_INFINITY
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, index) => index)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const swapped = isSwap ? before[j - 2]! + 1 : Number.POSITIVE_INFINITY
      row.push(Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same, swapped))
    }
    ;[before, last] = [last, row]
  }
  return last[b.length]! <= most ? last[b.length]! : Number.POSITIVE_INFINITY
}
