import type { DashboardSearch } from '../../lib/dashboard-search.ts'

interface Days {
  from: string
  to: string
}

/** What the server is asked for: the period's filters, with the days of one step when one was chosen. */
export function rowsAsked({ figure = 'satisfaction', by, key, day, missed }: DashboardSearch, period: object) {
  const { from, to } = period as Days
  const days = day ? stepDays(day, { from, to }) : {}
  const part = by && key ? { by, key } : {}
  return { ...period, ...days, ...part, figure, ...(missed ? { missed } : {}) }
}

const DAY = 86_400_000
const utc = (day: string) => Date.parse(`${day}T00:00:00Z`)
const dayText = (ms: number) => new Date(ms).toISOString().slice(0, 10)

/** A step is a day, a week from Monday or a month, as the server cuts the period, and ends where the period ends. */
export function stepDays(day: string, { from, to }: Days): Days {
  const days = (utc(to) - utc(from)) / DAY + 1
  const last = days <= 62 ? day : days <= 27 * 7 ? sundayOf(day) : endOfMonth(day)
  return { from: day, to: last < to ? last : to }
}

function sundayOf(day: string): string {
  const weekday = new Date(utc(day)).getUTCDay()
  return dayText(utc(day) + ((7 - weekday) % 7) * DAY)
}

const endOfMonth = (day: string) => {
  const [year, month] = day.split('-').map(Number)
  return dayText(Date.UTC(year!, month!, 0))
}
