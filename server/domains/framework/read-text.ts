import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { FieldError } from '../../platform/errors.ts'
import { MOST_ERRORS, readYaml } from '../../platform/text/read-yaml.ts'
import { faultsOfShape } from './faults-of-shape.ts'
import { type LineOf, lineFinder } from './line-of.ts'
import { type Fault, faultsOf } from './references.ts'
import { Framework } from './schema.ts'

/** framework/defaults.yaml, as it is written. */
export const DEFAULTS_TEXT = readFileSync(new URL('../../../framework/defaults.yaml', import.meta.url), 'utf8')
/** What it says, before it is understood. */
export const DEFAULTS = parse(DEFAULTS_TEXT) as object

type Reading = { framework: Framework; errors: [] } | { framework: null; errors: FieldError[] }

/** Lays an operator's text over the defaults and checks the whole. Every error has a path and a line of that text. */
export function readFrameworkText(text: string): Reading {
  const yaml = readYaml(text)
  if ('errors' in yaml) return { framework: null, errors: yaml.errors }
  const given = yaml.value ?? {}
  if (!isObject(given))
    return { framework: null, errors: [{ path: '', message: 'The framework must be a map of keys.', line: 1 }] }
  const lineOf = lineFinder(yaml)
  const whole = laidOver(DEFAULTS, given)
  const result = Framework.safeParse(whole)
  const faults = result.success
    ? faultsOf(result.data)
    : result.error.issues.flatMap((issue) => faultsOfShape(issue, (path) => valueIn(whole, path)))
  const errors = [...unseenNames(given).filter((one) => !isAmong(faults, one)), ...faults]
  return result.success && errors.length === 0
    ? { framework: ringsCounted(result.data), errors: [] }
    : { framework: null, errors: errors.slice(0, MOST_ERRORS).map((fault) => errorOf(fault, lineOf)) }
}

/**
 * What a version of the software before understood, with the keys that only this one knows, as the defaults have them: so
 * that it can be gone by even where its text is refused today.
 */
export const completed = (understood: object): Framework =>
  laidOver(readFrameworkText('').framework, understood) as Framework

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The schema passes over this name where any may stand, so that what stands below it would be lost without a word. */
const UNSEEN = '__proto__'

const isAmong = (faults: readonly Fault[], { path }: Fault): boolean =>
  faults.some((fault) => fault.path.join('.') === path.join('.'))

function unseenNames(value: unknown, path: PropertyKey[] = []): Fault[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, below]) =>
    key === UNSEEN
      ? [{ path: [...path, key], message: 'is no name that can be used here. Choose another one.' }]
      : unseenNames(below, [...path, Array.isArray(value) ? Number(key) : key]),
  )
}

/** Maps are merged key by key, everything else replaces. */
function laidOver(below: unknown, above: unknown): unknown {
  if (!isObject(below) || !isObject(above)) return above
  const merged: Record<string, unknown> = { ...below }
  for (const [key, value] of Object.entries(above)) {
    // An own property on purpose, whatever its name: "__proto__" in a text must be refused as an unknown key.
    Object.defineProperty(merged, key, {
      value: laidOver(Object.hasOwn(below, key) ? below[key] : undefined, value),
      enumerable: true,
      writable: true,
      configurable: true,
    })
  }
  return merged
}

const errorOf = ({ path, message }: Fault, lineOf: LineOf): FieldError => ({
  path: path.join('.'),
  message,
  line: lineOf(path),
})

function valueIn(whole: unknown, path: readonly PropertyKey[]): unknown {
  let value = whole
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = Reflect.get(value, key)
  }
  return value
}

/** Rings last as long as the framework says; until they are counted, as long as they mostly do. */
function ringsCounted(framework: Framework): Framework {
  const { support_channels, sla } = framework
  const time = support_channels.phone_support.response_time_sla
  if (time.rings === undefined) return framework
  const response_time_sla = { ...time, seconds: time.rings * sla.ring_cadence_seconds }
  const phone_support = { ...support_channels.phone_support, response_time_sla }
  return { ...framework, support_channels: { ...support_channels, phone_support } }
}
