import i18next from 'i18next'
import { beforeAll, describe, expect, test } from 'vitest'
import { en } from '../../lib/locales/en.ts'
import { enCase } from '../../lib/locales/en-case.ts'
import { enOutcome } from '../../lib/locales/en-outcome.ts'
import { enTasks } from '../../lib/locales/en-tasks.ts'
import { zh } from '../../lib/locales/zh.ts'
import { zhCase } from '../../lib/locales/zh-case.ts'
import { zhOutcome } from '../../lib/locales/zh-outcome.ts'
import { zhTasks } from '../../lib/locales/zh-tasks.ts'
import { criterionName } from '../../lib/why-sentences.ts'
import { type Reader, stepWords, valueWords } from './report-sentences.ts'

const NS = ['outcome', 'app', 'case', 'tasks'] as const

beforeAll(async () => {
  const words = (app: object, caseWords: object, outcome: object, tasks: object) => ({
    app,
    case: caseWords,
    outcome,
    tasks,
  })
  await i18next.init({
    lng: 'en',
    fallbackLng: 'en',
    ns: [...NS],
    defaultNS: 'app',
    resources: { en: words(en, enCase, enOutcome, enTasks), zh: words(zh, zhCase, zhOutcome, zhTasks) } as never,
    interpolation: { escapeValue: false },
  })
})

async function readerOf(language: 'en' | 'zh'): Promise<Reader> {
  await i18next.changeLanguage(language)
  const t = i18next.getFixedT(language, [...NS]) as Reader['t']
  const word = (text: string) => {
    const key = `outcome:report.value.${text.toLowerCase()}`
    return i18next.exists(key) ? i18next.t(key as 'outcome:report.value.low') : text
  }
  const tCase = i18next.getFixedT(language, ['app', 'case', 'tasks']) as Parameters<typeof criterionName>[1]
  return { t, language, word, criterion: (name) => criterionName(name, tCase) }
}

const AT = '2026-03-09 14:05 UTC'

/** Every sentence the product writes into a report, with nothing in it that a person wrote. */
const VALUES = [
  '0 tickets in the 90 days before, no ratings',
  '1 ticket in the 90 days before, ratings 4/5, 2/5',
  'Medium impact, high urgency',
  'Critical impact',
  'Neutral (at first: Frustrated)',
  '1 s',
  '2 d 3 h (5 h 10 min on the clock)',
  'Yes (final)',
  'Yes (provisional: final after 7 days without contact)',
  'No (3 contacts, opened again 1 time, came back in another ticket)',
  'Met response time, Missed resolution time',
  `Yes – technical complexity (${AT}), security concerns (${AT})`,
  `Due ${AT}, billing_specialist, open`,
  'Open, open',
  `Done ${AT}`,
  'Skipped: no permission',
  `Customer follow-up: ${AT}`,
  `The customer confirmed on ${AT} that it is solved (noted by an agent).`,
  `The customer said on ${AT} that it is not solved.`,
  'The customer was asked whether it is solved and did not answer.',
  `We opened it again on ${AT} before the customer answered.`,
  'Follow-up: Yes, feedback: not asked',
  'tier2_technical',
  AT,
]
const STEPS = [
  'Written to the customer.',
  'Delivered to the customer.',
  'Escalated to tier3_specialists: legal consultation.',
  'Escalated to management: legal consultation.',
  'Not yet accepted.',
  'Moved from tier1_general to billing_specialist.',
  'billing_specialist has it.',
]

describe('what the product wrote is read in the language of its reader', () => {
  test.each(VALUES)('%s', async (text) => {
    expect(valueWords(text, await readerOf('zh'))).not.toMatch(/[A-Za-z]/)
    expect(valueWords(text, await readerOf('en'))).not.toMatch(/UTC|_|\bsay\b/)
  })
  test.each(STEPS)('%s', async (text) => {
    expect(stepWords(text, await readerOf('zh'))).not.toMatch(/[A-Za-z]/)
    expect(stepWords(text, await readerOf('en'))).not.toMatch(/_/)
  })
})

test('English says the same as the report, in the zone of the reader', async () => {
  const reader = await readerOf('en')
  for (const text of ['Yes (final)', '2 d 3 h (5 h 10 min on the clock)', 'Medium impact, high urgency']) {
    expect(valueWords(text, reader)).toBe(text)
  }
  const local = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
  expect(valueWords(AT, reader)).toBe(local.format(new Date('2026-03-09T14:05Z')))
})

test('what a person wrote stays, whatever it looks like', async () => {
  const reader = await readerOf('zh')
  expect(stepWords('Done', reader)).toBe('Done')
  expect(stepWords('Skipped: too late', reader)).toBe('Skipped: too late')
  expect(valueWords('5/5 – “Met response time”', reader)).toBe('5/5 – “Met response time”')
})
