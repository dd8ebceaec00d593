import { expect, test } from 'vitest'
import { growth, wilson } from '../statistics.ts'
import { claimsIn } from './claims.ts'
import { contradictions } from './contradictions.ts'
import { verdictOn } from './measures.ts'
import { missingWords } from './missing-words.ts'
import { findingsInUsage } from './rates.ts'
import { readingLevelOf, syllablesIn } from './reading-level.ts'
import { findingsInText, type PublishedText } from './shape.ts'
import type { Usage } from './usage.ts'

const usage = (changes: Partial<Usage> = {}): Usage => ({
  ...{ article_id: 'a', entries: 0, bounces: 0, found: 0, exits: 0, votes: 0, unhelpful: 0, sent: 0, came_back: 0 },
  ...{ category: 'technical', related_tickets: 0, feedback: [] },
  ...changes,
})
const kinds = (changes: Partial<Usage>, usual = new Map([['technical', 0.1]])) =>
  findingsInUsage(usage(changes), usual).map(({ kind }) => kind)

test.each([
  ['too few votes', { votes: 9, unhelpful: 9 }, []],
  ['votes that may be chance', { votes: 10, unhelpful: 5 }, []],
  ['most voters unhappy', { votes: 20, unhelpful: 15 }, ['unhelpful_votes']],
  ['few openings', { found: 19, exits: 19 }, []],
  ['readers who go on searching', { found: 40, exits: 30 }, ['search_exit']],
  ['as many come back as usual', { sent: 20, came_back: 2 }, []],
  ['more come back than usual', { sent: 20, came_back: 8 }, ['reopened_after_sent']],
  ['bounces of few visits', { entries: 29, bounces: 29 }, []],
  ['bounces at the mark', { entries: 100, bounces: 60 }, []],
  ['bounces above it', { entries: 1_000, bounces: 601 }, ['high_bounce_rate']],
  ['many tickets', { related_tickets: 21 }, ['many_tickets']],
] as const)('%s', (_, changes, found) => {
  expect(kinds(changes)).toEqual(found)
})

test('what is usual in the category decides whether many come back', () => {
  expect(kinds({ sent: 20, came_back: 8 }, new Map([['technical', 0.5]]))).toEqual([])
})

test('each finding says its figure, of how many, how sure, and where the rows are', () => {
  const [found] = findingsInUsage(usage({ votes: 20, unhelpful: 15 }), new Map())
  expect(found!.evidence).toMatchObject({
    figures: [{ value: 75, n: 20, definition: expect.stringContaining('did not help') }],
    rows: '/knowledge/articles/a/feedback',
  })
  expect(found!.evidence.figures[0]!.low).toBeLessThan(75)
})

const text = (changes: Partial<PublishedText> = {}): PublishedText => ({
  ...{
    article_id: 'a',
    language: 'en',
    title: 'Billing cycles',
    summary: 'When invoices are made.',
    html: '<p>x</p>',
    plain: 'x',
  },
  ...{ template: null, verify_by: null, is_source: true, outdated: false },
  ...changes,
})
const AROUND = { today: '2026-11-23', leadsSomewhere: (path: string) => path.includes('/12-') }
const seen = (changes: Partial<PublishedText>) =>
  findingsInText(text(changes), AROUND).map(({ kind, matter }) => matter || kind)

test.each([
  ['nothing', {}, []],
  ['past its day', { verify_by: '2026-11-22' }, ['past_verify_by']],
  ['checked in time', { verify_by: '2026-11-23' }, []],
  ['its translation is not asked twice', { verify_by: '2026-11-22', is_source: false }, []],
  ['an old translation', { outdated: true }, ['translation_outdated']],
  ['no summary', { summary: '' }, ['no_summary']],
  ['a long title', { title: 'B'.repeat(71) }, ['title_too_long']],
  [
    'a long Chinese title',
    { language: 'zh', title: '账'.repeat(31), summary: '发票何时生成的完整说明。' },
    ['title_too_long'],
  ],
  ['a how-to without steps', { title: 'How to reset it' }, ['no_steps']],
  ['a how-to with steps', { title: 'How to reset it', html: '<ol><li>x</li></ol>' }, []],
  [
    'a Chinese how-to without steps',
    { language: 'zh', title: '如何重置密码', summary: '重置密码的完整操作说明。' },
    ['no_steps'],
  ],
  [
    'a dead link',
    { html: '<a href="/help/en/articles/99-gone">x</a> <a href="/help/en/articles/12-here">y</a>' },
    ['/help/en/articles/99-gone'],
  ],
  ['a picture without words', { html: '<img src="/x" alt=""> <img src="/y" alt="The menu">' }, ['image_without_alt']],
] as const)('of a text: %s', (_, changes, found) => {
  expect(seen(changes)).toEqual(found)
})

