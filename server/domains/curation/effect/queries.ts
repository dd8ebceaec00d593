import { sql } from 'kysely'
import { type Context, instantText, nowText } from '../../../platform/context.ts'
import type { PageQuery } from '../../../platform/contract.ts'
import { isId } from '../../../platform/ids.ts'
import { pageOfRows, readCursor } from '../../../platform/pages.ts'
import { frameworkOf } from '../../framework/queries.ts'
import { accessArticle } from '../../knowledge/access.ts'
import { ticketHeadlines } from '../../tickets/queries.ts'
import type { AskedQuestion, Effect, EffectPage, EffectQuery } from '../contract.ts'
import { fingerprint } from '../questions/fingerprints.ts'
import { ACTIVE_DAYS } from './active.ts'
import { matched } from './controls.ts'
import { activeBefore, countsAround, type DayCount } from './counts.ts'
import { type Estimate, estimate, judge, type Spans } from './estimate.ts'

/** An article is looked at in full; a page of many takes its time. */
const MOST_ON_A_PAGE = 10
/** Before so many days have passed, what comes after cannot be told from what came before. */
const FEWEST_DAYS = 14

export const definitionOf = (days: number): string =>
  `Tickets whose question search is sure the article answers, per 1,000 active customers, in up to ${days} days before and as many after it was first published; compared with matters about as often asked that no article was published about in that time. Reduction: 1 - (after / before) / (the same of those compared with), with a 90 % interval.`

/** One page of articles with what they did to how often their matter is asked, the last published first. */
export async function listEffects(ctx: Context, { days, article_id, cursor, limit }: EffectQuery): Promise<EffectPage> {
  const goal_percent = (await frameworkOf(ctx)).knowledge.deflection.goal_percent
  const rows = await articlesPublished(ctx, { article_id, cursor, count: Math.min(limit, MOST_ON_A_PAGE) + 1 })
  const page = pageOfRows(rows, Math.min(limit, MOST_ON_A_PAGE), ({ published_at, id }) => [published_at, id])
  const now = nowText(ctx)
  const active = await activeBefore(ctx, [now], ACTIVE_DAYS)
  return {
    definition: definitionOf(days),
    goal_percent,
    active_customers: {
      value: active.get(now) ?? 0,
      definition: `Customers who wrote at least once in the last ${ACTIVE_DAYS} days.`,
    },
    items: await effectsOf(ctx, page.items, { days, goal_percent }),
    next_cursor: page.next_cursor,
  }
}

interface Published {
  id: string
  number: number
  title: string
  published_at: string
  gap_id: string | null
}

async function articlesPublished(
  { db }: Context,
  { article_id, cursor, count }: { article_id: string | undefined; cursor: string | undefined; count: number },
): Promise<Published[]> {
  const before = readCursor(cursor, ['instant', 'id'])
  const { rows } = await sql<Published>`
    select a.id, a.number, t.title, d.published_at,
      (select c.id from question_clusters c where c.article_id = a.id order by c.covered_at limit 1) as gap_id
    from article_debuts d join articles a on a.id = d.article_id
    join article_texts t on t.article_id = a.id and t.language = a.language
    where a.archived_at is null
      ${article_id ? sql`and a.id = ${isId(article_id) ? article_id : null}` : sql``}
      ${before ? sql`and (d.published_at, d.article_id) < (${before[0]}::timestamptz, ${before[1]}::uuid)` : sql``}
    order by d.published_at desc, d.article_id desc limit ${count}`.execute(db)
  return rows
}

interface Asked {
  days: number
  goal_percent: number
}

async function effectsOf(
  ctx: Context,
  articles: readonly Published[],
  { days, goal_percent }: Asked,
): Promise<Effect[]> {
  const treated = articles.map(({ id, published_at }) => ({ article_id: id, published_at }))
  const counts = Map.groupBy(await countsAround(ctx, treated, days), ({ article_id }) => article_id)
  const spans = articles.map((article) => spanOf(ctx, article, days))
  const active = await activeBefore(
    ctx,
    spans.flatMap(({ published, to }) => [published, to]),
    ACTIVE_DAYS,
  )
  return articles.map((article, at) =>
    effectOf(article, { counts: counts.get(article.id) ?? [], span: spans[at]!, active, goal_percent }),
  )
}

interface Span {
  days: number
  from: string
  published: string
  to: string
}

/** As many whole days as there have been since, on both sides. */
function spanOf(ctx: Context, { published_at }: Published, most: number): Span {
  const published = Temporal.Instant.from(published_at)
  const since = Math.floor(ctx.now().since(published).total('hours') / 24)
  const days = Math.max(0, Math.min(most, since))
  return {
    days,
    from: instantText(published.subtract({ hours: 24 * days })),
    published: instantText(published),
    to: instantText(published.add({ hours: 24 * days })),
  }
}

