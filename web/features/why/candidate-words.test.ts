import i18next, { type TFunction } from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import type { WhyAnswer } from '../../../server/domains/tickets/why/contract.ts'
import { en } from '../../lib/locales/en.ts'
import { enCase } from '../../lib/locales/en-case.ts'
import { enStory } from '../../lib/locales/en-story.ts'
import { enWhy } from '../../lib/locales/en-why.ts'
import { zh } from '../../lib/locales/zh.ts'
import { zhCase } from '../../lib/locales/zh-case.ts'
import { zhStory } from '../../lib/locales/zh-story.ts'
import { zhWhy } from '../../lib/locales/zh-why.ts'
import { decidedWords, type Teller } from '../../lib/why-decided.ts'
import { candidateWords } from './candidate-words.ts'

const words = i18next.createInstance()
beforeAll(() =>
  words.init({
    lng: 'en',
    defaultNS: 'app',
    resources: {
      en: { app: { ...en, ...enStory }, case: enCase, why: enWhy },
      zh: { app: { ...zh, ...zhStory }, case: zhCase, why: zhWhy },
    },
    interpolation: { escapeValue: false },
  }),
)
const speaking = (language: 'en' | 'zh'): Teller => ({
  t: words.getFixedT(language) as unknown as TFunction<['app', 'case', 'tasks', 'why']>,
  language,
  nameOf: (id) => (id === 'u1' ? 'Ada Agent' : null),
})
const answer = (given: Partial<WhyAnswer>): WhyAnswer => ({
  ...{ id: 'd', at: '2026-03-01T10:00:00Z', kind: 'priority', rule: 'some_rule', inputs: {}, result: {}, losers: [] },
  ...{ confidence: null, version: null, sentence: '', path: null, line: null, from: null, value: null, current: true },
  ...{ by: null, ...given },
})

test('a priority that was raised says what the matrix said and what the plan added', () => {
  const raised = answer({
    rule: 'raised_by_customer_status',
    inputs: { impact: 'high', urgency: 'low', base: 'medium', raised_by: 1, customer_status: 'enterprise' },
    result: { priority: 'high' },
  })
  expect(decidedWords(raised, speaking('en'))).toBe(
    'Priority High: the matrix says Medium for impact High and urgency Low, and customers with Enterprise go 1 up.',
  )
  expect(decidedWords(raised, speaking('zh'))).toMatch(/^优先级为高：.*企业版客户再升 1 级。$/)
})

test('who was given a ticket is named, whether a rule or a person decided so', () => {
  const given = { kind: 'assignment', result: { agent_id: 'u1' } }
  expect(decidedWords(answer({ ...given, rule: 'first_free' }), speaking('en'))).toContain('Ada Agent got it')
  const by = { id: 'u2', name: 'Lea Lead' }
  expect(decidedWords(answer({ ...given, by, rule: 'by_person' }), speaking('zh'))).toBe(
    'Lea Lead 将其分派给 Ada Agent。',
  )
  expect(decidedWords(answer({ kind: 'assignment', by, result: {} }), speaking('en'))).toContain('took its assignee')
})

test('a kind nobody has words for leaves the facts to speak', () => {
  expect(decidedWords(answer({ kind: 'something_new' }), speaking('en'))).toBeNull()
})

test('why somebody else was not chosen is said in both languages', () => {
  const { t: inEnglish } = speaking('en')
  const { t: inChinese } = speaking('zh')
  expect(candidateWords('at the limit, 3 of 3 chats', inEnglish)).toBe('has 3 of 3 already')
  expect(candidateWords('at the limit, 3 of 3 chats', inChinese)).toBe('已有 3 个，上限 3 个')
  expect(candidateWords('it is for enterprise customers, not free', inEnglish)).toBe('is for enterprise, not free')
  expect(candidateWords('something else', inEnglish)).toBeNull()
})
