import { expect, test } from 'vitest'
import { completed } from '../../framework/read-text.ts'
import { readMessage } from '../../triage/reading/read-message.ts'
import { asksIn } from '../authority/asks.ts'
import { withinAuthority } from '../authority/within-authority.ts'
import { type CaseFacts, type History, NO_HISTORY } from './case-facts.ts'
import { DETECTABLE, detect } from './detectors.ts'
import { hear } from './hear.ts'
import { denied } from './labelled/denied.ts'
import { en } from './labelled/en.ts'
import { further } from './labelled/further.ts'
import type { Labelled } from './labelled/labelled.ts'
import { unseen } from './labelled/unseen.ts'
import { zh } from './labelled/zh.ts'

const framework = completed({})
const CRITERIA = [...DETECTABLE]

function factsOf(text: string, history: History = NO_HISTORY): CaseFacts {
  const { category, topic, complexity, impact } = readMessage({ subject: '', text })
  const beyond = asksIn(text).flatMap((ask) => {
    const why = withinAuthority(framework, 'tier1_general', ask)
    return why ? [{ ask, why }] : []
  })
  return {
    ...hear({ subject: '', text }),
    ...{ category: category.value, topic, beyond, history },
    ...{ complexity: complexity.value, impact: impact.value },
  }
}

const foundIn = (text: string, history?: History): string[] =>
  detect(factsOf(text, history), CRITERIA).map(({ criterion }) => criterion)

interface Score {
  criterion: string
  precision: number
  recall: number
  wrong: string[]
}

function measure(labelled: readonly Labelled[]): Score[] {
  const found = labelled.map(([text, criteria]) => ({ text, criteria, found: foundIn(text) }))
  return CRITERIA.map((criterion) => {
    const hits = found.filter((one) => one.found.includes(criterion) && one.criteria.includes(criterion)).length
    const all = found.filter((one) => one.criteria.includes(criterion)).length
    const told = found.filter((one) => one.found.includes(criterion)).length
    const wrong = found.filter((one) => one.found.includes(criterion) !== one.criteria.includes(criterion))
    return { criterion, precision: hits / told, recall: hits / all, wrong: wrong.map(({ text }) => text) }
  })
}

test('the labelled set holds at least 120 sentences, for each criterion ones that mean it, in both languages', () => {
  expect(en.length + zh.length).toBeGreaterThanOrEqual(120)
  for (const criterion of CRITERIA)
    for (const set of [en, zh])
      expect(set.filter(([, criteria]) => criteria.includes(criterion)).length).toBeGreaterThan(2)
})

test('criteria are found as labelled: precision and recall of each, and of all', () => {
  const scores = measure([...en, ...zh, ...further])
  for (const { criterion, precision, recall, wrong } of scores) {
    expect(precision, `${criterion}: ${wrong.join(' | ')}`).toBeGreaterThanOrEqual(0.85)
    expect(recall, `${criterion}: ${wrong.join(' | ')}`).toBeGreaterThanOrEqual(0.85)
  }
})

test('of sentences nobody had in mind when the words were chosen, most are found, and hardly anything is found wrongly', () => {
  const found = unseen.flatMap(([text, criteria]) => foundIn(text).map((criterion) => criteria.includes(criterion)))
  const all = unseen.flatMap(([, criteria]) => criteria).length
  const [hits, told] = [found.filter(Boolean).length, found.length]
  // Measured when this was written: 25 of 27, and 25 of 28.
  expect(hits / told).toBeGreaterThanOrEqual(0.85)
  expect(hits / all).toBeGreaterThanOrEqual(0.75)
})

test('danger that is denied, only thought of or taken back is none; danger beside a denial is', () => {
  const isWarned = (text: string) => foundIn(text).includes('security_concerns')
  const wrong = denied.filter(([text, criteria]) => isWarned(text) !== criteria.includes('security_concerns'))
  expect(wrong.map(([text]) => text)).toEqual([])
  for (const language of [/^[^\p{Script=Han}]+$/u, /\p{Script=Han}/u])
    expect(denied.filter(([text, { length }]) => language.test(text) && length === 0).length).toBeGreaterThanOrEqual(15)
})

const later = (changes: Partial<History>): History => ({ ...NO_HISTORY, ...changes })

test.each<[string, string, History, string[]]>([
  [
    'frustrated twice in a row',
    'And now?',
    later({ emotions: ['neutral', 'frustrated', 'frustrated'] }),
    ['customer_dissatisfaction'],
  ],
  ['frustrated once', 'And now?', later({ emotions: ['neutral', 'frustrated'] }), []],
  ['frustrated before, calm now', 'And now?', later({ emotions: ['frustrated', 'frustrated', 'neutral'] }), []],
  ['opened again twice', 'And now?', later({ reopened: 2 }), ['customer_dissatisfaction']],
  [
    'opened again once, and frustrated',
    'And now?',
    later({ reopened: 1, emotions: ['frustrated'] }),
    ['customer_dissatisfaction'],
  ],
  ['opened again once', 'And now?', later({ reopened: 1, emotions: ['neutral'] }), []],
  ['the fourth round about a crash', 'The export crashes again.', later({ rounds: 3 }), ['technical_complexity']],
  ['the second round about a crash', 'The export crashes again.', later({ rounds: 1 }), []],
  ['the fourth round about an invoice', 'The invoice is still missing.', later({ rounds: 3 }), []],
])('what has happened counts: %s', (_name, text, history, criteria) => {
  expect(foundIn(text, history).filter((one) => one !== 'engineering_required')).toEqual(criteria)
})

test('only criteria of the tier are looked for, and one that nobody can detect is left alone', () => {
  const facts = factsOf('Our lawyers will sue, and our CEO wants a refund of 500 euro.')
  expect(detect(facts, ['policy_exceptions']).map(({ criterion }) => criterion)).toEqual(['policy_exceptions'])
  expect(detect(facts, ['wishes_of_the_desk'])).toEqual([])
})

test('reasons are rules and entries of lists, never what the customer wrote, and confidence is none of certainty', () => {
  for (const [text] of [...en, ...zh])
    for (const { signals, confidence } of detect(factsOf(text), CRITERIA)) {
      expect(confidence).toBeGreaterThan(0.5)
      expect(confidence).toBeLessThan(1)
      expect(signals.length).toBeGreaterThan(0)
      for (const { rule } of signals) expect(rule).toMatch(/^[a-z_.0-9]+$/)
    }
})

test('a long message is read within a moment', () => {
  const text = 'Please escalate this to your manager, the api times out under load. 请叫你们经理。'.repeat(400)
  const started = performance.now()
  hear({ subject: '', text })
  asksIn(text)
  expect(performance.now() - started).toBeLessThan(500)
})
