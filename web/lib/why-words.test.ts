import i18next, { type TFunction } from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import type { Decision } from '../../server/domains/tickets/contract.ts'
import type { Speaker } from './facets.ts'
import { en } from './locales/en.ts'
import { enCase } from './locales/en-case.ts'
import { zh } from './locales/zh.ts'
import { zhCase } from './locales/zh-case.ts'
import { reasonWords } from './why-reasons.ts'
import { sentenceOf } from './why-sentences.ts'

// Names of teams are said in the language of the page, which is English here.
beforeAll(() =>
  i18next.init({
    lng: 'en',
    defaultNS: 'app',
    resources: { en: { app: en, case: enCase }, zh: { app: zh, case: zhCase } },
    interpolation: { escapeValue: false },
  }),
)
const speaking = (language: 'en' | 'zh'): Speaker => ({
  t: i18next.getFixedT(language) as unknown as TFunction<['app', 'case']>,
  language,
})
const decided = (kind: string, decision: Partial<Decision>): Decision => ({
  ...{ id: 'd', at: '2026-03-01T10:00:00Z', kind, rule: 'some_rule', inputs: {}, result: {} },
  ...{ losers: [], confidence: null, version: null },
  ...decision,
})

test('a decision is a sentence, in English and in 中文', () => {
  const placement = decided('placement', { rule: 'billing_questions', result: { team: 'billing_specialist' } })
  expect(sentenceOf(placement, speaking('en'))).toBe('It went to Billing specialist: it is about money.')
  expect(sentenceOf(placement, speaking('zh'))).toBe('转至 Billing specialist：与费用有关。')
  const place = decided('queue_place', { result: { queue_class: 'enterprise_customers', lead_seconds: 43_200 } })
  expect(sentenceOf(place, speaking('en'))).toContain('“Enterprise”, by 12 hours')
})

test('escalations name where it went and why, or that there is nobody higher', () => {
  const inputs = { criterion: 'technical_complexity' }
  const up = decided('escalation', { rule: 'by_hand', inputs, result: { tier: 'tier2_technical' } })
  expect(sentenceOf(up, speaking('en'))).toBe('It was escalated to Tier 2 technical: Technically complex.')
  expect(sentenceOf(decided('escalation', { result: { tier: null } }), speaking('en'))).toContain('no higher tier')
})

test('a class or criterion the operator made up is shown as it is named', () => {
  const place = decided('queue_place', { result: { queue_class: 'gold_partners', lead_seconds: 3_600 } })
  expect(sentenceOf(place, speaking('en'))).toContain('“Gold partners”')
})

test('a kind without words leaves the facts to speak', () => {
  expect(sentenceOf(decided('something_new', {}), speaking('en'))).toBeNull()
})

test('why something was not chosen loses the names of rules, says the same once, and is translated', () => {
  const reason = 'hard: it is not technical; technical_for_enterprise: it is not technical'
  expect(reasonWords(reason, speaking('en'))).toBe('it is not technical')
  expect(reasonWords(reason, speaking('zh'))).toBe('不是技术问题')
  expect(reasonWords('its complexity is low, not high', speaking('zh'))).toBe('复杂度为低')
  expect(reasonWords('first_tier: a reason nobody has seen yet', speaking('zh'))).toBe('a reason nobody has seen yet')
})
