import { openHoursOf, PERIOD_MS, type Period, periodAt } from './open-hours.ts'

/*
 * Time that counts by a calendar. Moments are milliseconds since 1970 and spans are milliseconds: plain numbers, since
 * hundreds of thousands of deadlines are computed in a second. A moment is open when the clock on the wall there shows a
 * time within a span of its day: an hour that daylight saving leaves out counts for nothing, one that comes twice counts
 * twice, and a day that was skipped never was.
 */

/** A calendar with its days off: plain data, so that it can be kept, compared and computed with anywhere. */
export interface ResolvedCalendar {
  /** As the framework calls it. */
  name: string
  /** IANA, such as "Europe/Berlin". */
  time_zone: string
  /** Spans of each weekday, Monday first, in minutes since midnight, the end excluded. null: always, but for days off. */
  hours: readonly (readonly (readonly [from: number, to: number])[])[] | null
  /** Local days on which nobody works, such as "2026-12-25", in order. */
  days_off: readonly string[]
}

export const isAlwaysOpen = ({ hours, days_off }: ResolvedCalendar): boolean => hours === null && days_off.length === 0

/** Longest look ahead, in periods of about a year: what is not open by then never will be. */
const MOST_PERIODS = 400

/** When so much open time has passed since `start`: the earliest such moment. null: never. */
export function addBusiness(calendar: ResolvedCalendar, start: number, ms: number): number | null {
  if (ms <= 0) return start
  if (isAlwaysOpen(calendar)) return start + ms
  const hours = openHoursOf(calendar)
  if (hours.never) return null
  let number = periodAt(start)
  let period = hours.period(number)
  let wanted = openBy(period, start) + ms
  for (let more = 0; wanted > period.total; more++) {
    if (more === MOST_PERIODS) return null
    wanted -= period.total
    period = hours.period(++number)
  }
  const index = lastBelow(period.before, wanted)
  return period.opens[index]! + wanted - period.before[index]!
}

/** How much of the time between two moments was open; 0 when they are out of order. */
export function businessBetween(calendar: ResolvedCalendar, from: number, to: number): number {
  if (to <= from) return 0
  if (isAlwaysOpen(calendar)) return to - from
  const hours = openHoursOf(calendar)
  const last = periodAt(to)
  let ms = openBy(hours.period(last), to) - openBy(hours.period(periodAt(from)), from)
  for (let number = periodAt(from); number < last; number++) ms += hours.period(number).total
  return ms
}

export function isOpenAt(calendar: ResolvedCalendar, at: number): boolean {
  if (isAlwaysOpen(calendar)) return true
  const period = openHoursOf(calendar).period(periodAt(at))
  const index = lastBelow(period.opens, at + 1)
  return index >= 0 && at < period.closes[index]!
}

/** The first open moment from `at` on, which may be `at` itself. null: never. */
export function nextOpening(calendar: ResolvedCalendar, at: number): number | null {
  if (isOpenAt(calendar, at)) return at
  const hours = openHoursOf(calendar)
  if (hours.never) return null
  for (let number = periodAt(at); number <= periodAt(at) + MOST_PERIODS; number++) {
    const { opens } = hours.period(number)
    const next = opens[lastBelow(opens, at + 1) + 1]
    if (next !== undefined) return next
  }
  return null
}

/** The first moment after `at` that is not open any more. null: it never closes. */
export function nextClosing(calendar: ResolvedCalendar, at: number): number | null {
  if (isAlwaysOpen(calendar)) return null
  const hours = openHoursOf(calendar)
  let closing = at
  for (let number = periodAt(at); number <= periodAt(at) + MOST_PERIODS; number++) {
    const { opens, closes } = hours.period(number)
    const index = lastBelow(opens, closing + 1)
    const isOpen = index >= 0 && closing < closes[index]!
    if (!isOpen) return closing
    closing = closes[index]!
    if (closing < (number + 1) * PERIOD_MS) return closing
  }
  return null
}

/** Open time between the beginning of a period and a moment in it. */
function openBy({ opens, closes, before }: Period, at: number): number {
  const index = lastBelow(opens, at)
  return index < 0 ? 0 : before[index]! + Math.min(at, closes[index]!) - opens[index]!
}

/** Place of the last number below a limit in rising numbers; -1 when there is none. */
function lastBelow(numbers: Float64Array, limit: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (numbers[middle]! < limit) low = middle + 1
    else high = middle
  }
  return low - 1
}
