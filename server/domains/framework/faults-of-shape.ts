import type { z } from 'zod'
import type { Fault } from './references.ts'

type Issue = z.core.$ZodIssue

/** What is wrong with the shape of a framework, in words people understand. `valueAt`: what stands at a path. */
export function faultsOfShape(issue: Issue, valueAt: (path: PropertyKey[]) => unknown): Fault[] {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...issue.path, key],
        message: 'is not a key of the framework. Is it misspelt?',
      }))
    case 'invalid_key':
      return [{ path: issue.path, message: issue.issues[0]?.message ?? issue.message }]
    case 'invalid_union':
      return faultsOfUnion(issue, valueAt)
    case 'invalid_value':
      return [{ path: issue.path, message: `must be one of ${issue.values.map(String).join(', ')}.` }]
    case 'invalid_format':
      return [{ path: issue.path, message: FORMATS[issue.format] ?? issue.message }]
    case 'too_small':
    case 'too_big':
      return [{ path: issue.path, message: wrongSize(issue) }]
    case 'invalid_type':
      return [{ path: issue.path, message: wrongKind(issue.expected, valueAt(issue.path)) }]
    default:
      return [{ path: issue.path, message: issue.message }]
  }
}

function wrongSize(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): string {
  const most = issue.code === 'too_big' ? issue.maximum : undefined
  const least = issue.code === 'too_small' ? issue.minimum : undefined
  const what = COUNTED[issue.origin]
  if (what === undefined) return most === undefined ? `must be at least ${least}.` : `must be at most ${most}.`
  if (most !== undefined) return `must not have more than ${most} ${what}.`
  return least === 1 ? 'must not be empty.' : `must have at least ${least} ${what}.`
}

const COUNTED: Partial<Record<string, string>> = { string: 'characters', array: 'entries' }

const FORMATS: Partial<Record<string, string>> = {
  email: 'is neither an e-mail address nor one of the words that may stand here.',
  url: 'is no address such as "https://example.com/path".',
  date: 'is no day. Write it as "2026-12-24".',
}

const KINDS: Partial<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a map of keys',
  record: 'a map of keys',
  array: 'a list',
  tuple: 'a list',
}

function wrongKind(expected: string, value: unknown): string {
  const wanted = KINDS[expected] ?? expected
  if (value === undefined) return `is missing. It must be ${wanted}.`
  if (value === null) return `is empty. Write ${wanted}, or take the key away so that the default counts.`
  return `must be ${wanted}.`
}

/** Of several shapes the one that was most likely meant: that whose complaint lies deepest. */
function faultsOfUnion(
  { path, errors }: Extract<Issue, { code: 'invalid_union' }>,
  valueAt: (path: PropertyKey[]) => unknown,
): Fault[] {
  const value = valueAt(path)
  const shapes = errors.filter((issues) => issues.length > 0)
  const meant = shapes.filter((issues) =>
    issues.every((issue) => issue.path.length > 0 || isOfValueItself(issue, value)),
  )
  const [first] = meant.toSorted((one, other) => depth(other) - depth(one))
  if (!first || (meant.length > 1 && depth(first) === 0)) return [{ path, message: noneFits(shapes, value) }]
  return first.flatMap((issue) => faultsOfShape({ ...issue, path: [...path, ...issue.path] }, valueAt))
}

const depth = (issues: readonly Issue[]): number => Math.max(...issues.map((issue) => issue.path.length))

/** A complaint about what was written, not about it being another kind of thing altogether. */
const isOfValueItself = (issue: Issue, value: unknown): boolean =>
  issue.code === 'invalid_format' ||
  issue.code === 'custom' ||
  (issue.code === 'invalid_value' && typeof value === 'string')

/** Of words or of maps with one key: the keys and words there are. */
function noneFits(shapes: readonly (readonly Issue[])[], value: unknown): string {
  const issues = shapes.flat()
  if (value === null) return 'is empty. Write a value, or take the key away so that the default counts.'
  const keys = issues.flatMap(({ path }) => (path.length === 1 && isWithout(value, path[0]!) ? [String(path[0])] : []))
  if (keys.length > 0) return `is none of what is known here: ${[...new Set(keys)].join(', ')}.`
  const words = issues.flatMap((issue) => (issue.code === 'invalid_value' ? issue.values.map(String) : []))
  const others = issues.filter((issue) => issue.code === 'invalid_format').map(({ message }) => message)
  return words.length > 0
    ? `must be one of ${words.join(', ')}${others.length > 0 ? ', or an address or text of the right form' : ''}.`
    : (issues[0]?.message ?? 'cannot be used.')
}

const isWithout = (value: unknown, key: PropertyKey): boolean =>
  typeof value === 'object' && value !== null && !Object.hasOwn(value, key)
