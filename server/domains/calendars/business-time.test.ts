import { expect, test } from 'vitest'
import { randomFrom } from '../../testing/clock-cases.ts'
import {
  addBusiness,
  businessBetween,
  isOpenAt,
  nextClosing,
  nextOpening,
  type ResolvedCalendar,
} from './business-time.ts'
import { resolveCalendar, weekOf, yearsFrom } from './resolve.ts'

const at = (text: string): number => Temporal.Instant.from(text).epochMilliseconds
const HOUR = 3_600_000
const daily = (...spans: [string, string][]) =>
  weekOf({ mon: spans, tue: spans, wed: spans, thu: spans, fri: spans, sat: spans, sun: spans })
const calendar = (time_zone: string, hours: ResolvedCalendar['hours'], days_off: string[] = []): ResolvedCalendar => ({
  ...{ name: 'test', time_zone, hours, days_off },
})
const nine = weekOf(Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '17:00']]])))

/*
 * Computed by hand. When clocks change is from the tz database (IANA): Europe/Berlin 2026-03-29 02:00 → 03:00 and 2026-10-25
 * 03:00 → 02:00; Australia/Lord_Howe by half an hour, 2026-04-05 02:00 → 01:30; Pacific/Apia had no 2011-12-30 (it went from
 * UTC-10 to UTC+14); Pacific/Chatham is UTC+13:45 in summer; Africa/Casablanca leaves UTC+1 for UTC in Ramadan, 2026-02-15 to
 * 2026-03-22.
 */
test.each([
  ['a working day', calendar('Europe/Berlin', nine), '2026-03-02T08:00Z', '2026-03-02T16:00Z', 8],
  ['Friday afternoon to Monday morning', calendar('Europe/Berlin', nine), '2026-03-06T15:00Z', '2026-03-09T09:00Z', 2],
  [
    'a day off in between',
    calendar('Europe/Berlin', nine, ['2026-03-03']),
    '2026-03-02T15:00Z',
    '2026-03-04T09:00Z',
    2,
  ],
  [
    'a lunch break',
    calendar('UTC', daily(['09:00', '12:00'], ['13:00', '17:00'])),
    '2026-03-02T00:00Z',
    '2026-03-03T00:00Z',
    7,
  ],
  [
    'the hour that does not exist',
    calendar('Europe/Berlin', daily(['02:00', '03:00'])),
    '2026-03-28T23:00Z',
    '2026-03-29T22:00Z',
    0,
  ],
  [
    'from within it: the first moment there is',
    calendar('Europe/Berlin', daily(['02:30', '10:00'])),
    '2026-03-28T23:00Z',
    '2026-03-29T22:00Z',
    7,
  ],
  [
    'the hour that comes twice',
    calendar('Europe/Berlin', daily(['02:00', '03:00'])),
    '2026-10-24T22:00Z',
    '2026-10-25T23:00Z',
    2,
  ],
  [
    'a day of 25 hours',
    calendar('Europe/Berlin', daily(['00:00', '24:00'])),
    '2026-10-24T22:00Z',
    '2026-10-25T23:00Z',
    25,
  ],
  [
    'half an hour that comes twice',
    calendar('Australia/Lord_Howe', daily(['01:30', '02:00'])),
    '2026-04-04T13:00Z',
    '2026-04-05T13:30Z',
    1,
  ],
  [
    'a day that never was',
    calendar('Pacific/Apia', daily(['00:00', '24:00'])),
    '2011-12-29T10:00Z',
    '2011-12-31T10:00Z',
    48,
  ],
  [
    '… is none to be off either',
    calendar('Pacific/Apia', daily(['09:00', '17:00']), ['2011-12-30']),
    '2011-12-29T10:00Z',
    '2011-12-31T10:00Z',
    16,
  ],
  [
    'three quarters of an hour',
    calendar('Pacific/Chatham', daily(['09:00', '10:00'])),
    '2026-01-09T19:15Z',
    '2026-01-09T20:15Z',
    1,
  ],
  [
    'before Ramadan',
    calendar('Africa/Casablanca', daily(['09:00', '10:00'])),
    '2026-02-13T08:00Z',
    '2026-02-13T09:00Z',
    1,
  ],
  [
    'in Ramadan an hour later',
    calendar('Africa/Casablanca', daily(['09:00', '10:00'])),
    '2026-02-20T08:00Z',
    '2026-02-20T09:00Z',
    0,
  ],
])('%s', (_, calendar, from, to, hours) => {
  expect(businessBetween(calendar, at(from), at(to))).toBe(hours * HOUR)
  if (hours === 0) return
  const due = addBusiness(calendar, at(from), hours * HOUR)!
  expect(due).toBeLessThanOrEqual(at(to))
  expect(businessBetween(calendar, at(from), due)).toBe(hours * HOUR)
})

