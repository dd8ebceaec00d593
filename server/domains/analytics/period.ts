import { type Context, instantText } from '../../platform/context.ts'
import { invalid } from '../../platform/errors.ts'
import type { Grain, Period } from './contract.ts'

/** Part of the period that is one point of a chart. Moments are instants in UTC, as columns have them. */
export interface Step {
  day: string
  from: string
  to: string
  /** The period cuts it off: it holds fewer days than its neighbours. */
  is_cut: boolean
}

/** A period in moments: the days of the reader's time zone, also where they have 23 or 25 hours. */
export interface Span {
  from: string
  to: string
  time_zone: string
  grain: Grain
  start: string
  end: string
  /** As long as what has passed of the period, and ending at the same hour of the day. */
  before: { from: string; to: string; start: string; end: string }
  steps: Step[]
}

const LONGEST_DAYS = 1_100
/** Charts show at most about so many points of a kind. */
const MOST_DAYS = 62
const MOST_WEEKS = 27
const USUAL_DAYS = 30

/** Reads a period; one that cannot be is refused with the field that is wrong. */
export function spanOf(ctx: Context, { from, to, time_zone = 'UTC' }: Period): Span {
  const now = zoned(ctx.now(), time_zone)
  const last = to ? dayOf('to', to) : now.toPlainDate()
  const first = from ? dayOf('from', from) : last.subtract({ days: USUAL_DAYS - 1 })
  const days = first.until(last, { largestUnit: 'days' }).days + 1
  if (days < 1) refuse('from', 'lies after the last day')
  if (days > LONGEST_DAYS) refuse('from', `is more than ${LONGEST_DAYS} days before the last day`)
  const grain = days <= MOST_DAYS ? 'day' : days <= MOST_WEEKS * 7 ? 'week' : 'month'
  const moments = momentsIn(time_zone)
  const [start, end] = [moments(first), moments(last.add({ days: 1 }))]
  return {
    ...{ from: first.toString(), to: last.toString(), time_zone, grain, start, end },
    before: beforeOf({ first, days, now }, moments),
    steps: stepsOf(first, last, grain).map(({ day, from, to, is_cut }) => ({
      ...{ day, is_cut, from: moments(from), to: moments(to) },
    })),
  }
}

type Day = Temporal.PlainDate

/** The first moment of a day: where clocks jump over midnight that is not 00:00. */
const momentsIn = (timeZone: string) => (day: Day) => instantText(day.toZonedDateTime(timeZone).toInstant())

function zoned(now: Temporal.Instant, timeZone: string): Temporal.ZonedDateTime {
  try {
    return now.toZonedDateTimeISO(timeZone)
  } catch {
    return refuse('time_zone', 'is not a time zone: use a name such as Europe/Berlin')
  }
}

function dayOf(path: string, text: string): Day {
  const day = Temporal.PlainDate.from(text)
  // Before there were tickets, and beyond what every column and time zone can hold.
  if (day.year < 1990 || day.year > 9000) refuse(path, 'must lie in the years 1990 to 9000')
  return day
}

function refuse(path: string, message: string): never {
  throw invalid(`This period cannot be shown: ${path} ${message}.`, [{ path, message }])
}

interface Passed {
  first: Day
  days: number
  now: Temporal.ZonedDateTime
}

/** A period that still runs is held against as much of the one before: half a day never against a whole one. */
function beforeOf({ first, days, now }: Passed, moments: (day: Day) => string): Span['before'] {
  const from = first.subtract({ days })
  const whole = moments(first)
  const sameHour = instantText(now.subtract({ days }).toInstant())
  const start = moments(from)
  const end = sameHour < whole ? (sameHour > start ? sameHour : start) : whole
  return { from: from.toString(), to: first.subtract({ days: 1 }).toString(), start, end }
}

function stepsOf(first: Day, last: Day, grain: Grain) {
  const steps: { day: string; from: Day; to: Day; is_cut: boolean }[] = []
  const end = last.add({ days: 1 })
  for (let from = first; Temporal.PlainDate.compare(from, end) < 0; ) {
    const next = startOf(from, grain).add({ [`${grain}s`]: 1 })
    const to = Temporal.PlainDate.compare(next, end) < 0 ? next : end
    steps.push({ day: from.toString(), from, to, is_cut: !from.equals(startOf(from, grain)) || !to.equals(next) })
    from = to
  }
  return steps
}

/** Weeks begin on Monday (ISO 8601). */
function startOf(day: Day, grain: Grain): Day {
  if (grain === 'week') return day.subtract({ days: day.dayOfWeek - 1 })
  return grain === 'month' ? day.with({ day: 1 }) : day
}
