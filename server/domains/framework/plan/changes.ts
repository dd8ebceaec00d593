import type { FrameworkChange } from '../contract.ts'
import { inWords, type WrittenAt } from '../lines.ts'
import type { Framework } from '../schema.ts'
import type { Difference } from './difference.ts'
import { sentenceOf } from './sentences.ts'

interface Place {
  path: string[]
  pattern: string[]
  names: string[]
}

/** Maps whose keys people choose: an entry that is new or gone is told as one change, not key by key. */
const COLLECTIONS = new Set(['support_tiers', 'teams', 'segments', 'calendars', 'authority'])
/** Of these the order counts, and a later text can change it. */
const ORDERED = new Set(['support_tiers'])

/** What differs between two frameworks, each with a sentence. `find`: where a path is written in the text after. */
export function changesBetween(
  before: Framework,
  after: Framework,
  find: (path: string) => WrittenAt,
): FrameworkChange[] {
  return differences(before, after, { path: [], pattern: [], names: [] }).map((difference) => {
    const { line, from } = find(difference.path)
    const isThere = difference.kind !== 'removed' && from === 'text'
    return { ...difference, line: isThere ? line : null, sentence: sentenceOf(difference) }
  })
}

function differences(before: unknown, after: unknown, place: Place): Difference[] {
  if (isNamedList(before) && isNamedList(after)) return inList(before, after, place)
  if (isMap(before) && isMap(after)) return inMap(before, after, place)
  const [was, is] = [before === undefined ? null : inWords(before), after === undefined ? null : inWords(after)]
  if (was === is) return []
  const kind = was === null ? 'added' : is === null ? 'removed' : 'changed'
  return [{ ...dotted(place), kind, before: was, after: is }]
}

type Named = Record<string, unknown> & { name: string }

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !('seconds' in value && 'text' in value)
const isNamedList = (value: unknown): value is Named[] =>
  Array.isArray(value) && value.every((item) => isMap(item) && typeof item.name === 'string')

function inMap(before: Record<string, unknown>, after: Record<string, unknown>, place: Place): Difference[] {
  const pattern = place.pattern.join('.')
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const found = keys.flatMap((key) => {
    const [was, is] = [
      Object.hasOwn(before, key) ? before[key] : undefined,
      Object.hasOwn(after, key) ? after[key] : undefined,
    ]
    return differences(was, is, isChosen(pattern) ? chosen(place, key, key) : known(place, key))
  })
  if (!ORDERED.has(pattern)) return found
  return [...found, ...reordered(Object.keys(before), Object.keys(after), place)]
}

/** Whether the keys below are words of the operator's. */
const isChosen = (pattern: string): boolean => COLLECTIONS.has(pattern) || CHOSEN_BELOW.has(pattern)
const CHOSEN_BELOW = new Set([
  'escalation.detected',
  'authority.*.limits',
  'routing.skills',
  'routing.given_back_after',
])

/** Entries that have names are the same ones wherever they stand. */
function inList(before: readonly Named[], after: readonly Named[], place: Place): Difference[] {
  const at = (list: readonly Named[], name: string) => list.findIndex((item) => item.name === name)
  const names = [...new Set([...after, ...before].map(({ name }) => name))]
  const found = names.flatMap((name) => {
    const [was, is] = [at(before, name), at(after, name)]
    return differences(before[was], after[is], chosen(place, String(is < 0 ? was : is), name))
  })
  return [
    ...found,
    ...reordered(
      before.map(({ name }) => name),
      after.map(({ name }) => name),
      place,
    ),
  ]
}

function reordered(before: readonly string[], after: readonly string[], place: Place): Difference[] {
  const [was, is] = [before.filter((name) => after.includes(name)), after.filter((name) => before.includes(name))]
  if (was.join() === is.join()) return []
  return [{ ...dotted(place), kind: 'reordered', before: inWords(was), after: inWords(is) }]
}

const known = ({ path, pattern, names }: Place, key: string): Place => ({
  path: [...path, key],
  pattern: [...pattern, key],
  names,
})
const chosen = ({ path, pattern, names }: Place, key: string, name: string): Place => ({
  path: [...path, key],
  pattern: [...pattern, '*'],
  names: [...names, name],
})

const dotted = ({ path, pattern, names }: Place) => ({ path: path.join('.'), pattern: pattern.join('.'), names })
