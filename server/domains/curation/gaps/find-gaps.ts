import { sql } from 'kysely'
import { asSystem, type Context, instantText, nowText } from '../../../platform/context.ts'
import { emit } from '../../../platform/events.ts'
import { newId } from '../../../platform/ids.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { inTurns } from '../../../platform/turns.ts'
import { frameworkOf } from '../../framework/queries.ts'
import { GapFound, GapGrown } from '../events.ts'
import { clustersOf } from '../questions/clustering.ts'
import { type Weights, weightsAmong } from '../questions/weighing.ts'
import { nearestAmong } from './nearest.ts'
import { tellGaps } from './tasks.ts'

export interface Unanswered {
  source: 'ticket' | 'search'
  id: string
  language: string
  category: string | null
  features: number[]
  asked_at: string
  cluster_id: string | null
}

/** Questions looked at in one round, the newest first. */
const MOST = 100_000

/**
 * Sorts what no article answered into what is asked alike: to a gap that is known, or where enough ask the same, to a new
 * one. Runs outside of a transaction until it writes; rounds follow one after the other.
 */
export async function findGaps(ctx: Context): Promise<void> {
  const { gaps } = (await frameworkOf(ctx)).knowledge
  const since = instantText(ctx.now().subtract({ seconds: Math.round(gaps.within.seconds) }))
  const questions = await unanswered(ctx, since)
  const known = await knownClusters(ctx)
  const weights = weightsAmong(questions)
  const joins = await joinsTo(known, weights, questions)
  const joined = new Set(joins.map(({ source, id }) => `${source}:${id}`))
  const free = questions.filter((one) => !one.cluster_id && !joined.has(`${one.source}:${one.id}`))
  const found = await newGaps(free, gaps)
  await inTransaction(asSystem(ctx), async (ctx) => {
    await join(ctx, joins)
    await makeGaps(ctx, found)
    await tellGaps(ctx, [...found.map(({ id }) => id), ...(await countAgain(ctx))])
  })
}

async function unanswered({ db }: Context, since: string): Promise<Unanswered[]> {
  const { rows } = await sql<Unanswered>`
    select source, id, language, category, features, asked_at, cluster_id from asked_questions q
    where asked_at >= ${since} and article_id is null and cardinality(features) > 0
      and not exists (select from tickets t where q.source = 'ticket' and t.id = q.id and (t.spam or t.restricted or t.merged_into is not null))
    order by asked_at desc, source, id limit ${sql.lit(MOST)}`.execute(db)
  return rows
}

interface Known {
  id: string
  language: string
  features: number[]
}

/** Gaps to which questions may still come: also those somebody dismissed, so that they are not found anew. */
const MOST_KNOWN = 5_000
const knownClusters = ({ db }: Context): Promise<Known[]> =>
  db
    .selectFrom('question_clusters')
    .select(['id', 'language', 'features'])
    .orderBy('last_at', 'desc')
    .orderBy('id')
    .limit(MOST_KNOWN)
    .execute()

interface Join {
  source: string
  id: string
  cluster_id: string
}

/** Questions that belong to a gap there is. */
async function joinsTo(known: readonly Known[], weights: Weights, questions: readonly Unanswered[]): Promise<Join[]> {
  const nearest = nearestAmong(known, weights)
  const turn = inTurns()
  const joins: Join[] = []
  for (const question of questions) {
    const cluster_id = question.cluster_id ? null : nearest(question)
    if (cluster_id) joins.push({ source: question.source, id: question.id, cluster_id })
    await turn()
  }
  return joins
}

interface NewGap {
  id: string
  centre: Unanswered
  members: Unanswered[]
}

/** Made in one round, the largest first: nobody writes more articles in an hour. */
const MOST_NEW = 200

