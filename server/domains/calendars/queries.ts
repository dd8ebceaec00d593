import { sql } from 'kysely'
import { type Context, nowText } from '../../platform/context.ts'
import { frameworkOf } from '../framework/queries.ts'
import type { Framework } from '../framework/schema.ts'
import type { ResolvedCalendar } from './business-time.ts'
import type { CalendarFeed } from './contract.ts'
import { type CalendarState, EVERY_HOUR, remembered, resolveCalendar, stateOf, yearsFrom } from './resolve.ts'
import { todayOf } from './today.ts'

/** The calendars in force by name. What names none counts every hour. */
export interface CalendarsInForce {
  named(name: string | null): CalendarState
}

interface Resolved {
  /** Of which years, and which days the feeds have named: what the framework itself does not say. */
  beside: string
  calendars: ReadonlyMap<string, CalendarState>
}

const cached = new WeakMap<Framework, Resolved>()

/** The framework's calendars with their days off: the same for a whole transaction, resolved again when something changes. */
export async function calendarsOf(ctx: Context): Promise<CalendarsInForce> {
  const kept = ctx.tx?.memo.get('calendars')
  if (kept) return kept as CalendarsInForce
  const framework = await frameworkOf(ctx)
  const urls = feedsOf(framework)
  const feeds = urls.length > 0 ? await readFeeds(ctx, urls) : []
  const calendars = resolveAll(framework, feeds, yearsFrom(ctx.now().toZonedDateTimeISO('UTC').year))
  const inForce = { named: (name: string | null) => (name !== null && calendars.get(name)) || EVERY_HOUR }
  ctx.tx?.memo.set('calendars', inForce)
  return inForce
}

/** Calendars of a framework that need not be the one in force, with the days its feeds are known to name. */
export function resolveAll(
  framework: Framework,
  feeds: readonly { url: string; days: readonly string[] }[],
  years: number,
): ReadonlyMap<string, CalendarState> {
  const beside = JSON.stringify([years, feeds.map(({ url, days }) => [url, days])])
  const known = cached.get(framework)
  if (known?.beside === beside) return known.calendars
  const calendars = new Map(
    Object.entries(framework.calendars).map(([name, calendar]) => {
      const named = calendar.holidays.feeds ?? []
      const feed_days = feeds.flatMap(({ url, days }) => (named.includes(url) ? days : []))
      return [name, resolveCalendar(name, calendar, { feed_days, years })]
    }),
  )
  cached.set(framework, { beside, calendars })
  return calendars
}

export const feedsOf = ({ calendars }: Framework): string[] => [
  ...new Set(Object.values(calendars).flatMap(({ holidays }) => holidays.feeds ?? [])),
]

const readFeeds = async ({ db }: Context, urls: readonly string[]) => {
  const rows = await db
    .selectFrom('calendar_feeds')
    .selectAll()
    .where('url', 'in', [...urls])
    .orderBy('url')
    .execute()
  return rows.map(({ days, ...feed }) => ({ ...feed, days: days as string[] }))
}

/** Calendars as they once were, by fingerprint: those that were used are kept for ever. */
export async function calendarsOnce(
  { db }: Context,
  fingerprints: readonly string[],
): Promise<(fingerprint: string | null) => ResolvedCalendar | null> {
  const unknown = fingerprints.filter((fingerprint) => !remembered(fingerprint))
  if (unknown.length > 0) {
    const rows = await db.selectFrom('calendar_states').select('calendar').where('fingerprint', 'in', unknown).execute()
    for (const { calendar } of rows) stateOf(calendar as unknown as ResolvedCalendar)
  }
  return (fingerprint) => (fingerprint === null ? null : (remembered(fingerprint) ?? null))
}

/** Each calendar of the framework in force as it stands now. */
export async function calendarsToday(ctx: Context) {
  const framework = await frameworkOf(ctx)
  const inForce = await calendarsOf(ctx)
  const rows = await readFeeds(ctx, ['', ...feedsOf(framework)])
  const feedOf = (url: string): CalendarFeed => {
    const row = rows.find((feed) => feed.url === url)
    const state = row?.failure ? 'failing' : row?.read_at ? 'read' : 'waiting'
    return { url, state, read_at: row?.read_at ?? null, failure: row?.failure ?? null, days: row?.days.length ?? 0 }
  }
  const items = Object.entries(framework.calendars).map(([name, { time_zone, holidays }]) => {
    const { calendar } = inForce.named(name)
    const feeds = (holidays.feeds ?? []).map(feedOf)
    return { name, time_zone, ...todayOf(calendar, time_zone, ctx.now()), feeds }
  })
  return { now: nowText(ctx), items, next_cursor: null }
}

/** Which of these are kept already. */
export async function keptStates({ db }: Context, fingerprints: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('calendar_states')
    .select('fingerprint')
    .where('fingerprint', '=', sql<string>`any(${[...fingerprints]}::text[])`)
    .execute()
  return rows.map(({ fingerprint }) => fingerprint)
}
