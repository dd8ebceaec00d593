import { isOpenAt } from '../../domains/calendars/business-time.ts'
import { feedsOf, resolveAll } from '../../domains/calendars/queries.ts'
import type { Framework } from '../../domains/framework/schema.ts'
import type { PureProof } from './proof.ts'

const at = (moment: string): number => Temporal.Instant.from(moment).epochMilliseconds
/** Whether the calendar `c` is open at a moment of the week of Monday, 2026-11-23. */
const isOpen = (framework: Framework, moment: string): boolean => {
  const state = resolveAll(framework, [], 2025).get('c')!
  return state.calendar === null || isOpenAt(state.calendar, at(moment))
}
export const calendar = (changes: string, hours = 'hours: "24/7"') =>
  `calendars: { c: { time_zone: UTC, ${hours}, ${changes} } }\nsla: { calendar: c }`
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

const dayHours = (day: (typeof DAYS)[number], index: number): PureProof => ({
  key: `calendars.*.hours.${day}`,
  texts: ['["09:00", "12:00"]', '["13:00", "17:00"]'].map((span) =>
    calendar('holidays: {}', `hours: { ${day}: [${span}] }`),
  ) as [string, string],
  show: (framework) => isOpen(framework, `2026-11-${23 + index}T10:00:00Z`),
  shown: [true, false],
})

/** Hours and days off. */
export const CALENDARS: PureProof[] = [
  {
    key: 'calendars.*.time_zone',
    texts: ['UTC', 'Asia/Tokyo'].map((zone) =>
      calendar('holidays: {}', 'hours: { mon: [["09:00", "17:00"]] }').replace('UTC', zone),
    ) as [string, string],
    show: (framework) => isOpen(framework, '2026-11-23T10:00:00Z'),
    shown: [true, false],
  },
  {
    key: 'calendars.*.hours',
    texts: [calendar('holidays: {}'), calendar('holidays: {}', 'hours: {}')],
    show: (framework) => isOpen(framework, '2026-11-23T10:00:00Z'),
    shown: [true, false],
  },
  ...DAYS.map(dayHours),
  {
    key: 'calendars.*.holidays.country',
    texts: [calendar('holidays: { country: FR }'), calendar('holidays: { country: US }')],
    show: (framework) => isOpen(framework, '2026-11-26T12:00:00Z'),
    shown: [true, false],
  },
  {
    key: 'calendars.*.holidays.region',
    texts: [calendar('holidays: { country: DE, region: BE }'), calendar('holidays: { country: DE, region: BY }')],
    // Epiphany, kept in Bavaria and not in Berlin.
    show: (framework) => isOpen(framework, '2026-01-06T12:00:00Z'),
    shown: [true, false],
  },
  {
    key: 'calendars.*.holidays.dates',
    texts: [calendar('holidays: { dates: ["2026-11-24"] }'), calendar('holidays: { dates: ["2026-11-23"] }')],
    show: (framework) => isOpen(framework, '2026-11-23T10:00:00Z'),
    shown: [true, false],
  },
  {
    key: 'calendars.*.holidays.feeds',
    texts: ['a', 'b'].map((name) => calendar(`holidays: { feeds: ["https://${name}.example/days.ics"] }`)) as [
      string,
      string,
    ],
    // A day of one feed, read: a calendar that names another feed is open on it.
    show: (framework) => {
      const url = 'https://b.example/days.ics'
      const state = resolveAll(framework, [{ url, days: ['2026-11-23'] }], 2025).get('c')!
      return [feedsOf(framework), state.calendar === null || isOpenAt(state.calendar, at('2026-11-23T10:00:00Z'))]
    },
    shown: [
      [['https://a.example/days.ics'], true],
      [['https://b.example/days.ics'], false],
    ],
  },
]