/** Groups that are large enough, each language for itself. */
async function newGaps(
  questions: readonly Unanswered[],
  enough: { tickets: number; searches: number },
): Promise<NewGap[]> {
  const found: NewGap[] = []
  for (const own of Map.groupBy(questions, ({ language }) => language).values()) {
    const byKey = new Map(own.map((one) => [`${one.source}:${one.id}`, one]))
    const clusters = await clustersOf([...byKey].map(([id, { features }]) => ({ id, features })))
    for (const { centre, members } of clusters) {
      const asked = members.map((key) => byKey.get(key)!)
      const tickets = asked.filter(({ source }) => source === 'ticket').length
      if (tickets < enough.tickets && asked.length - tickets < enough.searches) continue
      found.push({ id: newId(), centre: byKey.get(centre)!, members: asked })
    }
  }
  return found.toSorted((a, b) => b.members.length - a.members.length).slice(0, MOST_NEW)
}

async function makeGaps(ctx: Context, gaps: readonly NewGap[]): Promise<void> {
  if (gaps.length === 0) return
  const rows = gaps.map((gap) => rowOf(ctx, gap))
  await ctx.db.insertInto('question_clusters').values(rows).execute()
  await join(
    ctx,
    gaps.flatMap(({ id, members }) => members.map((one) => ({ source: one.source, id: one.id, cluster_id: id }))),
  )
  for (const { id, ticket_count, search_count } of rows)
    emit(ctx, GapFound, { gap_id: id, tickets: ticket_count, searches: search_count })
}

function rowOf(ctx: Context, { id, centre, members }: NewGap) {
  const moments = members.map(({ asked_at }) => asked_at).sort()
  const ticket_count = members.filter(({ source }) => source === 'ticket').length
  const now = nowText(ctx)
  return {
    ...{ id, state: 'open', language: centre.language, features: centre.features },
    ...{ centre_source: centre.source, centre_id: centre.id, category: mostFrequent(members) },
    ...{ ticket_count, search_count: members.length - ticket_count, first_at: moments[0]!, last_at: moments.at(-1)! },
    ...{ made_at: now, updated_at: now },
  }
}

function mostFrequent(members: readonly Unanswered[]): string | null {
  const named = members.flatMap(({ category }) => category ?? [])
  const counts = Map.groupBy(named, (category) => category)
  return [...counts].toSorted(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))[0]?.[0] ?? null
}

async function join({ db }: Context, joins: readonly Join[]): Promise<void> {
  if (joins.length === 0) return
  await sql`
    update asked_questions q set cluster_id = j.cluster_id
    from jsonb_to_recordset(${JSON.stringify(joins)}::jsonb) as j(source text, id uuid, cluster_id uuid)
    where q.source = j.source and q.id = j.id and q.cluster_id is null`.execute(db)
}

/** Dismissed gaps come back once so much more was asked. */
const GROWN_BY = 1.5

/** Brings the sizes up to date. Ids of open gaps that have grown, and of dismissed ones that are open again for it. */
async function countAgain(ctx: Context): Promise<string[]> {
  const { rows } = await sql<{ id: string; tickets: number; searches: number; state: string }>`
    with counted as (
      select c.id, c.state, c.dismissed_count, count(*) filter (where q.source = 'ticket')::int as tickets,
        count(*) filter (where q.source = 'search')::int as searches, max(q.asked_at) as last_at
      from question_clusters c join asked_questions q on q.cluster_id = c.id
      where c.state in ('open', 'dismissed') group by c.id)
    update question_clusters c set ticket_count = n.tickets, search_count = n.searches, last_at = n.last_at,
      updated_at = ${nowText(ctx)},
      state = case when n.state = 'dismissed' and n.tickets + n.searches >= ${GROWN_BY}::real * n.dismissed_count then 'open' else n.state end
    from counted n
    where c.id = n.id and (c.ticket_count, c.search_count) is distinct from (n.tickets, n.searches)
    returning c.id, n.tickets, n.searches, c.state`.execute(ctx.db)
  const open = rows.filter(({ state }) => state === 'open')
  for (const { id, tickets, searches } of open) emit(ctx, GapGrown, { gap_id: id, tickets, searches })
  return open.map(({ id }) => id)
}
