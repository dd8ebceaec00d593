/** A line of a difference, with its number in the earlier and in the later text, from 1. */
export interface DiffLine {
  kind: 'same' | 'added' | 'removed'
  text: string
  before: number | null
  after: number | null
}

/** More steps than this and the middle is told as replaced: finding the shortest way would take too long. */
const MOST_STEPS = 500

/** Two texts line by line, with the fewest lines added and removed (Myers, An O(ND) Difference Algorithm, 1986). */
export function diffLines(before: string, after: string): DiffLine[] {
  const [a, b] = [linesOfText(before), linesOfText(after)]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const middle = kept(a.slice(start, a.length - end), b.slice(start, b.length - end))
  const pairs = [
    ...Array.from({ length: start }, (_, i) => [i, i] as const),
    ...middle.map(([x, y]) => [x + start, y + start] as const),
    ...Array.from({ length: end }, (_, i) => [a.length - end + i, b.length - end + i] as const),
  ]
  return told(a, b, pairs)
}

const linesOfText = (text: string): string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'))

type Pair = readonly [before: number, after: number]

/** Everything between two lines that are kept was removed or added; what was removed is told first. */
function told(a: readonly string[], b: readonly string[], pairs: readonly Pair[]): DiffLine[] {
  const lines: DiffLine[] = []
  let [x, y] = [0, 0]
  for (const [keptX, keptY] of [...pairs, [a.length, b.length] as const]) {
    while (x < keptX) lines.push({ kind: 'removed', text: a[x]!, before: ++x, after: null })
    while (y < keptY) lines.push({ kind: 'added', text: b[y]!, before: null, after: ++y })
    if (x < a.length && y < b.length) lines.push({ kind: 'same', text: a[x]!, before: ++x, after: ++y })
  }
  return lines
}

/** Which lines both texts keep, in order. */
function kept(a: readonly string[], b: readonly string[]): Pair[] {
  const trail: Map<number, number>[] = []
  const furthest = new Map<number, number>([[1, 0]])
  for (let steps = 0; steps <= Math.min(a.length + b.length, MOST_STEPS); steps++) {
    trail.push(new Map(furthest))
    for (let diagonal = -steps; diagonal <= steps; diagonal += 2) {
      let x = startOn(furthest, diagonal, steps)
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++
      furthest.set(diagonal, x)
      if (x >= a.length && x - diagonal >= b.length) return walkBack(trail, a.length, b.length)
    }
  }
  return []
}

/** Where a way along a diagonal starts: one line added or removed from a neighbour, whichever came further. */
function startOn(furthest: ReadonlyMap<number, number>, diagonal: number, steps: number): number {
  return comesByAdding(furthest, diagonal, steps) ? furthest.get(diagonal + 1)! : furthest.get(diagonal - 1)! + 1
}

const comesByAdding = (furthest: ReadonlyMap<number, number>, diagonal: number, steps: number): boolean =>
  diagonal === -steps || (diagonal !== steps && furthest.get(diagonal - 1)! < furthest.get(diagonal + 1)!)

function walkBack(trail: readonly Map<number, number>[], endX: number, endY: number): Pair[] {
  const pairs: Pair[] = []
  let [x, y] = [endX, endY]
  for (let steps = trail.length - 1; steps >= 0; steps--) {
    const furthest = trail[steps]!
    const diagonal = x - y
    const from = comesByAdding(furthest, diagonal, steps) ? diagonal + 1 : diagonal - 1
    const fromX = Math.max(furthest.get(from)!, 0)
    const fromY = fromX - from
    while (x > fromX && y > fromY && x > 0 && y > 0) pairs.push([--x, --y])
    ;[x, y] = [fromX, Math.max(fromY, 0)]
  }
  return pairs.reverse()
}
