import { stringify } from 'yaml'
import { readYaml } from '../../platform/text/read-yaml.ts'
import { type PlaceOf, placeFinder } from './line-of.ts'
import { DEFAULTS_TEXT } from './read-text.ts'

/** Where a value of the framework is written. `line` is one of the operator's text, or of framework/defaults.yaml. */
export interface WrittenAt {
  line: number | null
  from: 'text' | 'defaults'
  value: string
}

const finderOf = (text: string): PlaceOf => {
  const yaml = readYaml(text)
  return 'errors' in yaml ? () => ({ line: undefined, depth: 0, replaces: false }) : placeFinder(yaml)
}

let inDefaults: PlaceOf | undefined

/** A finder for the dotted paths of one version. Read once; asked for as many paths as are wanted. */
export function writtenAt({ text, resolved }: { text: string; resolved: unknown }): (path: string) => WrittenAt {
  const inText = finderOf(text)
  inDefaults ??= finderOf(DEFAULTS_TEXT)
  const inOurs = inDefaults
  return (path) => {
    const keys = path.split('.')
    const [theirs, ours] = [inText(keys), inOurs(keys)]
    // What a text gives as a list or a word replaces ours altogether: whatever is missing in it is missing.
    const from = theirs.replaces || theirs.depth >= ours.depth ? 'text' : 'defaults'
    return { line: (from === 'text' ? theirs : ours).line ?? null, from, value: valueAt(resolved, keys) }
  }
}

/** A value in one line of words: a duration as it was written, a list or a map as YAML. Nothing there: an empty text. */
export const inWords = (value: unknown): string =>
  value === undefined ? '' : stringify(asWritten(value), IN_ONE_LINE).trim()

const IN_ONE_LINE = { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 } as const

function asWritten(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asWritten)
  if (typeof value !== 'object' || value === null) return value
  if ('text' in value && 'seconds' in value) return value.text
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asWritten(inner)]))
}

function valueAt(resolved: unknown, keys: string[]): string {
  let value: unknown = resolved
  for (const key of keys) {
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined
  }
  return inWords(value)
}
