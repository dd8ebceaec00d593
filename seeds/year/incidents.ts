import { DAY, HOUR, MINUTE, type Moment } from '../moments.ts'

/** Something that went wrong for many at once. */
export interface Incident {
  /** Stories that say so are told only then; tickets about it get the tag. */
  name: string
  tag: string
  from: Moment
  to: Moment
  /** Tickets about it, in a year of twenty thousand. */
  tickets: number
}

const HISTORY: readonly [name: string, daysAgo: number, hours: number, tickets: number][] = [
  ['sync_outage', 312, 3.5, 120],
  ['slow_boards', 247, 5, 90],
  ['double_billing', 196, 30, 140],
  ['sign_in_outage', 131, 2, 110],
  ['mobile_crash', 74, 40, 95],
  ['webhook_delay', 26, 6, 60],
]

/** Those of the year, and a small one that began this morning. */
export const incidentsUntil = (end: Moment): Incident[] => [
  ...HISTORY.map(([name, daysAgo, hours, tickets]): Incident => {
    // In the hours in which both halves of the world work.
    const from = Math.floor((end - daysAgo * DAY) / DAY) * DAY + 8 * HOUR
    return { name, tag: `incident-${name.replaceAll('_', '-')}`, from, to: from + hours * HOUR, tickets }
  }),
  { name: 'slow_boards', tag: 'incident-slow-boards', from: end - 100 * MINUTE, to: end - 4 * MINUTE, tickets: 14 },
]
