import { type RawBuilder, sql } from 'kysely'
import { type Context, instantText } from '../../platform/context.ts'
import { pageOfRows, readCursor } from '../../platform/pages.ts'
import type { PerformancePage, PerformanceQuery } from './contract.ts'
import { wilson } from './statistics.ts'

interface Row {
  id: string
  number: number
  title: string
  category: string
  views: number
  search_clicks: number
  votes: number
  helpful: number
  opened: number
  exits: number
  tickets_after: number
  days_since_checked: number
  stale: boolean
  open_suggestions: number
  place: number
}

/** A share as a place in the list, to four digits; without anything counted it comes last. */
const share = (count: string, of: string) =>
  sql`case when ${sql.ref(of)} = 0 then -1 else round(10000.0 * ${sql.ref(count)} / ${sql.ref(of)}) end`

/** What a list is sorted by, as a whole number from 0; most first. */
const PLACES: Record<PerformanceQuery['sort'], RawBuilder<unknown>> = {
  views: sql`views`,
  search_clicks: sql`search_clicks`,
  helpful: sql`case when votes = 0 then -1 else 10000 - round(10000.0 * helpful / votes) end`,
  exits: share('exits', 'opened'),
  tickets_after: sql`tickets_after`,
  freshness: sql`days_since_checked`,
}

/** One page of articles with how they do. Every figure counts the last `days`, votes excepted: those since it was last published. */
export async function listPerformance(ctx: Context, query: PerformanceQuery): Promise<PerformancePage> {
  const rows = await rowsOf(ctx, query)
  const page = pageOfRows(rows, query.limit, ({ place, id }) => [place, id])
  return {
    definitions: definitionsFor(query.days),
    search_gaps: '/knowledge/searches?zero_results=true',
    items: page.items.map(shown),
    next_cursor: page.next_cursor,
  }
}

async function rowsOf(
  { db, now }: Context,
  { days, sort, category, language, cursor, limit }: PerformanceQuery,
): Promise<Row[]> {
  const after = readCursor(cursor, ['number', 'id'])
  const since = instantText(now().subtract({ hours: 24 * days }))
  const today = now().toZonedDateTimeISO('UTC').toPlainDate().toString()
  const { rows } = await sql<Row>`
    with seen as (
      select v.article_id, count(*)::int as views, count(*) filter (where v.search_id is not null)::int as opened,
        count(*) filter (where v.search_id is not null and (h.ticket_id is not null or h.form_opened_at > v.seen_at
          or exists (select from article_searches s where s.visit = v.visit_id::text and s.at > v.seen_at)))::int as exits,
        count(distinct h.ticket_id)::int as tickets_after
      from help_views v join help_visits h on h.id = v.visit_id
      where v.seen_at >= ${since} ${language ? sql`and v.language = ${language}` : sql``} group by 1),
    clicked as (
      select clicked_article_id as article_id, count(*)::int as count from article_searches
      where at >= ${since} and clicked_article_id is not null group by 1),
    voted as (
      select f.article_id, count(*)::int as votes, count(*) filter (where f.helpful)::int as helpful
      from article_feedback f join articles a on a.id = f.article_id
      join article_texts t on t.article_id = a.id and t.language = ${language ? sql`${language}` : sql.ref('a.language')}
      where f.created_at >= coalesce(t.published_at, a.created_at) group by 1),
    open as (select article_id, count(*)::int as count from article_suggestions where state = 'open' group by 1),
    figures as (
      select a.id, a.number, t.title, c.slug as category, coalesce(seen.views, 0) as views, coalesce(seen.opened, 0) as opened,
        coalesce(seen.exits, 0) as exits, coalesce(seen.tickets_after, 0) as tickets_after,
        coalesce(clicked.count, 0) as search_clicks, coalesce(open.count, 0) as open_suggestions,
        coalesce(voted.votes, 0) as votes, coalesce(voted.helpful, 0) as helpful,
        greatest(0, ${today}::date - greatest(t.updated_at, a.updated_at)::date)::int as days_since_checked,
        coalesce(a.verify_by < ${today}::date, false) as stale
      from articles a
      join article_texts t on t.article_id = a.id and t.language = ${language ? sql`${language}` : sql.ref('a.language')}
      join article_categories c on c.id = a.category_id
      left join seen on seen.article_id = a.id
      left join clicked on clicked.article_id = a.id
      left join open on open.article_id = a.id
      left join voted on voted.article_id = a.id
      where a.archived_at is null and t.published_version is not null ${category ? sql`and c.slug = ${category}` : sql``}),
    placed as (select *, greatest(0, ${PLACES[sort]} + 1)::int as place from figures)
    select * from placed
    ${after ? sql`where (place, id) < (${after[0]}::int, ${after[1]}::uuid)` : sql``}
    order by place desc, id desc limit ${limit + 1}`.execute(db)
  return rows
}

const rounded = (value: number): number => Math.round(value * 1_000) / 1_000

const shown = ({ id, number, title, votes, helpful, opened, exits, place: _, ...row }: Row) => {
  const approval = wilson(helpful, votes)
  return {
    ...row,
    article: { id, number, title },
    helpful: { rate: approval && rounded(approval.value), n: votes, low: approval && rounded(approval.low) },
    exits: { rate: opened === 0 ? null : rounded(exits / opened), n: opened },
  }
}

const definitionsFor = (days: number): Record<string, string> => ({
  views: `Times the article was opened in the help center in the last ${days} days.`,
  search_clicks: `Searches of the last ${days} days whose first opened result it was.`,
  helpful: 'Votes since it was last published that say it helped; `low` is the lower end of the 90 % interval.',
  exits: `Of the times it was opened from search results in the last ${days} days: the reader searched again or began to write.`,
  tickets_after: `Tickets opened in the same visit of the help center in the last ${days} days.`,
  days_since_checked: 'Days since its text or anything about it was last changed or checked.',
})
