import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { evalClock } from './clock.ts'

const folder = await mkdtemp(join(tmpdir(), 'eval-clock-'))
afterAll(() => rm(folder, { recursive: true }))

async function evaluated(cases: unknown) {
  const file = join(folder, 'cases.json')
  await writeFile(file, JSON.stringify(cases))
  return evalClock([file])
}

const calendar = {
  time_zone: 'Europe/Berlin',
  hours: {
    mon: [['09:00', '17:00']],
    tue: [
      ['09:00', '12:00'],
      ['13:00', '24:00'],
    ],
  },
  holidays: ['2026-03-09'],
}

test('when so much time has passed, how much passes, or both', async () => {
  const start = '2026-03-02T15:00:00Z'
  expect(
    await evaluated([
      { id: 'both', calendar, start, add_seconds: 7_200, end: '2026-03-03T08:30:00Z' },
      { id: 2, calendar, start, add_seconds: 0 },
      { id: 3, calendar, start: '2026-03-02T16:00:00+01:00', end: '2026-03-02T15:30:00Z' },
      { id: 4, calendar, start: '2026-03-03T20:00:00Z', add_seconds: 4 * 3_600 },
      { id: 5, calendar: { time_zone: 'UTC', hours: {} }, start, add_seconds: 1 },
      { id: 6, calendar, start },
      { id: 7, calendar: { time_zone: 'UTC', hours: '24/7' }, start, add_seconds: 1e300 },
    ]),
  ).toEqual([
    { id: 'both', due: '2026-03-03T09:00:00Z', business_seconds: 5_400 },
    { id: 2, due: start },
    { id: 3, business_seconds: 1_800 },
    // Tuesday until midnight, a Monday off, and then the Tuesday after.
    { id: 4, due: '2026-03-10T09:00:00Z' },
    { id: 5, due: null },
    { id: 6 },
    // Beyond the last moment there is a name for.
    { id: 7, due: null },
  ])
})

test.each([
  [{ id: 1, calendar: { ...calendar, time_zone: 'Mars/Base' }, start: '2026-03-02T15:00:00Z' }, '0.calendar.time_zone'],
  [
    { id: 1, calendar: { ...calendar, hours: { mon: [['9', '17']] } }, start: '2026-03-02T15:00:00Z' },
    '0.calendar.hours',
  ],
  [{ id: 1, calendar, start: 'yesterday' }, '0.start'],
  [{ id: 1, calendar, start: '2026-03-02T15:00:00Z', add_seconds: -1 }, '0.add_seconds'],
  [
    { id: 1, calendar: { ...calendar, holidays: ['Christmas'] }, start: '2026-03-02T15:00:00Z' },
    '0.calendar.holidays.0',
  ],
])('what is wrong is told with its place', async (one, place) => {
  await expect(evaluated([one])).rejects.toThrow(place)
})
