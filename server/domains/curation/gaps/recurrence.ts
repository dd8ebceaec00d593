import { sql } from 'kysely'
import { type Context, nowText } from '../../../platform/context.ts'
import type { Recurrence } from '../contract.ts'
import { ACTIVE_DAYS } from '../effect/active.ts'

/** Compared over as many days as it has been answered, so many at most. */
const MOST_DAYS = 28

interface Covered {
  id: string
  covered_at: string | null
}

interface Row {
  id: string
  days: number
  before: number
  after: number
  active_before: number
  active_after: number
}

/** How often each of these gaps was asked before an article answered it, and since. Null before a day has passed. */
export async function recurrencesOf(ctx: Context, gaps: readonly Covered[]): Promise<Map<string, Recurrence>> {
  const ids = gaps.filter(({ covered_at }) => covered_at).map(({ id }) => id)
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Row>`
    with spans as (
      select id, article_id, covered_at,
        least(${sql.lit(MOST_DAYS)}, floor(extract(epoch from ${nowText(ctx)}::timestamptz - covered_at) / 86400))::int as days
      from question_clusters where id = any(${ids}::uuid[]))
    select s.id, s.days, asked.before, asked.after, active.before as active_before, active.after as active_after from spans s
    cross join lateral (
      select count(*) filter (where q.asked_at < s.covered_at)::int as before,
        count(*) filter (where q.asked_at >= s.covered_at)::int as after
      from asked_questions q
      where (q.cluster_id = s.id or q.article_id = s.article_id) and q.source = 'ticket'
        and q.asked_at >= s.covered_at - s.days * interval '1 day' and q.asked_at < s.covered_at + s.days * interval '1 day') as asked
    cross join lateral (
      select count(distinct q.customer_id) filter (where q.asked_at < s.covered_at)::int as before,
        count(distinct q.customer_id) filter (where q.asked_at >= s.covered_at + (s.days - ${sql.lit(ACTIVE_DAYS)}) * interval '1 day')::int as after
      from asked_questions q
      where q.asked_at >= s.covered_at - ${sql.lit(ACTIVE_DAYS)} * interval '1 day'
        and q.asked_at < s.covered_at + s.days * interval '1 day') as active
    where s.days >= 1`.execute(ctx.db)
  return new Map(rows.map((row) => [row.id, recurrenceOf(row)]))
}

const perThousand = (count: number, customers: number): number =>
  customers === 0 ? 0 : Math.round((count / customers) * 100_000) / 100

const recurrenceOf = ({ days, before, after, active_before, active_after }: Row): Recurrence => ({
  ...{ days, before, after },
  before_per_1000: perThousand(before, active_before),
  after_per_1000: perThousand(after, active_after),
  definition: `Tickets that ask this in the ${days} days before an article answered it and in the ${days} days since, per 1,000 customers who wrote in the ${ACTIVE_DAYS} days up to the end of each.`,
})
