import { cursorOf, readCursor } from '../../../platform/pages.ts'
import { type Boundary, type Candidate, EVERYTHING, type Found, IN_TEXT, newestFirst } from './candidate.ts'

/** Where a page begins: in the stretch of candidates that lie before `boundary`, behind the one named. */
export interface Place {
  boundary: Boundary
  after: Candidate | null
}

/** Higher than any score: before all others. */
const FIRST = 32_000

export function placeOf(cursor: string | undefined): Place {
  const values = readCursor(cursor, ['instant', 'id', 'rank', 'instant', 'id'])
  if (!values) return { boundary: EVERYTHING, after: null }
  const [at, id, score, after_at, after_id] = values
  return { boundary: { at, id }, after: score === FIRST ? null : { score, at: after_at, id: after_id } }
}

export const isFirst = ({ boundary, after }: Place): boolean => boundary.at === EVERYTHING.at && after === null

/** One page of what was found, best first and then newest; then the next older stretch of candidates. */
export function pageOfFound(found: Found, place: Place, limit: number) {
  const { boundary, after } = place
  const stretch = found.text.slice(0, IN_TEXT)
  const ranked = candidatesOf(found.head, stretch, boundary).sort(bestFirst)
  const left = after ? ranked.filter((candidate) => bestFirst(after, candidate) < 0) : ranked
  const items = left.slice(0, limit)
  return { items, next_cursor: nextOf({ found, stretch, left, items, boundary }) }
}

/** What was found by its head stands in the first stretch, however old it is, and in no other. */
function candidatesOf(head: readonly Candidate[], text: readonly Candidate[], boundary: Boundary): Candidate[] {
  const inHead = new Set(head.map(({ id }) => id))
  const others = text.filter(({ id }) => !inHead.has(id))
  return boundary.at === EVERYTHING.at ? [...head, ...others] : others
}

const bestFirst = (a: Candidate, b: Candidate): number => b.score - a.score || newestFirst(a, b)

interface Turning {
  found: Found
  stretch: Candidate[]
  left: Candidate[]
  items: Candidate[]
  boundary: Boundary
}

function nextOf({ found, stretch, left, items, boundary }: Turning): string | null {
  const last = items.at(-1)
  if (last && left.length > items.length) return cursorOf([boundary.at, boundary.id, last.score, last.at, last.id])
  const oldest = stretch.at(-1)
  if (!oldest || found.text.length <= IN_TEXT) return null
  return cursorOf([oldest.at, oldest.id, FIRST, oldest.at, oldest.id])
}
