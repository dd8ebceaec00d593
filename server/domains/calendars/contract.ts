import { z } from 'zod'
import { Instant, wholeList } from '../../platform/contract.ts'

/** An iCal feed a calendar takes days off from, and how the last reading went. */
export const CalendarFeed = z.object({
  url: z.string(),
  state: z.enum(['waiting', 'read', 'failing']).meta({
    description: 'failing: the last try failed; the days last read well still hold',
  }),
  read_at: Instant.nullable().meta({ description: 'When its days were last read well' }),
  failure: z.string().nullable(),
  days: z.number().int(),
})
export type CalendarFeed = z.infer<typeof CalendarFeed>

/** A calendar of the framework as it stands today. */
export const CalendarToday = z.object({
  name: z.string(),
  time_zone: z.string(),
  always_open: z.boolean(),
  is_open: z.boolean(),
  next_change_at: Instant.nullable().meta({ description: 'When it opens or closes next; null: never' }),
  today: z.object({ date: z.iso.date(), is_day_off: z.boolean(), open_seconds: z.number() }).meta({
    description: 'The day it is there',
  }),
  days_off: z.array(z.iso.date()).meta({ description: 'Of the next 60 days' }),
  feeds: z.array(CalendarFeed),
})
export type CalendarToday = z.infer<typeof CalendarToday>

/** All of them, with the moment this is true of. */
export const CalendarsToday = wholeList(CalendarToday).extend({ now: Instant })
