import { readFileSync } from 'node:fs'
import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parse, parseDocument } from 'yaml'
import type { z } from 'zod'
import type { FieldError } from '../../platform/errors.ts'
import { Framework } from './schema.ts'
import { hasTeam } from './teams.ts'

const defaults = parse(readFileSync(new URL('../../../framework/defaults.yaml', import.meta.url), 'utf8')) as object

type Reading = { framework: Framework; errors: [] } | { framework: null; errors: FieldError[] }

/** Lays an operator's text over the defaults and checks the whole. Every error has a path and a line of that text. */
export function readFrameworkText(text: string): Reading {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  if (document.errors.length > 0) {
    const errors = document.errors.map(({ message, linePos }) => ({
      path: '',
      message: message.split('\n')[0]!,
      line: linePos?.[0].line,
    }))
    return { framework: null, errors }
  }
  const lineOf = (path: PropertyKey[]) => lineAt(document, lines, path)
  const given: unknown = document.toJS() ?? {}
  if (!isObject(given))
    return { framework: null, errors: [{ path: '', message: 'The framework must be a map of keys.', line: 1 }] }
  const result = Framework.safeParse(laidOver(defaults, given))
  const errors = result.success
    ? checkTargets(result.data, lineOf)
    : result.error.issues.flatMap((issue) => errorsOf(issue, lineOf))
  return result.success && errors.length === 0 ? { framework: result.data, errors: [] } : { framework: null, errors }
}

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

type LineOf = (path: PropertyKey[]) => number | undefined

function errorsOf(issue: z.core.$ZodIssue, lineOf: LineOf): FieldError[] {
  if (issue.code !== 'unrecognized_keys') {
    return [{ path: issue.path.join('.'), message: issue.message, line: lineOf(issue.path) }]
  }
  return issue.keys.map((key) => {
    const path = [...issue.path, key]
    return { path: path.join('.'), message: 'is not a key of the framework. Is it misspelt?', line: lineOf(path) }
  })
}

/** Every team and tier that is named must exist. */
function checkTargets(framework: Framework, lineOf: LineOf): FieldError[] {
  const errors: FieldError[] = []
  const path = ['support_channels', 'live_chat', 'auto_routing']
  for (const [index, route] of framework.support_channels.live_chat.auto_routing.entries()) {
    for (const [kind, team] of Object.entries(route)) {
      if (team && !hasTeam(framework, team))
        errors.push(missing([...path, index, kind], `"${team}" is neither a tier nor a team`, lineOf))
    }
  }
  for (const [name, { tier }] of Object.entries(framework.teams)) {
    if (!(tier in framework.support_tiers))
      errors.push(missing(['teams', name, 'tier'], `"${tier}" is not a tier`, lineOf))
  }
  if (Object.keys(framework.support_tiers).length === 0)
    errors.push(missing(['support_tiers'], 'There must be at least one tier', lineOf))
  return errors
}

const missing = (path: PropertyKey[], message: string, lineOf: LineOf): FieldError => ({
  path: path.join('.'),
  message: `${message}. Define it under support_tiers or teams, or correct the name.`,
  line: lineOf(path),
})

/** The line of a path in the operator's text; of its nearest parent when the value comes from the defaults. */
function lineAt(document: Document, lines: LineCounter, path: PropertyKey[]): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true)
    const key = path[length - 1]
    const pair = isMap(parent)
      ? parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key)
      : undefined
    const node = pair && isNode(pair.key) ? pair.key : document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
  }
  return undefined
}
