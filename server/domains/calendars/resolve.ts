import { createHash } from 'node:crypto'
import type { Calendar } from '../framework/sections/calendars.ts'
import { publicHolidaysOf } from '../framework/sections/holidays.ts'
import { isAlwaysOpen, type ResolvedCalendar } from './business-time.ts'

/** A calendar, and the fingerprint of what it says. Both null: every hour of every day counts. */
export interface CalendarState {
  calendar: ResolvedCalendar | null
  fingerprint: string | null
}

export const EVERY_HOUR: CalendarState = { calendar: null, fingerprint: null }

/** Years whose public holidays are looked up at a time: from some years back, since time that has run is counted again. */
const YEARS = 5
const BACK = 5
const AHEAD = 15

/** The block of years a year's calendars are resolved for. */
export const yearsFrom = (year: number): number => Math.floor(year / YEARS) * YEARS

/** Equal calendars are one object, so that what was computed for it is computed once. */
const resolved = new Map<string, ResolvedCalendar>()

interface Beside {
  /** Days off its feeds name. */
  feed_days: readonly string[]
  /** As `yearsFrom` gives it. */
  years: number
}

/** What a calendar of the framework says, with all its days off from all sources. */
export function resolveCalendar(name: string, said: Calendar, { feed_days, years }: Beside): CalendarState {
  const { country, region, dates = [] } = said.holidays
  const days = new Set([...publicHolidays(country, region, years), ...dates, ...feed_days])
  return stateOf({
    ...{ name, time_zone: said.time_zone, hours: said.hours === '24/7' ? null : weekOf(said.hours) },
    days_off: [...days].sort(),
  })
}

/** The same for a calendar as plain data; `remembered` gives it back by its fingerprint. */
export function stateOf(calendar: ResolvedCalendar): CalendarState {
  if (isAlwaysOpen(calendar)) return EVERY_HOUR
  const { name, time_zone, hours, days_off } = calendar
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([name, time_zone, hours, days_off]))
    .digest('hex')
  if (!resolved.has(fingerprint)) resolved.set(fingerprint, calendar)
  return { fingerprint, calendar: resolved.get(fingerprint)! }
}

export const remembered = (fingerprint: string): ResolvedCalendar | undefined => resolved.get(fingerprint)

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** Spans of each weekday in minutes, Monday first. */
export const weekOf = (hours: Exclude<Calendar['hours'], '24/7'>): NonNullable<ResolvedCalendar['hours']> =>
  WEEKDAYS.map((day) => (hours[day] ?? []).map(([from, to]) => [minutesOf(from), minutesOf(to)] as const))

function minutesOf(time: string): number {
  const [hour, minute] = time.split(':').map(Number)
  return hour! * 60 + minute!
}

/** Whole days that are public holidays by law; half days and days that are only observed are worked. */
function publicHolidays(country: string | undefined, region: string | undefined, years: number): string[] {
  if (!country) return []
  const holidays = publicHolidaysOf(country, region)
  const days: string[] = []
  for (let year = years - BACK; year < years + AHEAD; year++) {
    for (const { date, start, end } of holidays.getHolidays(year) ?? []) {
      if (date.slice(11, 16) !== '00:00') continue
      const length = Math.round((end.getTime() - start.getTime()) / 86_400_000)
      const first = Temporal.PlainDate.from(date.slice(0, 10))
      for (let day = 0; day < length; day++) days.push(first.add({ days: day }).toString())
    }
  }
  return days
}
