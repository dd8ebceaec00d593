import { expect, test } from 'vitest'
import { dueChoices, dueGroup, dueText, localMinute } from './due-dates.ts'

const at = (day: number, hour = 12, minute = 0) => new Date(2026, 10, day, hour, minute).toISOString()
// A Wednesday.
const now = Date.parse(at(18, 10))

test('groups end with the reader’s day and week', () => {
  expect(dueGroup(null, now)).toBe('undated')
  expect(dueGroup(at(18, 9, 59), now)).toBe('overdue')
  expect(dueGroup(at(18, 10), now)).toBe('overdue')
  expect(dueGroup(at(18, 10, 1), now)).toBe('today')
  expect(dueGroup(at(18, 23, 59), now)).toBe('today')
  expect(dueGroup(at(19, 0), now)).toBe('week')
  expect(dueGroup(at(25, 23, 59), now)).toBe('week')
  expect(dueGroup(at(26, 0), now)).toBe('later')
})

test('choices are days to come; today only while work is not over', () => {
  const days = (from: number) => dueChoices(from).map(({ id, at }) => [id, localMinute(at)])
  expect(days(now)).toEqual([
    ['today', '2026-11-18T17:00'],
    ['tomorrow', '2026-11-19T17:00'],
    ['next_week', '2026-11-23T17:00'],
    ['two_weeks', '2026-12-02T17:00'],
  ])
  expect(days(Date.parse(at(18, 17))).map(([id]) => id)).toEqual(['tomorrow', 'next_week', 'two_weeks'])
  // On a Monday the next week is not today; on a Sunday it is tomorrow, which is said already.
  expect(days(Date.parse(at(23, 9)))[2]).toEqual(['next_week', '2026-11-30T17:00'])
  expect(days(Date.parse(at(22, 9))).map(([id]) => id)).toEqual(['today', 'tomorrow', 'two_weeks'])
})

test('the shortest text that says when', () => {
  const said = [at(18, 15), at(17), at(19), at(21), at(30), at(2), new Date(2027, 0, 5).toISOString()]
  expect(said.map((due) => dueText(due, now, 'en'))).toEqual([
    '15:00',
    'Yesterday',
    'Tomorrow',
    'Sat',
    '30 Nov',
    '2 Nov',
    '5 Jan 2027',
  ])
  expect([at(17), at(19), at(21)].map((due) => dueText(due, now, 'zh'))).toEqual(['昨天', '明天', '周六'])
})
