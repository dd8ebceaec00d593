import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'

/** How visits that began at an article went on. `rate` is 0 to 100. */
export interface Bounces {
  began: number
  bounced: number
  rate: number
}

/**
 * Of the visits that began at each article since then, those that looked at nothing else: no other article, no search, no
 * form; a vote is no other page. Visits younger than two hours may still go on and are left out. A browser that keeps no
 * cookies begins a visit with every article and so looks like one that left.
 */
export async function bouncesOf(
  { db, now }: Context,
  articleIds: readonly string[],
  { since }: { since: Temporal.Instant },
): Promise<Map<string, Bounces>> {
  const { rows } = await sql<Omit<Bounces, 'rate'> & { article_id: string }>`
    select entry_article_id as article_id, count(*)::int as began, (count(*) filter (where pages = 1))::int as bounced
    from help_visits
    where entry_article_id = any(${[...articleIds]}::uuid[])
      and started_at >= ${since.toString()}::timestamptz
      and started_at < ${now().subtract({ hours: VISIT_HOURS }).toString()}::timestamptz
    group by entry_article_id`.execute(db)
  return new Map(
    rows.map(({ article_id, began, bounced }) => [article_id, { began, bounced, rate: (bounced / began) * 100 }]),
  )
}

const VISIT_HOURS = 2
