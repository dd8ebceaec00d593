import { commonPlaces } from './longest-common.ts'

export interface Merged {
  text: string
  /** Places where both changed the same lines: there both stand, theirs below mine, for the writer to choose. */
  conflicts: number
}

/** Puts together, line by line, what two people made of the same text. */
export function mergeTexts({ base, mine, theirs }: Record<'base' | 'mine' | 'theirs', string>): Merged {
  const [from, own, other] = [lines(base), lines(mine), lines(theirs)]
  const toMine = new Map(commonPlaces(from, own))
  const toTheirs = new Map(commonPlaces(from, other))
  const merged: string[] = []
  let conflicts = 0
  let at = { base: 0, mine: 0, theirs: 0 }
  const settle = (until: typeof at) => {
    const part = choose({
      base: from.slice(at.base, until.base),
      mine: own.slice(at.mine, until.mine),
      theirs: other.slice(at.theirs, until.theirs),
    })
    merged.push(...part.lines)
    if (part.conflict) conflicts++
  }
  for (const [index, line] of from.entries()) {
    const [mineAt, theirsAt] = [toMine.get(index), toTheirs.get(index)]
    if (mineAt === undefined || theirsAt === undefined) continue
    settle({ base: index, mine: mineAt, theirs: theirsAt })
    merged.push(line)
    at = { base: index + 1, mine: mineAt + 1, theirs: theirsAt + 1 }
  }
  settle({ base: from.length, mine: own.length, theirs: other.length })
  return { text: merged.join('\n'), conflicts }
}

type Parts = Record<'base' | 'mine' | 'theirs', string[]>

/** Between two lines that all three share. */
function choose({ base, mine, theirs }: Parts): { lines: string[]; conflict: boolean } {
  if (same(mine, theirs) || same(base, theirs)) return { lines: mine, conflict: false }
  if (same(base, mine)) return { lines: theirs, conflict: false }
  return { lines: [...mine, ...theirs], conflict: true }
}

const lines = (text: string) => text.split('\n')
const same = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((line, at) => line === other[at])
