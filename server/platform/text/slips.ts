/** How many slips of the finger a word of this length may have: in a short one, every other word would be near. */
export const slipsAllowed = (word: string): number => (word.length >= 9 ? 2 : word.length >= 4 ? 1 : 0)

/**
 * Slips between two words: a letter left out, one too many, a wrong one, or two neighbours swapped. (Optimal string
 * alignment distance, Damerau 1964.) Infinity when there are more than `most`.
 */
export function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return Number.POSITIVE_INFINITY
  const start = sameStart(a, b)
  const end = sameEnd(a, b, start)
  return distance(a.slice(start, a.length - end), b.slice(start, b.length - end), most)
}

function sameStart(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a.charCodeAt(length) === b.charCodeAt(length)) length++
  return length
}

function sameEnd(a: string, b: string, start: number): number {
  const most = Math.min(a.length, b.length) - start
  let length = 0
  while (length < most && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)) length++
  return length
}

/** The rows of the table that are still needed: two before the one being filled, the last one, and that one. */
interface Rows {
  before: number[]
  last: number[]
  row: number[]
}

/** Row by row; given up as soon as two rows that follow each other hold nothing small enough. */
function distance(a: string, b: string, most: number): number {
  const rows: Rows = { before: [], last: Array.from({ length: b.length + 1 }, (_, j) => j), row: [] }
  let leastBefore = 0
  for (let i = 1; i <= a.length; i++) {
    const least = fillRow(rows, i, { a, b })
    if (least > most && leastBefore > most) return Number.POSITIVE_INFINITY
    leastBefore = least
    const { before, last, row } = rows
    rows.before = last
    rows.last = row
    rows.row = before
  }
  const slips = rows.last[b.length]!
  return slips <= most ? slips : Number.POSITIVE_INFINITY
}

/** Fills the row of the first i letters of one word; says the smallest value in it. */
function fillRow({ before, last, row }: Rows, i: number, { a, b }: { a: string; b: string }): number {
  const [letter, letterBefore] = [a.charCodeAt(i - 1), i > 1 ? a.charCodeAt(i - 2) : -1]
  row[0] = i
  let least = i
  for (let j = 1; j <= b.length; j++) {
    const other = b.charCodeAt(j - 1)
    let slips = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (letter === other ? 0 : 1))
    const isSwap = j > 1 && letterBefore === other && letter === b.charCodeAt(j - 2)
    if (isSwap) slips = Math.min(slips, before[j - 2]! + 1)
    row[j] = slips
    if (slips < least) least = slips
  }
  return least
}