const EASY = 'Open the menu. Press the red key. Wait for the light. Then close the lid. It is done now. '.repeat(6)
const HARD =
  'Notwithstanding the aforementioned configuration prerequisites, administrators responsible for organizational synchronization infrastructure should systematically investigate authentication inconsistencies before initiating comprehensive reconciliation procedures. '.repeat(
    6,
  )

test('how hard English and Chinese are to read', () => {
  expect(readingLevelOf(EASY, 'en')).toMatchObject({ measure: 'grade', is_hard: false })
  expect(readingLevelOf(HARD, 'en')).toMatchObject({ is_hard: true })
  expect(readingLevelOf('Too short to say.', 'en')).toBeNull()
  expect(readingLevelOf('打开菜单。按下红色按钮。等待指示灯亮起。'.repeat(15), 'zh')).toMatchObject({ is_hard: false })
  const long =
    '在完成上述所有配置前提条件之后管理员应当系统地检查身份验证过程中出现的不一致情况然后再启动完整的数据核对流程并记录结果以便后续审计使用。'
  expect(readingLevelOf(long.repeat(5), 'zh')).toMatchObject({ measure: 'characters', is_hard: true })
  expect(readingLevelOf('Ein Satz. '.repeat(100), 'de')).toBeNull()
  expect(['menu', 'able', 'configuration', 'the'].map(syllablesIn)).toEqual([2, 2, 5, 1])
})

const quarrel = async (one: string, other: string, language = 'en') => {
  const [a, b] = [claimsIn('a', language, one), claimsIn('b', language, other)]
  return (await contradictions(a, [...a, ...b])).map(({ evidence }) => evidence.quotes.map(({ text }) => text))
}

test.each([
  ['a period', 'You can cancel your plan within 14 days of payment.', 'Cancel your plan within 30 days of payment.'],
  ['a price', 'The Business plan costs $14 per seat each month.', 'Per seat the Business plan costs $12 each month.'],
  ['a limit', 'Attachments on a card may be at most 25 MB large.', 'Attachments on a card may be at most 10 MB large.'],
  [
    'a way',
    'Open Settings > Billing > Invoices to download the invoice.',
    'Open Settings > Account > Invoices to download the invoice.',
  ],
])('%s that differs is a contradiction, with both lines', async (_, one, other) => {
  expect(await quarrel(one, other)).toEqual([[one, other]])
})

test('a Chinese one too', async () => {
  const [one, other] = ['付款后14天内可以取消套餐并申请退款。', '付款后30天内可以取消套餐并申请退款。']
  expect(await quarrel(one, other, 'zh')).toEqual([[one, other]])
})

test.each([
  [
    'the same in other words',
    'Cancel your plan within two weeks of payment.',
    'Cancel your plan within 14 days of payment.',
  ],
  [
    'another matter',
    'You can cancel your plan within 14 days of payment.',
    'Exports of large boards are ready within 2 hours.',
  ],
  ['other units', 'A refund of the payment takes 5 days by card.', 'A refund of the payment costs $5 by card.'],
  [
    'both figures named',
    'The plan costs $14 per seat each month.',
    'The plan costs $14 per seat each month, $12 when paid by the year.',
  ],
])('no contradiction: %s', async (_, one, other) => {
  expect(await quarrel(one, other)).toEqual([])
})

test('words customers use and the article does not', () => {
  const article = text({ title: 'Boards', plain: 'Export boards to a spreadsheet.' })
  const questions = [
    'How do I export Kanban to Excel',
    'Excel export of a board',
    'exports in excel?',
    'Excel!',
    'board',
    'card',
  ]
  const found = missingWords(article, questions)
  expect(found!.evidence.terms).toEqual(['excel'])
  expect(found!.evidence.figures[0]).toMatchObject({ n: 6, value: 66.7 })
  expect(missingWords(article, questions.slice(0, 4))).toBeNull()
  expect(missingWords(text({ plain: 'Excel boards export' }), questions)).toBeNull()
})

test('better or worse is said only where the interval leaves no doubt', () => {
  const figure = (count: number, n: number) => ({ name: 'x', value: 0, count, n, low: 0, high: 0, from: '', to: '' })
  expect(verdictOn(figure(60, 100), figure(20, 100))).toBe('better')
  expect(verdictOn(figure(20, 100), figure(60, 100))).toBe('worse')
  expect(verdictOn(figure(30, 100), figure(26, 100))).toBe('no_difference')
  expect(verdictOn(figure(9, 9), figure(0, 50))).toBe('too_little')
})

test('intervals as published: Wilson 1927, Newcombe 1998', () => {
  const z = 1.96
  expect(wilson(15, 148, z)).toMatchObject({ low: expect.closeTo(0.0624, 3), high: expect.closeTo(0.1605, 3) })
  expect(wilson(0, 20, z)).toMatchObject({ low: 0, high: expect.closeTo(0.1611, 3) })
  expect(wilson(1, 0)).toBeNull()
  const { low, high } = growth({ count: 48, n: 80 }, { count: 56, n: 70 })!
  expect([low > 0, high < 0.35]).toEqual([true, true])
})
