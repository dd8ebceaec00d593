import { z } from 'zod'
import { publicHolidaysOf } from './holidays.ts'

const TIME = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/
const time = z.string().regex(TIME, 'is not a time of day. Write it as "09:00"; the end of the day is "24:00".')
const span = z
  .tuple([time, time])
  .refine(
    ([from, to]) => from < to,
    'ends before it begins. A shift over midnight is two: until "24:00", and from "00:00".',
  )
const day = z
  .array(span)
  .max(12)
  .refine(
    (spans) => spans.every(([from], index) => index === 0 || spans[index - 1]![1] <= from),
    'Spans of a day stand in order and do not overlap.',
  )
  .optional()

const isZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

const Week = z.strictObject({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day })

/** Days off, from any of these sources together. */
const DaysOff = z
  .strictObject({
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, 'Write a country as two capitals, such as "DE".')
      .refine((country) => country in publicHolidaysOf().getCountries(), 'is no country whose holidays are known.')
      .optional(),
    region: z.string().min(1).optional().describe('A state or canton of the country, such as "BE"'),
    dates: z.array(z.iso.date()).optional().describe('Days such as "2026-12-24"'),
    feeds: z
      .array(
        z.url({
          protocol: /^https?$/,
          error: 'is no address of the web, such as "https://example.com/days-off.ics"; http works too.',
        }),
      )
      .max(5)
      .optional()
      .describe('Addresses of iCal calendars; their all-day events are days off'),
  })
  .refine(({ country, region }) => region === undefined || (country !== undefined && hasRegion(country, region)), {
    path: ['region'],
    message: 'is no region of that country whose holidays are known.',
  })

const hasRegion = (country: string, region: string): boolean =>
  Object.hasOwn(publicHolidaysOf().getStates(country) ?? {}, region)

/** When somebody works. */
export const Calendar = z.strictObject({
  time_zone: z.string().refine(isZone, 'is no time zone. Write one such as "Europe/Berlin".'),
  hours: z
    .union([z.literal('24/7'), Week])
    .describe('"24/7", or for each weekday the spans that are worked; a day that is left out is off'),
  holidays: DaysOff.default({}),
})
export type Calendar = z.output<typeof Calendar>
