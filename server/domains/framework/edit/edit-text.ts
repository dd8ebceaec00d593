import { invalid } from '../../../platform/errors.ts'
import { readYaml } from '../../../platform/text/read-yaml.ts'
import type { Edit } from '../contract.ts'
import { DEFAULTS } from '../read-text.ts'
import { remarksIn } from './comments.ts'
import { rendered } from './render.ts'
import { splice, spliceIn } from './splice.ts'
import { isMap, isSame, type Path, removedWith, valueIn, withoutValue, withValue } from './values.ts'

/**
 * A text with some values changed, `null` taking them out so that the defaults count. Only what changes is written anew:
 * comments, order, quoting and empty lines of all the rest stay to the letter.
 */
export function editText(text: string, changes: readonly Edit[]): string {
  return changes.reduce((text, { path, value }) => change(text, path, value), text)
}

function change(text: string, path: Path, value: unknown): string {
  const before = readValue(text)
  const list = listOfDefaults(before, path)
  // A list replaces the one of the defaults: what is to change in it must stand in the text.
  if (list) return change(change(text, list, valueIn(DEFAULTS, list)), path, value)
  refuseStrayItems(before, path)
  return value === null || value === undefined ? without(text, path) : having(text, path, value)
}

function having(text: string, path: Path, value: unknown): string {
  const whole = readValue(text)
  const before = valueIn(whole, path)
  if (before !== undefined && isSame(before, value)) return text
  if (isMap(before) && isMap(value) && size(before) > 0 && size(value) > 0) return keyByKey(text, path, value)
  if (Array.isArray(before) && Array.isArray(value) && before.length > 0 && value.length > 0)
    return itemByItem(text, path, value)
  return checked(text, withValue(whole, path, value), () => splice(text, path, value))
}

const size = (value: object): number => Object.keys(value).length

/** What stays in a map keeps its writing. New keys come first, so that it is never empty in between. */
function keyByKey(text: string, path: Path, value: Record<string, unknown>): string {
  const set = Object.entries(value).reduce((text, [key, inner]) => having(text, [...path, key], inner), text)
  const before = valueIn(readValue(set), path) as object
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(value, key))
  return gone.reduce((text, key) => without(text, [...path, key]), set)
}

/** What stays at the beginning and at the end of a list keeps its writing; between them items are changed, added or removed. */
function itemByItem(text: string, path: Path, value: readonly unknown[]): string {
  const before = valueIn(readValue(text), path) as unknown[]
  const shared = Math.min(before.length, value.length)
  let start = 0
  while (start < shared && isSame(before[start], value[start])) start++
  let end = 0
  while (end < shared - start && isSame(before.at(-1 - end), value.at(-1 - end))) end++
  const [was, is] = [before.length - start - end, value.length - start - end]
  const at = (place: number) => [...path, String(place)]
  let edited = text
  for (let place = start + was - 1; place >= start + is; place--) edited = without(edited, at(place))
  for (let place = start; place < start + Math.min(was, is); place++) edited = having(edited, at(place), value[place])
  for (let place = start + was; place < start + is; place++) edited = withItem(edited, at(place), value[place])
  return edited
}

function withItem(text: string, path: Path, value: unknown): string {
  const whole = readValue(text)
  const list = path.slice(0, -1)
  const items = (valueIn(whole, list) as unknown[]).toSpliced(Number(path.at(-1)), 0, value)
  return checked(text, withValue(whole, list, items), () => spliceIn(text, path, value))
}

function without(text: string, path: Path): string {
  const before = readValue(text)
  if (valueIn(before, path) === undefined) return text
  const gone = removedWith(before, path)
  return checked(text, withoutValue(before, path), () => splice(text, gone, undefined))
}

/** What was meant to be written is what is read, and no remark is lost; otherwise the text is written the plain way. */
function checked(text: string, meant: unknown, write: () => string | null): string {
  const written = write()
  if (written !== null && holds(written, meant) && isSame(remarksIn(written), remarksIn(text))) return written
  return rewritten(text, meant)
}

function holds(text: string, meant: unknown): boolean {
  const yaml = readYaml(text)
  return !('errors' in yaml) && isSame(yaml.value ?? {}, meant ?? {})
}

/** For what cannot be changed in place, such as aliases: the values anew, the remarks above them. */
const rewritten = (text: string, meant: unknown): string =>
  `${remarksIn(text)
    .map((remark) => `${remark}\n`)
    .join('')}${rendered(meant ?? {})}\n`

function readValue(text: string): unknown {
  const yaml = readYaml(text)
  if ('errors' in yaml) throw invalid('This text is no YAML; nothing was edited.', yaml.errors)
  return yaml.value ?? {}
}

/** A list the path leads into that only the defaults have. */
function listOfDefaults(whole: unknown, path: Path): Path | undefined {
  return path
    .map((_, length) => path.slice(0, length))
    .find((part) => Array.isArray(valueIn(DEFAULTS, part)) && valueIn(whole, part) === undefined)
}

function refuseStrayItems(whole: unknown, path: Path): void {
  for (const [index, key] of path.entries()) {
    const list = valueIn(whole, path.slice(0, index))
    if (!Array.isArray(list)) continue
    if (/^\d+$/.test(key) && Number(key) <= list.length) continue
    const message = `There is no place ${key} in this list; it has ${list.length} entries.`
    throw invalid('This edit cannot be made.', [{ path: path.join('.'), message }])
  }
}
