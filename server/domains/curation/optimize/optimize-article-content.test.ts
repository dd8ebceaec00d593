import { expect, test } from 'vitest'
import { optimizeArticleContent } from './optimize-article-content.ts'
import { themesOf } from './themes.ts'

const article = (changes: { complaints?: number; tickets?: number; comment?: string } = {}) => ({
  customer_feedback: Array.from({ length: changes.complaints ?? 0 }, () => ({
    rating: 2,
    comment: changes.comment ?? '',
  })),
  related_tickets: changes.tickets ?? 0,
})
const BOUNCES = {
  issue: 'High bounce rate',
  recommendation: 'Add clearer introduction and improve content organization',
  priority: 'HIGH',
}
const TICKETS = {
  issue: 'High related ticket volume',
  recommendation: 'Article may not be solving the problem completely - review and expand',
  priority: 'HIGH',
}

test.each([
  [60, []],
  [60.1, [BOUNCES]],
  [100, [BOUNCES]],
])('of %d percent bouncing', (bounce_rate, found) => {
  expect(optimizeArticleContent(article(), { bounce_rate })).toEqual(found)
})

test.each([
  [20, []],
  [21, [TICKETS]],
])('with %d tickets', (tickets, found) => {
  expect(optimizeArticleContent(article({ tickets }), { bounce_rate: 0 })).toEqual(found)
})

test('five complaints are none, six name what they are about', () => {
  expect(optimizeArticleContent(article({ complaints: 5 }), { bounce_rate: 0 })).toEqual([])
  expect(optimizeArticleContent(article({ complaints: 6, comment: 'Too long!' }), { bounce_rate: 0 })).toEqual([
    { issue: 'Recurring negative feedback', recommendation: 'Address common complaints: too long', priority: 'MEDIUM' },
  ])
})

test('three stars are no complaint; everything at once comes in the order of the rules', () => {
  const happy = { customer_feedback: Array.from({ length: 9 }, () => ({ rating: 3, comment: '' })), related_tickets: 0 }
  expect(optimizeArticleContent(happy, { bounce_rate: 10 })).toEqual([])
  const all = optimizeArticleContent(article({ complaints: 7, tickets: 30 }), { bounce_rate: 61 })
  expect(all.map(({ issue }) => issue)).toEqual([
    'High bounce rate',
    'Recurring negative feedback',
    'High related ticket volume',
  ])
})

test.each([
  ['I don’t understand step 3, very confusing', 'unclear steps'],
  ['The menu looks different in the new version', 'outdated content'],
  ['A screenshot would be nice', 'missing screenshots'],
  ['Did not work, still the same error', 'solution did not work'],
  ['This is a bad translation', 'wrong language or translation'],
  ['It does not say what it costs', 'missing information'],
  ['It took me ages to find this page', 'hard to find'],
  ['步骤看不懂', 'unclear steps'],
  ['已经过时了', 'outdated content'],
  ['没有截图', 'missing screenshots'],
  ['试了没用', 'solution did not work'],
  ['太长了', 'too long'],
  ['缺少说明，没提价格', 'missing information'],
  ['找了很久才看到', 'hard to find'],
])('%s', (complaint, theme) => {
  expect(themesOf([complaint])).toContain(theme)
})

test('there is always a theme: the most frequent first, what words share, or that nobody said why', () => {
  expect(themesOf(['too long', 'too long', 'no screenshot'])).toEqual(['too long', 'missing screenshots'])
  expect(themesOf(['kangaroo problem', 'kangaroo!'])).toEqual(['what they say about “kangaroo”'])
  expect(themesOf(['', ''])).toHaveLength(1)
  expect(themesOf([])).toHaveLength(1)
})
