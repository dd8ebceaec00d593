import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { enFrameworkKeys } from '../../../lib/locales/en-framework-keys.ts'
import { zhFrameworkFindings } from '../../../lib/locales/zh-framework-findings.ts'
import { zhFrameworkKeys } from '../../../lib/locales/zh-framework-keys.ts'
import { partsOfDuration, textOfDuration } from './duration.ts'
import { kindOf, patternOf, patternsOf, type Schema, schemaAt } from './schema.ts'
import { laidOver, valueAt, withValue } from './values.ts'

const schema: Schema = JSON.parse(
  readFileSync(new URL('../../../../framework/framework.schema.json', import.meta.url), 'utf8'),
)

/** Names of the operator's own, and entries of lists, have no words of ours. */
const isNamed = (pattern: string) => !pattern.endsWith('*')

test('every key of the framework has a name and a help in English and in 中文', () => {
  const patterns = patternsOf(schema)
  expect(patterns.length).toBeGreaterThan(100)
  expect(patterns.filter((pattern) => isNamed(pattern) && !(pattern in enFrameworkKeys))).toEqual([])
  expect(patterns.filter((pattern) => isNamed(pattern) && !(pattern in zhFrameworkKeys))).toEqual([])
  const han = /\p{Script=Han}/u
  const untranslated = Object.entries(zhFrameworkKeys).filter(([, words]) => !words.every((word) => han.test(word)))
  expect(untranslated.map(([pattern]) => pattern)).toEqual([])
})

test('every warning of the server has words in 中文, with the same names in them', () => {
  const words = readFileSync(new URL('../../../../server/domains/framework/lint/words.ts', import.meta.url), 'utf8')
  const messages = words.slice(words.indexOf('MESSAGES'), words.indexOf('as const'))
  const said = [...messages.matchAll(/^ {2}(\w+):\s+'(.+)',$/gm)]
  expect(said.length).toBeGreaterThan(30)
  const namesIn = (text: string) => [...new Set([...text.matchAll(/\{+(\w+)\}+/g)].map(([, name]) => name))].sort()
  expect(said.map(([, code]) => code).filter((code) => !zhFrameworkFindings[code!])).toEqual([])
  const strange = said.filter(([, code, text]) =>
    namesIn(zhFrameworkFindings[code!]!).some((name) => !namesIn(text!).includes(name)),
  )
  expect(strange.map(([, code]) => code)).toEqual([])
})

test('every control is fit for what the schema allows', () => {
  const at = (path: string) => {
    const keys = path.split('.')
    return kindOf(schemaAt(schema, keys)!, patternOf(schema, keys))
  }
  expect(at('support_channels.live_chat.concurrent_chat_limit')).toBe('number')
  expect(at('support_channels.email.response_time_sla')).toBe('duration')
  expect(at('support_channels.phone_support.response_time_sla')).toBe('rings')
  expect(at('support_channels.phone_support.callback_option')).toBe('switch')
  expect(at('triage.priority_matrix')).toBe('matrix')
  expect(at('calendars.berlin.hours')).toBe('hours')
  expect(at('sla.policies')).toBe('list')
  expect(at('sla.policies.0.first_response')).toBe('duration')
  expect(at('routing.assign_automatically')).toBe('choices')
  expect(at('support_tiers.tier1_general.capabilities')).toBe('words')
})

test('a path becomes the pattern its words stand under', () => {
  expect(patternOf(schema, ['calendars', 'berlin', 'hours'])).toBe('calendars.*.hours')
  expect(patternOf(schema, ['escalation', 'ladders', '0', 'steps', '1', 'notify'])).toBe(
    'escalation.ladders.*.steps.*.notify',
  )
})

test('values are laid over the defaults as the server does it', () => {
  const defaults = { a: { x: 1, y: [1, 2] }, b: 1 }
  expect(laidOver(defaults, { a: { y: [3] } })).toEqual({ a: { x: 1, y: [3] }, b: 1 })
  expect(laidOver(defaults, undefined)).toEqual(defaults)
  expect(valueAt({ list: [{ n: 1 }] }, ['list', '0', 'n'])).toBe(1)
  expect(valueAt({}, ['constructor'])).toBeUndefined()
  expect(withValue({ list: [{ n: 1, m: 2 }] }, ['list', '0', 'n'], null)).toEqual({ list: [{ m: 2 }] })
  expect(withValue({}, ['a', 'b'], 1)).toEqual({ a: { b: 1 } })
})

test('a duration is a number and a unit, and reads as it was written', () => {
  expect(partsOfDuration('2 hours')).toEqual({ amount: 2, unit: 'hour' })
  expect(partsOfDuration('3 rings')).toEqual({ amount: 3, unit: 'ring' })
  expect(partsOfDuration('soon')).toBeNull()
  expect(textOfDuration({ amount: 1, unit: 'hour' })).toBe('1 hour')
  expect(textOfDuration({ amount: 1.5, unit: 'day' })).toBe('1.5 days')
})