interface Known {
  counts: readonly DayCount[]
  span: Span
  active: ReadonlyMap<string, number>
  goal_percent: number
}

function effectOf(
  { id, number, title, published_at, gap_id }: Published,
  { counts, span, active, goal_percent }: Known,
): Effect {
  const { own, controls } = matched(id, counts, span.days)
  const pooled = { before: sumOf(controls, 'before'), after: sumOf(controls, 'after') }
  const mine = { before: sumOf([own], 'before'), after: sumOf([own], 'after') }
  const enough = span.days >= FEWEST_DAYS
  const estimated = enough ? estimate({ treated: own, controls }, fingerprint(id)) : null
  const per = (count: number, at: string) => perThousand(count, active.get(at) ?? 0)
  const [rates, others] = [mine, pooled].map(({ before, after }) => ({
    before: per(before, span.published),
    after: per(after, span.to),
  })) as [Rates, Rates]
  return {
    article: { id, number, title },
    ...{ gap_id, published_at, from: span.from, to: span.to },
    contacts: mine,
    contacts_per_1000: rates,
    controls: {
      clusters: controls.map((control) => control.id),
      ...pooled,
      before_per_1000: others.before,
      after_per_1000: others.after,
    },
    difference_per_1000: enough ? rounded(rates.after - rates.before - changeExpected(rates, others)) : null,
    ...percentsOf(estimated),
    judgement: judge(estimated, goal_percent),
    because: because(estimated, { days: span.days, mine: mine.before, others: pooled.before, goal_percent }),
    rows: `/knowledge/articles/${id}/asked?from=${span.from}&to=${span.to}`,
  }
}

interface Rates {
  before: number
  after: number
}

/** How much the rate would have changed had it gone as the others' did. */
const changeExpected = (own: Rates, others: Rates): number =>
  others.before === 0 ? 0 : own.before * (others.after / others.before - 1)

const sumOf = (spans: readonly Spans[], side: 'before' | 'after'): number =>
  spans.reduce((all, span) => all + span[side].reduce((sum, one) => sum + one, 0), 0)
const rounded = (value: number): number => Math.round(value * 100) / 100
const perThousand = (count: number, customers: number): number =>
  customers === 0 ? 0 : rounded((count / customers) * 1_000)

const percentsOf = (estimated: Estimate | null) => ({
  reduction_percent: estimated ? rounded(estimated.reduction * 100) : null,
  low_percent: estimated ? rounded(estimated.low * 100) : null,
  high_percent: estimated ? rounded(estimated.high * 100) : null,
})

function because(
  estimated: Estimate | null,
  { days, mine, others, goal_percent }: { days: number; mine: number; others: number; goal_percent: number },
): string {
  if (days < FEWEST_DAYS) return `Published ${days} days ago: too little to tell before ${FEWEST_DAYS}.`
  if (!estimated)
    return `Too little to tell: ${mine} tickets asked this in the ${days} days before, ${others} what it is compared with.`
  const [point, low, high] = [estimated.reduction, estimated.low, estimated.high].map((share) =>
    Math.round(share * 100),
  )
  return `${point} % fewer, between ${low} % and ${high} % in nine of ten cases; the goal is ${goal_percent} %.`
}

/** The tickets an article's effect was counted from, newest first; those out of reach are counted and not named. */
export async function listAsked(
  ctx: Context,
  articleId: string,
  { from, to, cursor, limit }: PageQuery & { from?: string | undefined; to?: string | undefined },
) {
  const article = await accessArticle(ctx, articleId, 'read')
  const before = readCursor(cursor, ['instant', 'id'])
  const rows = await ctx.db
    .selectFrom('asked_questions')
    .select(['source', 'id', 'asked_at', 'language', 'article_id'])
    .where('article_id', '=', article.id)
    .$if(from !== undefined, (query) => query.where('asked_at', '>=', from!))
    .$if(to !== undefined, (query) => query.where('asked_at', '<', to!))
    .$if(before !== undefined, (query) =>
      query.where((eb) => eb(eb.refTuple('asked_at', 'id'), '<', eb.tuple(...before!))),
    )
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = pageOfRows(rows, limit, ({ asked_at, id }) => [asked_at, id])
  const names = new Map(
    (
      await ticketHeadlines(
        ctx,
        page.items.map(({ id }) => id),
      )
    ).map(({ id, case_id }) => [id, case_id]),
  )
  const items = page.items.map(({ id, source, ...row }): AskedQuestion => {
    const case_id = names.get(id) ?? null
    return { ...row, source: source as AskedQuestion['source'], ticket_id: case_id ? id : null, case_id }
  })
  return { items, next_cursor: page.next_cursor }
}
