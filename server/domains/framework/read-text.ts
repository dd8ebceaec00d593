import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { z } from 'zod'
import type { FieldError } from '../../platform/errors.ts'
import { type LineOf, lineFinder } from './line-of.ts'
import { MOST_ERRORS, readYaml } from './read-yaml.ts'
import { Framework } from './schema.ts'
import { teamsOf } from './teams.ts'

const defaults = parse(readFileSync(new URL('../../../framework/defaults.yaml', import.meta.url), 'utf8')) as object

type Reading = { framework: Framework; errors: [] } | { framework: null; errors: FieldError[] }

/** Lays an operator's text over the defaults and checks the whole. Every error has a path and a line of that text. */
export function readFrameworkText(text: string): Reading {
  const yaml = readYaml(text)
  if ('errors' in yaml) return { framework: null, errors: yaml.errors }
  const given = yaml.value ?? {}
  if (!isObject(given))
    return { framework: null, errors: [{ path: '', message: 'The framework must be a map of keys.', line: 1 }] }
  const lineOf = lineFinder(yaml)
  const result = Framework.safeParse(laidOver(defaults, given))
  const errors = result.success ? faultsOf(result.data) : result.error.issues.flatMap(faultsIn)
  return result.success && errors.length === 0
    ? { framework: result.data, errors: [] }
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

/** Something wrong at a path. Its line is looked up only when it is told. */
interface Fault {
  path: PropertyKey[]
  message: string
}

const errorOf = ({ path, message }: Fault, lineOf: LineOf): FieldError => ({
  path: path.join('.'),
  message,
  line: lineOf(path),
})

function faultsIn(issue: z.core.$ZodIssue): Fault[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: issue.path, message: issue.message }]
  return issue.keys.map((key) => ({
    path: [...issue.path, key],
    message: 'is not a key of the framework. Is it misspelt?',
  }))
}

/** Every team and tier that is named must exist. */
function faultsOf(framework: Framework): Fault[] {
  const faults: Fault[] = []
  const known = new Set(teamsOf(framework).map(({ name }) => name))
  const path = ['support_channels', 'live_chat', 'auto_routing']
  for (const [index, route] of framework.support_channels.live_chat.auto_routing.entries()) {
    for (const [kind, team] of Object.entries(route)) {
      if (team && !known.has(team))
        faults.push(missing([...path, index, kind], `"${team}" is neither a tier nor a team`))
    }
  }
  for (const [name, { tier }] of Object.entries(framework.teams)) {
    if (!Object.hasOwn(framework.support_tiers, tier))
      faults.push(missing(['teams', name, 'tier'], `"${tier}" is not a tier`))
  }
  if (Object.keys(framework.support_tiers).length === 0)
    faults.push(missing(['support_tiers'], 'There must be at least one tier'))
  return faults
}

const missing = (path: PropertyKey[], message: string): Fault => ({
  path,
  message: `${message}. Define it under support_tiers or teams, or correct the name.`,
})
