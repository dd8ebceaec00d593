import { z } from 'zod'
import { addBusiness, businessBetween } from '../../server/domains/calendars/business-time.ts'
import { stateOf, weekOf } from '../../server/domains/calendars/resolve.ts'
import { Calendar } from '../../server/domains/framework/sections/calendars.ts'
import { CaseId, readCases } from './cases.ts'

const moment = z
  .string()
  .refine(isMoment, 'is no moment. Write it with its distance to UTC, such as "2026-03-02T09:00:00Z".')

const ClockCase = z.object({
  id: CaseId,
  calendar: z.object({
    time_zone: Calendar.shape.time_zone,
    hours: Calendar.shape.hours,
    holidays: z.array(z.iso.date('is no day. Write it as "2026-12-25".')).nullish(),
  }),
  start: moment,
  add_seconds: z.number().min(0).nullish(),
  end: moment.nullish(),
})
type ClockCase = z.infer<typeof ClockCase>

/**
 * `[{ id, calendar: { time_zone, hours, holidays }, start, add_seconds?, end? }]` → `[{ id, due?, business_seconds? }]`: when
 * so much working time has passed since the start (null: never), and how much passes until the end, which is 0 or more.
 */
export async function evalClock(args: string[]): Promise<unknown> {
  return (await readCases(args, ClockCase)).map(clocked)
}

function clocked({ id, calendar: said, start, add_seconds, end }: ClockCase) {
  const { time_zone, hours, holidays } = said
  const calendar = calendarOf(JSON.stringify([time_zone, hours, holidays]), said)
  const from = millisecondsOf(start)
  const due = typeof add_seconds === 'number' ? addBusiness(calendar, from, add_seconds * 1_000) : undefined
  return {
    id,
    ...(due !== undefined && { due: due === null || due > LAST_MOMENT ? null : textOf(due) }),
    ...(end && { business_seconds: businessBetween(calendar, from, millisecondsOf(end)) / 1_000 }),
  }
}

/** Cases share calendars: what was computed for one is used for all. */
const calendars = new Map<string, ReturnType<typeof resolved>>()

function calendarOf(key: string, said: ClockCase['calendar']) {
  const known = calendars.get(key) ?? resolved(said)
  calendars.set(key, known)
  return known
}

function resolved({ time_zone, hours, holidays }: ClockCase['calendar']) {
  const week = hours === '24/7' ? null : weekOf(hours)
  const plain = { name: 'case', time_zone, hours: week, days_off: [...(holidays ?? [])].sort() }
  return stateOf(plain).calendar ?? plain
}

/** An instant, or a local time with its zone in brackets: "2026-03-02T09:00[Europe/Berlin]". */
function millisecondsOf(text: string): number {
  return text.includes('[')
    ? Temporal.ZonedDateTime.from(text).epochMilliseconds
    : Temporal.Instant.from(text).epochMilliseconds
}

function isMoment(text: string): boolean {
  try {
    return Number.isFinite(millisecondsOf(text))
  } catch {
    return false
  }
}

/** The last moment that has a name, in the year 275760. */
const LAST_MOMENT = 8_640_000_000_000_000

/** Whole seconds without a fraction, as people write them. */
const textOf = (ms: number): string => Temporal.Instant.fromEpochMilliseconds(Math.round(ms)).toString()