test('parts add up to the whole, and what is added is found again', () => {
  const seed = Temporal.Now.instant().epochMilliseconds % 2 ** 32
  const random = randomFrom(seed)
  const zones = ['Europe/Berlin', 'Australia/Lord_Howe', 'Pacific/Apia', 'America/St_Johns', 'Africa/Casablanca']
  const calendars = zones.map((zone) => calendar(zone, nine, ['2026-12-25', '2011-12-30']))
  for (let turn = 0; turn < 5_000; turn++) {
    const one = calendars[turn % calendars.length]!
    const moments = [0, 0, 0].map(() => at('2005-01-01T00:00Z') + Math.floor(random() * 30 * 365 * 24 * HOUR))
    const [a, b, c] = moments.toSorted((x, y) => x - y) as [number, number, number]
    expect(businessBetween(one, a, b) + businessBetween(one, b, c), `seed ${seed}`).toBe(businessBetween(one, a, c))
    const ms = 1 + Math.floor(random() * 2_000 * HOUR)
    const due = addBusiness(one, a, ms)!
    expect([businessBetween(one, a, due), businessBetween(one, a, due - 1)], `seed ${seed}`).toEqual([ms, ms - 1])
  }
})

test('open or not, and until when', () => {
  const office = calendar('Europe/Berlin', nine, ['2026-12-25'])
  const [open, shut] = [at('2026-12-24T10:00Z'), at('2026-12-25T10:00Z')]
  expect([isOpenAt(office, open), isOpenAt(office, shut)]).toEqual([true, false])
  expect(nextClosing(office, open)).toBe(at('2026-12-24T16:00Z'))
  expect(nextOpening(office, shut)).toBe(at('2026-12-28T08:00Z'))
  const never = calendar('UTC', weekOf({}))
  expect([addBusiness(never, 0, 1), nextOpening(never, 0), businessBetween(never, 0, 10 * HOUR)]).toEqual([
    null,
    null,
    0,
  ])
  const butOne = calendar('UTC', null, ['2026-01-01'])
  expect(nextClosing(butOne, at('2025-06-01T00:00Z'))).toBe(at('2026-01-01T00:00Z'))
  expect(nextClosing(butOne, at('2026-06-01T00:00Z'))).toBeNull()
})

test('public holidays of a country and of a region of it, and no others', () => {
  const years = yearsFrom(2026)
  const of = (holidays: object) =>
    resolveCalendar(
      'office',
      { time_zone: 'Europe/Berlin', hours: '24/7', holidays },
      { feed_days: ['2026-07-01'], years },
    ).calendar!.days_off.filter((day) => day.startsWith('2026'))
  expect(of({ dates: ['2026-12-24'] })).toEqual(['2026-07-01', '2026-12-24'])
  const [country, berlin] = [of({ country: 'DE' }), of({ country: 'DE', region: 'BE' })]
  expect(country).toEqual(
    expect.arrayContaining(['2026-01-01', '2026-04-03', '2026-05-01', '2026-10-03', '2026-12-25']),
  )
  // Mother's Day is no public holiday; Women's Day is one in Berlin only.
  expect([country.includes('2026-05-10'), country.includes('2026-03-08'), berlin.includes('2026-03-08')]).toEqual([
    false,
    false,
    true,
  ])
})
