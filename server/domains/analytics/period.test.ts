import { expect, test } from 'vitest'
import type { Context } from '../../platform/context.ts'
import { AppError } from '../../platform/errors.ts'
import type { Period } from './contract.ts'
import { shareInterval } from './intervals.ts'
import { spanOf } from './period.ts'

const at = (now: string) => ({ now: () => Temporal.Instant.from(now) }) as Context
const hoursOf = ({ from, to }: { from: string; to: string }) =>
  Temporal.Instant.from(from).until(to, { largestUnit: 'hours' }).hours

test('a day has as many hours as the clocks of its zone give it', () => {
  const ctx = at('2026-12-01T00:00:00Z')
  const march = spanOf(ctx, { from: '2026-03-28', to: '2026-03-30', time_zone: 'Europe/Berlin' })
  expect(march.steps.map(hoursOf)).toEqual([24, 23, 24])
  expect(march.start).toBe('2026-03-27T23:00:00.000Z')
  const october = spanOf(ctx, { from: '2026-10-24', to: '2026-10-26', time_zone: 'Europe/Berlin' })
  expect(october.steps.map(hoursOf)).toEqual([24, 25, 24])
  // Half an hour, and a midnight that does not exist.
  expect(spanOf(ctx, { from: '2026-04-05', to: '2026-04-05', time_zone: 'Australia/Lord_Howe' }).steps).toMatchObject([
    { from: '2026-04-04T13:00:00.000Z', to: '2026-04-05T13:30:00.000Z' },
  ])
  expect(spanOf(ctx, { from: '2018-11-04', to: '2018-11-04', time_zone: 'America/Sao_Paulo' }).start).toBe(
    '2018-11-04T03:00:00.000Z',
  )
})

test('without days it is the last thirty of the reader, today included', () => {
  const evening = '2026-11-22T20:00:00Z'
  expect(spanOf(at(evening), {})).toMatchObject({ from: '2026-10-24', to: '2026-11-22', grain: 'day' })
  expect(spanOf(at(evening), { time_zone: 'Pacific/Auckland' })).toMatchObject({ from: '2026-10-25', to: '2026-11-23' })
})

test('a running period is compared up to the same hour, a past one as a whole', () => {
  const now = at('2026-11-22T20:00:00Z')
  expect(spanOf(now, { from: '2026-11-16', to: '2026-11-22' }).before).toEqual({
    ...{ from: '2026-11-09', to: '2026-11-15' },
    ...{ start: '2026-11-09T00:00:00.000Z', end: '2026-11-15T20:00:00.000Z' },
  })
  expect(spanOf(now, { from: '2026-11-09', to: '2026-11-15' }).before.end).toBe('2026-11-09T00:00:00.000Z')
})

test('long periods are cut into weeks from Monday, longer ones into months; cut-off ends are told', () => {
  const ctx = at('2027-01-01T00:00:00Z')
  const weeks = spanOf(ctx, { from: '2026-09-02', to: '2026-11-22' })
  expect(weeks.grain).toBe('week')
  expect(weeks.steps.slice(0, 2)).toMatchObject([
    { day: '2026-09-02', is_cut: true },
    { day: '2026-09-07', is_cut: false },
  ])
  expect(weeks.steps.at(-1)).toMatchObject({ day: '2026-11-16', is_cut: false })
  const months = spanOf(ctx, { from: '2026-01-15', to: '2026-12-31' })
  expect(months.steps.map(({ day }) => day).slice(0, 2)).toEqual(['2026-01-15', '2026-02-01'])
  expect(months.steps).toHaveLength(12)
})

test.each<[Period, string]>([
  [{ time_zone: 'Mars/Olympus' }, 'time_zone'],
  [{ from: '2026-02-02', to: '2026-02-01' }, 'from'],
  [{ from: '2000-01-01', to: '2026-01-01' }, 'from'],
  [{ from: '0001-01-01', to: '0001-01-02' }, 'to'],
])('%j is refused by its field', (period, path) => {
  const refusal = () => spanOf(at('2026-11-22T20:00:00Z'), period)
  expect(refusal).toThrow(AppError)
  expect(refusal).toThrow(expect.objectContaining({ errors: [expect.objectContaining({ path })] }))
})

test('the interval of a share is Wilson’s', () => {
  // Newcombe (1998), table I: 81 of 263, and 0 of 20.
  const { low, high } = shareInterval(81 / 263, 263)
  expect([low.toFixed(2), high.toFixed(2)]).toEqual(['25.53', '36.62'])
  const none = shareInterval(0, 20)
  expect([none.low, none.high.toFixed(2)]).toEqual([0, '16.11'])
})
