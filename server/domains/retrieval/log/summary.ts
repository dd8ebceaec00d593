import { sql } from 'kysely'
import { type Context, instantText } from '../../../platform/context.ts'
import type { SearchesFilter, SearchesSummary, SearchFigure } from '../contract.ts'
import { within } from './list.ts'

const UNLESS_SAID = { hours: 24 * 30 }
const MOST_QUERIES = 50
const ROWS = '/api/v1/knowledge/searches'

const DEFINITIONS = {
  zero_result_rate:
    'Searches that found no article, of all searches. What is typed on within ten seconds is one search.',
  click_through: 'Searches of which a result was opened within two hours, of those that found at least one article.',
} as const

/** What people look for, and how often in vain. Over the last 30 days unless said otherwise. */
export async function summarizeSearches(ctx: Context, filter: SearchesFilter): Promise<SearchesSummary> {
  const to = filter.to ?? instantText(ctx.now())
  const from = filter.from ?? instantText(Temporal.Instant.from(to).subtract(UNLESS_SAID))
  const period = { ...filter, from, to }
  const [counts, top_queries, top_without_results] = await Promise.all([
    countsOf(ctx, period),
    askedMost(ctx, period, { inVain: false }),
    askedMost(ctx, period, { inVain: true }),
  ])
  const { searches, zero_results, clicks } = counts
  return {
    from,
    to,
    searches,
    zero_result_rate: figure('zero_result_rate', { count: zero_results, of: searches, period }),
    click_through: figure('click_through', { count: clicks, of: searches - zero_results, period }),
    top_queries,
    top_without_results,
  }
}

async function countsOf({ db }: Context, period: SearchesFilter) {
  return db
    .selectFrom('article_searches')
    .select(({ fn }) => [
      fn.countAll<number>().as('searches'),
      fn.countAll<number>().filterWhere('results', '=', 0).as('zero_results'),
      fn.countAll<number>().filterWhere('clicked_at', 'is not', null).filterWhere('results', '>', 0).as('clicks'),
    ])
    .where(within(period))
    .executeTakeFirstOrThrow()
    .then(({ searches, zero_results, clicks }) => ({
      searches: Number(searches),
      zero_results: Number(zero_results),
      clicks: Number(clicks),
    }))
}

interface Asked {
  query: string
  asked: string
  searches: number
  zero_results: number
  clicks: number
}

async function askedMost({ db }: Context, period: SearchesFilter, { inVain }: { inVain: boolean }) {
  const { rows } = await sql<Asked>`
    select (array_agg(query order by at desc))[1] as query, asked, count(*)::int as searches,
      count(*) filter (where results = 0)::int as zero_results, count(clicked_at)::int as clicks
    from article_searches where ${within(period)} and ${inVain ? sql`results = 0` : sql`true`}
    group by asked order by count(*) desc, asked limit ${sql.lit(MOST_QUERIES)}`.execute(db)
  return rows.map(({ asked, ...one }) => ({
    ...one,
    rows: addressOf(period, { asked, ...(inVain && { zero_results: 'true' }) }),
  }))
}

interface Share {
  count: number
  of: number
  period: SearchesFilter
}

const COUNTED = {
  zero_result_rate: { zero_results: 'true' },
  click_through: { zero_results: 'false', clicked: 'true' },
} as const

const figure = (name: keyof typeof DEFINITIONS, { count, of, period }: Share): SearchFigure => ({
  value: of === 0 ? null : count / of,
  of,
  count,
  definition: DEFINITIONS[name],
  rows: addressOf(period, COUNTED[name]),
})

const addressOf = (period: SearchesFilter, filters: Record<string, string>): string =>
  `${ROWS}?${new URLSearchParams({ ...period, ...filters })}`
