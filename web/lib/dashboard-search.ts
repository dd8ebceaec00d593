import type { Breakdown, FigureName } from '../../server/domains/analytics/contract.ts'

export const FIGURES = [
  'satisfaction',
  'happy',
  'first_contact',
  'first_response_in_time',
  'resolution_in_time',
  'first_response',
  'resolution',
  'opened',
  'resolved',
  'backlog',
] as const satisfies readonly FigureName[]
export type Figure = (typeof FIGURES)[number]

export const SPANS = [7, 30, 90, 365] as const
export type SpanDays = (typeof SPANS)[number]
const USUAL: SpanDays = 30

const FACETS = ['channel', 'priority', 'team', 'score', 'age'] as const satisfies readonly Breakdown['by'][]
export type FacetName = (typeof FACETS)[number]

/** What the dashboard shows and which cases are open beside it: the address says it, so that it can be sent to somebody. */
export interface DashboardSearch {
  days?: SpanDays
  from?: string
  to?: string
  channel?: string
  team?: string
  priority?: string
  figure?: Figure
  /** The cases behind the figure are shown; of one part, or of one day, if these are named. */
  cases?: true
  by?: FacetName
  key?: string
  day?: string
  missed?: true
}

const oneOf = <Word>(words: readonly Word[], value: unknown) => words.find((word) => word === value)
const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
const day = (value: unknown) => (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined)
const set = <Search extends object>(search: Search) =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as Search

/** Reads the address leniently: what makes no sense is left out, and what goes without saying too. */
export function parseDashboardSearch(search: Record<string, unknown>): DashboardSearch {
  const [from, to] = [day(search.from), day(search.to)]
  const isCustom = from !== undefined && to !== undefined && from <= to
  const days = oneOf(SPANS, search.days)
  const figure = oneOf(FIGURES, search.figure)
  const cases = search.cases === true ? true : undefined
  const [by, key] = [oneOf(FACETS, search.by), text(search.key)]
  return set<DashboardSearch>({
    ...(isCustom ? { from, to } : { days: days === USUAL ? undefined : days }),
    ...{ channel: text(search.channel), team: text(search.team), priority: text(search.priority) },
    ...{ figure: figure === 'satisfaction' ? undefined : figure, cases },
    ...(cases && by && key ? { by, key } : {}),
    ...(cases ? { day: day(search.day), missed: search.missed === true ? true : undefined } : {}),
  })
}

/** The days asked for, as the server wants to be told. Of a number of days the last one is today. */
export function periodOf({ days = USUAL, from, to, channel, team, priority }: DashboardSearch, today: string) {
  const filters = set({ channel, team, priority })
  return from && to ? { from, to, ...filters } : { from: daysBefore(today, days - 1), to: today, ...filters }
}

/** So many days before a day, both as `2026-11-22`. */
export function daysBefore(day: string, days: number) {
  const date = new Date(`${day}T12:00:00Z`)
  date.setUTCDate(date.getUTCDate() - days)
  return date.toISOString().slice(0, 10)
}

/** The reader's own day, as `2026-11-22`. */
export function localDay(now: number) {
  const date = new Date(now)
  const digits = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${digits(date.getMonth() + 1)}-${digits(date.getDate())}`
}

export const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
