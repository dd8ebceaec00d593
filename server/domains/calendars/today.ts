import { instantText } from '../../platform/context.ts'
import { businessBetween, isOpenAt, nextClosing, nextOpening, type ResolvedCalendar } from './business-time.ts'
import type { CalendarToday } from './contract.ts'

/** How far days off are told ahead. */
const DAYS_AHEAD = 60

/** How a calendar stands at a moment: open or not, until when, and the days off to come. null: every hour is open. */
export function todayOf(
  calendar: ResolvedCalendar | null,
  time_zone: string,
  now: Temporal.Instant,
): Omit<CalendarToday, 'name' | 'time_zone' | 'feeds'> {
  const date = now.toZonedDateTimeISO(time_zone).toPlainDate()
  const [from, to] = [date, date.add({ days: 1 })].map((day) => day.toZonedDateTime(time_zone).epochMilliseconds)
  if (!calendar) {
    const today = { date: date.toString(), is_day_off: false, open_seconds: (to! - from!) / 1_000 }
    return { always_open: true, is_open: true, next_change_at: null, today, days_off: [] }
  }
  const at = now.epochMilliseconds
  const is_open = isOpenAt(calendar, at)
  const change = is_open ? nextClosing(calendar, at) : nextOpening(calendar, at)
  const last = date.add({ days: DAYS_AHEAD }).toString()
  return {
    ...{ always_open: false, is_open },
    next_change_at: change === null ? null : instantText(Temporal.Instant.fromEpochMilliseconds(change)),
    today: {
      date: date.toString(),
      is_day_off: calendar.days_off.includes(date.toString()),
      open_seconds: businessBetween(calendar, from!, to!) / 1_000,
    },
    days_off: calendar.days_off.filter((day) => day >= date.toString() && day < last),
  }
}
