/** Pairs of equal places in two sequences, as many as can be had in order. Equal ends are paired first: texts differ little. */
export function commonPlaces(from: readonly string[], to: readonly string[]): [number, number][] {
  let start = 0
  while (start < from.length && start < to.length && from[start] === to[start]) start++
  let end = 0
  while (end < from.length - start && end < to.length - start && from.at(-1 - end) === to.at(-1 - end)) end++
  const head = Array.from({ length: start }, (_, at): [number, number] => [at, at])
  const middle = byTable(from.slice(start, from.length - end), to.slice(start, to.length - end))
  const tail = Array.from({ length: end }, (_, at): [number, number] => [from.length - end + at, to.length - end + at])
  return [...head, ...middle.map(([a, b]): [number, number] => [a + start, b + start]), ...tail]
}

/** Past this many cells a table would freeze the page; what lies between is then simply all different. */
const MOST_CELLS = 4_000_000

function byTable(from: readonly string[], to: readonly string[]): [number, number][] {
  if (from.length * to.length > MOST_CELLS) return []
  const width = to.length + 1
  const longest = new Uint32Array((from.length + 1) * width)
  for (let a = from.length - 1; a >= 0; a--) {
    for (let b = to.length - 1; b >= 0; b--) {
      const [down, right, diagonal] = [(a + 1) * width + b, a * width + b + 1, (a + 1) * width + b + 1]
      longest[a * width + b] = from[a] === to[b] ? longest[diagonal]! + 1 : Math.max(longest[down]!, longest[right]!)
    }
  }
  return walk({ from, to, longest, width })
}

interface Table {
  from: readonly string[]
  to: readonly string[]
  longest: Uint32Array
  width: number
}

function walk({ from, to, longest, width }: Table): [number, number][] {
  const pairs: [number, number][] = []
  let [a, b] = [0, 0]
  while (a < from.length && b < to.length) {
    if (from[a] === to[b]) pairs.push([a++, b++])
    else if (longest[(a + 1) * width + b]! >= longest[a * width + b + 1]!) a++
    else b++
  }
  return pairs
}
