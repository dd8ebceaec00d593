import { afterAll, expect, test } from 'vitest'
import { anInstallation } from '../../testing/installation.ts'
import { overrideFeeds } from './feeds.ts'
import { daysInApart } from './read-apart.ts'
import { daysIn } from './read-days.ts'

const { api, ctx, settle, clock } = await anInstallation()
afterAll(() => overrideFeeds(null))

const URL = 'https://days.example/off.ics'
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n')
const feed = (...events: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test', ...events, 'END:VCALENDAR', ''].join('\r\n')
const off = (day: string) => event(`UID:${day}`, `DTSTART;VALUE=DATE:${day}`)
const today = Temporal.PlainDate.from('2026-06-01')

test('all-day events are days off: several days, yearly ones, but none that was cancelled or has a time', () => {
  const text = feed(
    event('UID:a', 'DTSTART;VALUE=DATE:20260701', 'DTEND;VALUE=DATE:20260703'),
    event('UID:b', 'DTSTART;VALUE=DATE:20201224', 'RRULE:FREQ=YEARLY', 'EXDATE;VALUE=DATE:20271224'),
    event('UID:b', 'RECURRENCE-ID;VALUE=DATE:20281224', 'DTSTART;VALUE=DATE:20281227'),
    event('UID:c', 'DTSTART:20260801T090000Z', 'DTEND:20260801T100000Z'),
    event('UID:d', 'DTSTART;VALUE=DATE:20260901', 'STATUS:CANCELLED'),
  )
  expect(daysIn(text, today)).toEqual(['2025-12-24', '2026-07-01', '2026-07-02', '2026-12-24', '2028-12-27'])
  expect(() => daysIn('<html>', today)).toThrow()
})

test('what never comes to an end is not followed for ever', () => {
  const endless = [
    event('UID:a', 'DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=DAILY'),
    event('UID:b', 'DTSTART;VALUE=DATE:20260101', 'DTEND;VALUE=DATE:99990101'),
  ]
  expect(daysIn(feed(...endless), today).at(-1)).toBe('2029-06-01')
})

test('a rule that would keep us looking for ever is given up', async () => {
  const text = feed(event('UID:a', 'DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=DAILY;INTERVAL=999999999'))
  await expect(daysInApart(text, today)).rejects.toThrow('too long')
}, 15_000)

test('a feed is read, read again every day, and keeps its days while it fails', async () => {
  const asked: string[] = []
  let reply: () => { status: number; text: string; etag: string | null } = () => ({ status: 404, text: '', etag: null })
  overrideFeeds(async (url) => {
    asked.push(url)
    return reply()
  })
  const calendars = { office: { time_zone: 'UTC', hours: '24/7', holidays: { feeds: [URL] } } }
  const day = ctx.now().add({ hours: 48 }).toString().slice(0, 10)
  reply = () => ({ status: 200, text: feed(off(day.replaceAll('-', ''))), etag: '"1"' })
  expect((await api('PUT', '/framework', { body: { text: JSON.stringify({ calendars }) } })).status).toBe(200)
  await settle()
  const office = async () =>
    (await api('GET', '/calendars')).json.items.find(({ name }: { name: string }) => name === 'office')
  expect(await office()).toMatchObject({
    ...{ is_open: true, always_open: false, days_off: [day], next_change_at: `${day}T00:00:00.000Z` },
    feeds: [{ url: URL, state: 'read', days: 1, failure: null }],
  })

  reply = () => {
    throw new Error('The line is dead.')
  }
  await clock.advance('PT24H1M')
  expect(asked).toEqual([URL, URL])
  expect(await office()).toMatchObject({
    days_off: [day],
    feeds: [{ state: 'failing', failure: 'The line is dead.', days: 1 }],
  })

  reply = () => ({ status: 304, text: '', etag: null })
  await clock.advance('PT1H1M')
  expect(await office()).toMatchObject({ days_off: [day], feeds: [{ state: 'read', failure: null }] })
})

test.each([
  [{ country: 'XX' }, 'calendars.office.holidays.country'],
  [{ country: 'DE', region: 'ZZ' }, 'calendars.office.holidays.region'],
  [{ region: 'BE' }, 'calendars.office.holidays.region'],
])('holidays nobody knows of are refused with their place', async (holidays, path) => {
  const calendars = { office: { time_zone: 'UTC', hours: '24/7', holidays } }
  const { status, json } = await api('PUT', '/framework', { body: { text: JSON.stringify({ calendars }) } })
  expect([status, json.errors.map((error: { path: string }) => error.path)]).toEqual([422, [path]])
})
