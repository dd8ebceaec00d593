import { diff } from '@codemirror/merge'
import type { DiffLine } from '../../../../server/domains/framework/contract.ts'

/** Two texts line by line. Each different line is a letter, and the letters are compared. */
export function lineDiff(before: string, after: string): DiffLine[] {
  const letters = new Map<string, string>()
  const [one, other] = [before.split('\n'), after.split('\n')]
  const [from, to] = [lettersOf(one, letters), lettersOf(other, letters)]
  const lines: DiffLine[] = []
  let [left, right] = [0, 0]
  const same = (until: number) => {
    for (; left < until; left++, right++) {
      lines.push({ kind: 'same', text: one[left]!, before: left + 1, after: right + 1 })
    }
  }
  for (const { fromA, toA, toB } of diff(from, to)) {
    same(fromA)
    for (; left < toA; left++) lines.push({ kind: 'removed', text: one[left]!, before: left + 1, after: null })
    for (; right < toB; right++) lines.push({ kind: 'added', text: other[right]!, before: null, after: right + 1 })
  }
  same(one.length)
  return lines
}

/** Letters of a private area of Unicode, and beyond it the rest above the controls: no halves of pairs among them. */
const FIRST = 0xe000
const MOST = 0x1900

function lettersOf(lines: readonly string[], letters: Map<string, string>): string {
  return lines
    .map((line) => {
      const known = letters.get(line)
      if (known) return known
      const place = letters.size
      const letter = String.fromCharCode(place < MOST ? FIRST + place : 0x100 + (place - MOST))
      letters.set(line, letter)
      return letter
    })
    .join('')
}

/** How many lines around a change are shown. */
const AROUND = 2

export interface Gap {
  kind: 'gap'
  count: number
  /** The line it begins with. */
  at: number
}

/** What lies far from any change becomes a gap. */
export function folded(lines: readonly DiffLine[]): (DiffLine | Gap)[] {
  const near = lines.map((_, index) =>
    lines.slice(Math.max(0, index - AROUND), index + AROUND + 1).some(({ kind }) => kind !== 'same'),
  )
  const shown: (DiffLine | Gap)[] = []
  for (const [index, line] of lines.entries()) {
    const last = shown.at(-1)
    if (near[index]) shown.push(line)
    else if (last?.kind === 'gap') last.count++
    else shown.push({ kind: 'gap', count: 1, at: index })
  }
  return shown
}
