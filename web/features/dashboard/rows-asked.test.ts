import { expect, test } from 'vitest'
import { rowsAsked, stepDays } from './rows-asked.ts'

test('a step reaches as far as the server’s, and no further than the period', () => {
  expect(stepDays('2026-11-20', { from: '2026-11-01', to: '2026-11-30' })).toEqual({
    from: '2026-11-20',
    to: '2026-11-20',
  })
  const quarter = { from: '2026-09-02', to: '2026-11-30' }
  expect(stepDays('2026-09-02', quarter)).toEqual({ from: '2026-09-02', to: '2026-09-06' })
  expect(stepDays('2026-09-07', quarter)).toEqual({ from: '2026-09-07', to: '2026-09-13' })
  expect(stepDays('2026-11-30', quarter)).toEqual({ from: '2026-11-30', to: '2026-11-30' })
  const year = { from: '2025-12-01', to: '2026-11-22' }
  expect(stepDays('2026-02-01', year)).toEqual({ from: '2026-02-01', to: '2026-02-28' })
  expect(stepDays('2026-11-01', year)).toEqual({ from: '2026-11-01', to: '2026-11-22' })
})

test('the cases of a part, and only those that count against a share', () => {
  const period = { from: '2026-11-01', to: '2026-11-30', time_zone: 'UTC', channel: 'email' }
  const search = { figure: 'happy', by: 'priority', key: 'high', missed: true } as const
  expect(rowsAsked(search, period)).toEqual({ ...period, ...search })
})
