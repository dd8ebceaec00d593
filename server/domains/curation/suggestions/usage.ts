import { sql } from 'kysely'
import { type Context, instantText } from '../../../platform/context.ts'

/** How an article was used lately. */
export interface Usage {
  article_id: string
  /** Visits that began with it, and those of them that looked at nothing else. */
  entries: number
  bounces: number
  /** Times it was opened from results, and those after which the same reader searched again or wrote. */
  found: number
  exits: number
  /** Votes since it was last published. */
  votes: number
  unhelpful: number
  /** Resolved tickets it had been sent in, and those of them that came back. */
  sent: number
  came_back: number
  category: string | null
  related_tickets: number
  feedback: { rating: number; comment: string }[]
}

/** Younger visits may still go on. */
const VISIT_HOURS = 2
/** Days looked back over. */
export const USAGE_DAYS = 90
/** Complaints that are read. */
const MOST_FEEDBACK = 200

/** Percent of visits that began with the article and saw nothing else; null where none did. */
export const bounceRateOf = ({ entries, bounces }: Pick<Usage, 'entries' | 'bounces'>): number | null =>
  entries === 0 ? null : Math.round((bounces / entries) * 1_000) / 10

/** How each of these articles was used, in one statement. */
export async function usageOf({ db, now }: Context, ids: readonly string[]): Promise<Usage[]> {
  if (ids.length === 0) return []
  const since = instantText(now().subtract({ hours: 24 * USAGE_DAYS }))
  const over = instantText(now().subtract({ hours: VISIT_HOURS }))
  const { rows } = await sql<Usage>`
    select a.id as article_id, c.ticket_category as category, visits.*, opened.*, votes.*, sent.*,
      (select count(*)::int from article_tickets t where t.article_id = a.id) as related_tickets,
      coalesce((select jsonb_agg(jsonb_build_object('rating', f.rating, 'comment', f.comment)) from (
        select rating, comment from article_feedback where article_id = a.id and rating <= 2
        order by created_at desc, id desc limit ${sql.lit(MOST_FEEDBACK)}) as f), '[]') as feedback
    from articles a join article_categories c on c.id = a.category_id
    cross join lateral (
      select count(*)::int as entries,
        count(*) filter (where v.pages = 1)::int as bounces
      from help_visits v where v.entry_article_id = a.id and v.started_at >= ${since}
        and v.started_at < ${over}) as visits
    cross join lateral (
      select count(*)::int as found, count(*) filter (where h.ticket_id is not null or h.form_opened_at > v.seen_at
          or exists (select from article_searches s where s.visit = v.visit_id::text and s.at > v.seen_at))::int as exits
      from help_views v join help_visits h on h.id = v.visit_id
      where v.article_id = a.id and v.search_id is not null and v.seen_at >= ${since}) as opened
    cross join lateral (
      select count(*)::int as votes, count(*) filter (where not f.helpful)::int as unhelpful from article_feedback f
      where f.article_id = a.id
        and f.created_at >= coalesce((select max(published_at) from article_texts where article_id = a.id), a.created_at)) as votes
    cross join lateral (
      select count(*)::int as sent, count(*) filter (where exists (
          select from events e where e.ticket_id = l.ticket_id and e.name = 'ticket.status_changed' and e.at > l.created_at
            and e.data ->> 'before' in ('resolved', 'closed') and e.data ->> 'status' not in ('resolved', 'closed')))::int as came_back
      from article_tickets l
      where l.article_id = a.id and l.how = 'sent' and l.created_at >= ${since}
        and exists (select from events e where e.ticket_id = l.ticket_id and e.name = 'ticket.status_changed' and e.at > l.created_at
          and e.data ->> 'status' in ('resolved', 'closed'))) as sent
    where a.id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}

/** Resolved tickets looked at for what is usual. */
const MOST_RESOLVED = 20_000

/** How often tickets of each category come back after they were resolved: what is usual. Key '' is the whole desk. */
export async function usualReopening({ db, now }: Context): Promise<Map<string, number>> {
  const since = instantText(now().subtract({ hours: 24 * USAGE_DAYS }))
  const { rows } = await sql<{ category: string | null; resolved: number; reopened: number }>`
    with resolved as (
      select id, category from tickets where created_at >= ${since} and not spam and merged_into is null
        and (resolved_at is not null or status in ('resolved', 'closed'))
      order by created_at desc limit ${sql.lit(MOST_RESOLVED)})
    select category, count(*)::int as resolved, count(*) filter (where exists (
      select from events e where e.ticket_id = resolved.id and e.name = 'ticket.status_changed'
        and e.data ->> 'before' in ('resolved', 'closed') and e.data ->> 'status' not in ('resolved', 'closed')))::int as reopened
    from resolved group by rollup (category)`.execute(db)
  return new Map(rows.map(({ category, resolved, reopened }) => [category ?? '', resolved ? reopened / resolved : 0]))
}
