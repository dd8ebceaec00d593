import { sql } from 'kysely'
import { type Context, nowText } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'

const LOOKED_BACK = { hours: 24 * 90 }
/** Once may be a slip; what two people typed and were content with is how it is asked. */
const SEEN_AT_LEAST = 2
/** Whoever searches on so soon has not found it; whoever votes so soon votes on what was opened. */
const CONTENT_WITHIN = '30 minutes'
const MOST_AT_ONCE = 500
const LEAST_CHARACTERS = 4

interface Seen {
  article_id: string
  language: string
  asked: string
  query: string
  times: number
  last_seen_at: string
}

/**
 * Searches that ended with opening an article: nothing more was looked for in the same stay, or a helpful vote followed. Words
 * the article is found by anyway are suggested as well: how often they are used says which article they mean most.
 */
export async function learnFromSearches(ctx: Context): Promise<void> {
  const since = ctx.now().subtract(LOOKED_BACK).toString()
  const { rows } = await sql<Seen>`
    select s.clicked_article_id as article_id, s.language, s.asked, (array_agg(s.query order by s.at desc))[1] as query,
      count(*)::int as times, max(s.at) as last_seen_at
    from article_searches s
    where s.clicked_article_id is not null and s.at >= ${since} and length(s.asked) >= ${LEAST_CHARACTERS} and s.query not like '%[%'
      and (exists (select from article_feedback f where f.article_id = s.clicked_article_id and f.helpful
             and f.created_at between s.clicked_at and s.clicked_at + ${CONTENT_WITHIN}::interval)
        or (s.visit is not null and not exists (select from article_searches later
             where later.visit = s.visit and later.at > s.clicked_at and later.at < s.clicked_at + ${CONTENT_WITHIN}::interval)
           and s.clicked_at < ${nowText(ctx)}::timestamptz - ${CONTENT_WITHIN}::interval))
    group by s.clicked_article_id, s.language, s.asked
    having count(*) >= ${SEEN_AT_LEAST}
    order by max(s.at) desc limit ${sql.lit(MOST_AT_ONCE)}`.execute(ctx.db)
  await suggest(ctx, rows)
}

/** One that is known is counted anew; what was decided about it stands. */
async function suggest(ctx: Context, seen: readonly Seen[]): Promise<void> {
  if (seen.length === 0) return
  await ctx.db
    .insertInto('article_questions')
    .values(
      seen.map(({ query, ...one }) => ({
        ...one,
        ...{ id: newId(), question: query, source: 'searches', created_at: nowText(ctx) },
      })),
    )
    .onConflict((row) =>
      row.columns(['article_id', 'language', 'asked']).doUpdateSet(({ ref }) => ({
        times: ref('excluded.times'),
        last_seen_at: ref('excluded.last_seen_at'),
      })),
    )
    .execute()
}
