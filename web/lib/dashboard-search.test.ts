import { expect, test } from 'vitest'
import { daysBefore, parseDashboardSearch, periodOf } from './dashboard-search.ts'

test('an address is read leniently, and what goes without saying is left out', () => {
  expect(parseDashboardSearch({ days: 30, figure: 'satisfaction', team: '', key: 'email' })).toEqual({})
  expect(parseDashboardSearch({ days: 12, from: '2026-02-03', to: '2026-02-01' })).toEqual({})
  expect(parseDashboardSearch({ days: 7, figure: 'backlog', cases: true, by: 'age', key: 'over_30_days' })).toEqual({
    ...{ days: 7, figure: 'backlog', cases: true, by: 'age', key: 'over_30_days' },
  })
})

test('a number of days ends today, chosen days end where they end', () => {
  expect(periodOf({}, '2026-03-30')).toEqual({ from: '2026-03-01', to: '2026-03-30' })
  const chosen = { from: '2025-12-30', to: '2026-01-02', channel: 'email' }
  expect(periodOf({ ...chosen, days: 7 }, '2026-03-30')).toEqual(chosen)
})

test('days are counted across months, leap days and the end of a year', () => {
  expect(daysBefore('2026-01-01', 1)).toBe('2025-12-31')
  expect(daysBefore('2028-03-01', 1)).toBe('2028-02-29')
})
