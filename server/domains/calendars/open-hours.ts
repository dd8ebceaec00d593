import type { ResolvedCalendar } from './business-time.ts'

/** Open spans of one stretch of time, in order, none touching the next. */
export interface Period {
  opens: Float64Array
  closes: Float64Array
  /** Open time of the period before each span. */
  before: Float64Array
  total: number
}

interface OpenHours {
  /** No weekday has a span. */
  never: boolean
  period(number: number): Period
}

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

/** About a year: computed as a whole when the first moment of it is asked for, and kept as long as its calendar. */
export const PERIOD_MS = 366 * DAY_MS
export const periodAt = (at: number): number => Math.floor(at / PERIOD_MS)

const kept = new WeakMap<ResolvedCalendar, OpenHours>()

export function openHoursOf(calendar: ResolvedCalendar): OpenHours {
  const known = kept.get(calendar)
  if (known) return known
  const hours = hoursOf(calendar)
  kept.set(calendar, hours)
  return hours
}

function hoursOf(calendar: ResolvedCalendar): OpenHours {
  const periods = new Map<number, Period>()
  const daysOff = new Set(calendar.days_off.map(dayNumber))
  return {
    never: calendar.hours?.every((spans) => spans.length === 0) ?? false,
    period: (number) => {
      const known = periods.get(number)
      if (known) return known
      const period = measured(spansIn(calendar, number, daysOff))
      periods.set(number, period)
      return period
    },
  }
}

/** Days since 1970-01-01. */
const dayNumber = (day: string): number =>
  Temporal.PlainDate.from(day).toZonedDateTime('UTC').epochMilliseconds / DAY_MS

const WHOLE_DAY: readonly (readonly [number, number])[] = [[0, 24 * 60]]

/** 1970-01-01 was a Thursday; Monday is 0. */
const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7

type Span = [open: number, close: number]

/**
 * While the distance of a zone to UTC stays the same, wall time is plain arithmetic: so each stretch between two changes
 * is walked day by day, and spans are cut where the stretch begins and ends.
 */
function spansIn({ hours, time_zone }: ResolvedCalendar, number: number, daysOff: ReadonlySet<number>): Span[] {
  const spans: Span[] = []
  for (const stretch of stretches(time_zone, number * PERIOD_MS, (number + 1) * PERIOD_MS)) {
    for (const day of daysIn(stretch)) {
      if (daysOff.has(day)) continue
      const times = hours ? hours[weekdayOf(day)]! : WHOLE_DAY
      for (const time of times) spans.push(within(stretch, day, time))
    }
  }
  return joined(spans.filter(([open, close]) => open < close))
}

/** Local days of which a stretch has a part. */
function daysIn({ from, to, offset }: Stretch): number[] {
  const first = Math.floor((from + offset) / DAY_MS)
  const last = Math.floor((to - 1 + offset) / DAY_MS)
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

/** What a stretch has of a span of a day; empty when it ends before it begins. */
function within({ from, to, offset }: Stretch, day: number, [begin, end]: readonly [number, number]): Span {
  const midnight = day * DAY_MS - offset
  return [Math.max(from, midnight + begin * MINUTE_MS), Math.min(to, midnight + end * MINUTE_MS)]
}

/** A part of time with one distance to UTC. */
interface Stretch {
  from: number
  to: number
  offset: number
}

function* stretches(zone: string, from: number, to: number): Generator<Stretch> {
  let at = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone)
  for (;;) {
    const change = at.getTimeZoneTransition('next')
    const until = Math.min(to, change?.epochMilliseconds ?? to)
    yield { from: at.epochMilliseconds, to: until, offset: at.offsetNanoseconds / 1e6 }
    if (!change || until === to) return
    at = change
  }
}

function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = []
  for (const span of spans) {
    const last = result.at(-1)
    if (last && last[1] === span[0]) last[1] = span[1]
    else result.push([...span])
  }
  return result
}

function measured(spans: readonly Span[]): Period {
  const before = new Float64Array(spans.length)
  let total = 0
  for (const [index, [open, close]] of spans.entries()) {
    before[index] = total
    total += close - open
  }
  return {
    ...{ before, total },
    opens: Float64Array.from(spans, ([open]) => open),
    closes: Float64Array.from(spans, ([, close]) => close),
  }
}
