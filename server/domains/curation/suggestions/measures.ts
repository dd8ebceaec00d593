import { type RawBuilder, sql } from 'kysely'
import { type Context, instantText } from '../../../platform/context.ts'
import type { Measured, SuggestionKind, Verdict } from '../contract.ts'
import { growth, wilson } from '../statistics.ts'

/** What a suggestion is to improve; of every measure less is better. */
export type MeasureName =
  | 'bounce_rate'
  | 'search_exit'
  | 'unhelpful_votes'
  | 'reopened_after_sent'
  | 'contact_after_reading'

/** Days before somebody acted, and after. */
export const MEASURED_DAYS = 28
/** Of fewer nothing can be said. */
const FEWEST = 10

const OF_KIND: Partial<Record<SuggestionKind, MeasureName>> = {
  high_bounce_rate: 'bounce_rate',
  search_exit: 'search_exit',
  reopened_after_sent: 'reopened_after_sent',
  many_tickets: 'contact_after_reading',
  words_missing: 'search_exit',
  title_too_long: 'search_exit',
  no_summary: 'search_exit',
}
export const measureOf = (kind: SuggestionKind): MeasureName => OF_KIND[kind] ?? 'unhelpful_votes'

export interface ToMeasure {
  /** The suggestion's. */
  id: string
  article_id: string
  name: MeasureName
  from: string
  to: string
}

/** As long before this moment as will be measured after it. */
export const spanBefore = (at: Temporal.Instant): { from: string; to: string } => ({
  from: instantText(at.subtract({ hours: 24 * MEASURED_DAYS })),
  to: instantText(at),
})
export const spanAfter = (at: Temporal.Instant): { from: string; to: string } => ({
  from: instantText(at),
  to: instantText(at.add({ hours: 24 * MEASURED_DAYS })),
})

const counted = (n: RawBuilder<unknown>, from: RawBuilder<unknown>) =>
  sql`select count(*)::int as n, count(*) filter (where ${n})::int as count ${from}`
const SQL: Record<MeasureName, RawBuilder<unknown>> = {
  bounce_rate: counted(
    sql`v.pages = 1`,
    sql`from help_visits v where v.entry_article_id = m.article_id and v.started_at >= m.from and v.started_at < m.to`,
  ),
  search_exit: counted(
    sql`h.ticket_id is not null or h.form_opened_at > v.seen_at
      or exists (select from article_searches s where s.visit = v.visit_id::text and s.at > v.seen_at)`,
    sql`from help_views v join help_visits h on h.id = v.visit_id
      where v.article_id = m.article_id and v.search_id is not null and v.seen_at >= m.from and v.seen_at < m.to`,
  ),
  unhelpful_votes: counted(
    sql`not f.helpful`,
    sql`from article_feedback f where f.article_id = m.article_id and f.created_at >= m.from and f.created_at < m.to`,
  ),
  reopened_after_sent: counted(
    sql`exists (select from events e where e.ticket_id = l.ticket_id and e.name = 'ticket.status_changed' and e.at > l.created_at
      and e.data ->> 'before' in ('resolved', 'closed') and e.data ->> 'status' not in ('resolved', 'closed'))`,
    sql`from article_tickets l
      where l.article_id = m.article_id and l.how = 'sent' and l.created_at >= m.from and l.created_at < m.to`,
  ),
  contact_after_reading: counted(
    sql`h.ticket_id is not null`,
    sql`from help_visits h where h.started_at >= m.from and h.started_at < m.to
      and exists (select from help_views v where v.visit_id = h.id and v.article_id = m.article_id)`,
  ),
}

/** Measures each of these, those of one measure in one statement. By suggestion. */
export async function measured(ctx: Context, wanted: readonly ToMeasure[]): Promise<Map<string, Measured>> {
  const found = new Map<string, Measured>()
  for (const [name, own] of Map.groupBy(wanted, (one) => one.name)) {
    const { rows } = await sql<{ id: string; n: number; count: number }>`
      select m.id, counted.n, counted.count
      from jsonb_to_recordset(${JSON.stringify(own)}::jsonb) as m(id text, article_id uuid, "from" timestamptz, "to" timestamptz)
      cross join lateral (${SQL[name]}) as counted`.execute(ctx.db)
    const counts = new Map(rows.map((row) => [row.id, row]))
    for (const one of own) found.set(one.id, figureOf(one, counts.get(one.id)!))
  }
  return found
}

function figureOf({ name, from, to }: ToMeasure, { n, count }: { n: number; count: number }): Measured {
  const share = wilson(count, n)
  const percent = (value: number | undefined) => (value === undefined ? null : Math.round(value * 1_000) / 10)
  return {
    name,
    value: percent(share?.value),
    count,
    n,
    low: percent(share?.low),
    high: percent(share?.high),
    from,
    to,
  }
}

/** Whether it is better now: only where the interval of the difference leaves no doubt. */
export function verdictOn(before: Measured, after: Measured): Verdict {
  const grown = growth(before, after)
  if (!grown || before.n < FEWEST || after.n < FEWEST) return 'too_little'
  if (grown.high < 0) return 'better'
  return grown.low > 0 ? 'worse' : 'no_difference'
}
