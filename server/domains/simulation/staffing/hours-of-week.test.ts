import { expect, test } from 'vitest'
import { addHours, HOURS, hourOfWeek } from './hours-of-week.ts'

const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds

test.each([
  ['UTC', '2026-11-23T00:00:00Z', 0],
  ['UTC', '2026-11-22T23:59:59Z', 167],
  ['Europe/Berlin', '2026-11-22T23:30:00Z', 0],
  // The same moment of the day, before and after the clocks went back on 25 October 2026.
  ['Europe/Berlin', '2026-10-23T08:00:00Z', 4 * 24 + 10],
  ['Europe/Berlin', '2026-10-26T08:00:00Z', 9],
  ['Asia/Kolkata', '2026-11-23T05:00:00Z', 10],
  ['UTC', '1969-12-31T23:00:00Z', 2 * 24 + 23],
])('in %s %s is hour %d of the week', (zone, text, hour) => {
  expect(hourOfWeek(zone)(at(text))).toBe(hour)
})

test('a week has each hour once, but for the one that comes twice in autumn', () => {
  const hours = new Float64Array(HOURS)
  addHours(hours, hourOfWeek('Europe/Berlin'), { from: at('2026-10-18T22:00:00Z'), to: at('2026-10-25T23:00:00Z') })
  const twice = 6 * 24 + 2
  expect([...hours]).toEqual(Array.from({ length: HOURS }, (_, hour) => (hour === twice ? 2 : 1)))
})
