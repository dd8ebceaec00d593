import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'

/** What questions are counted of: an article's, or a gap's that no article answered. */
export interface Matter {
  id: string
  of: 'article' | 'gap'
}

export interface Treated {
  article_id: string
  published_at: string
}

/** Tickets that ask a matter, by day around the moment an article was published: -1 is the day before it, 0 the day after. */
export interface DayCount extends Matter {
  article_id: string
  day: number
  count: number
}

/** Matters looked at for each article, those asked about as often as it first. */
const MOST_MATTERS = 60
const FEWEST_ASKED = 3

/**
 * For each of these articles: its own questions by day, and those of matters it may be compared with, chosen by how often they
 * were asked before it was published and by nothing after. Compared with are gaps that are not covered, and articles
 * published before the span began or after it ended. In one statement, along indexes.
 */
export async function countsAround({ db }: Context, treated: readonly Treated[], days: number): Promise<DayCount[]> {
  if (treated.length === 0) return []
  const { rows } = await sql<DayCount>`
    with treated as (
      select article_id, published_at, published_at - ${days} * interval '1 day' as since, published_at + ${days} * interval '1 day' as until
      from jsonb_to_recordset(${JSON.stringify(treated)}::jsonb) as t(article_id uuid, published_at timestamptz)),
    owned as (
      select t.*, (select count(*) from asked_questions q where q.source = 'ticket' and q.article_id = t.article_id
        and q.asked_at >= t.since and q.asked_at < t.published_at) as own
      from treated t),
    matters as (
      select o.article_id, o.published_at, o.since, o.until, m.id, m.of from owned o
      cross join lateral (
        select asked.id, asked.of from (
          select coalesce(q.article_id, q.cluster_id) as id, case when q.article_id is null then 'gap' else 'article' end as of, count(*) as n
          from asked_questions q
          where q.source = 'ticket' and q.asked_at >= o.since and q.asked_at < o.published_at
            and (q.article_id is not null or q.cluster_id is not null) and q.article_id is distinct from o.article_id
          group by 1, 2 having count(*) >= ${FEWEST_ASKED}) as asked
        left join article_debuts d on d.article_id = asked.id
        where (asked.of = 'article' or not exists (select from question_clusters c where c.id = asked.id and c.state = 'covered'))
          and (d.article_id is null or d.published_at < o.since or d.published_at > o.until)
        order by abs(ln(asked.n) - ln(greatest(o.own, 1))), asked.id limit ${sql.lit(MOST_MATTERS)}) as m
      union all select article_id, published_at, since, until, article_id, 'article' from treated)
    select m.article_id, m.id, m.of, floor(extract(epoch from asked.at - m.published_at) / 86400)::int as day, count(*)::int as count
    from matters m
    cross join lateral (
      select q.asked_at as at from asked_questions q
      where m.of = 'article' and q.article_id = m.id and q.source = 'ticket' and q.asked_at >= m.since and q.asked_at < m.until
      union all
      select q.asked_at from asked_questions q
      where m.of = 'gap' and q.cluster_id = m.id and q.article_id is null and q.source = 'ticket'
        and q.asked_at >= m.since and q.asked_at < m.until) as asked
    group by 1, 2, 3, 4`.execute(db)
  return rows
}

/** Customers who wrote within so many days before each of these moments. */
export async function activeBefore(
  { db }: Context,
  moments: readonly string[],
  days: number,
): Promise<Map<string, number>> {
  if (moments.length === 0) return new Map()
  const { rows } = await sql<{ at: string; count: number }>`
    select m.at as at, active.count from unnest(${[...new Set(moments)]}::text[]) as m(at)
    cross join lateral (
      select count(distinct customer_id)::int as count from asked_questions
      where asked_at >= m.at::timestamptz - ${days} * interval '1 day' and asked_at < m.at::timestamptz) as active`.execute(
    db,
  )
  return new Map(rows.map(({ at, count }) => [at, count]))
}
