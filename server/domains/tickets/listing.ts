import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { DB } from '../../platform/db/tables.ts'
import { readCursor } from '../../platform/pages.ts'
import { secondsOf } from '../../platform/stretches.ts'
import { withinReach } from './access.ts'
import { alongFacets, MOST_READ, stepsAlong } from './along-facets.ts'
import type { Ticket, TicketQuery } from './contract.ts'
import { lookedUp } from './facets.ts'
import { AMONG, isNumber, isWalkedByStatus, matching, narrowing, placing, saying, spelling } from './filters.ts'

/** `opened`: in the order they were opened, which never changes. For exports. */
export type TicketListQuery = Omit<TicketQuery, 'sort'> & { sort: TicketQuery['sort'] | 'opened' }

type Row = Ticket & { priority_rank: number }

/**
 * A page goes on behind the place of the row before. A ticket that is moved meanwhile is met at its new place; those that
 * stay are each met once.
 */
export const ORDERS = {
  newest: { columns: ['last_message_at', 'id'], kinds: ['instant', 'id'], direction: 'desc' },
  oldest: { columns: ['last_message_at', 'id'], kinds: ['instant', 'id'], direction: 'asc' },
  queue: { columns: ['queue_at', 'id'], kinds: ['instant', 'id'], direction: 'asc' },
  priority: {
    columns: ['priority_rank', 'last_message_at', 'id'],
    kinds: ['rank', 'instant', 'id'],
    direction: 'desc',
  },
  opened: { columns: ['id'], kinds: ['id'], direction: 'asc' },
} as const satisfies Record<
  TicketListQuery['sort'],
  { columns: readonly (keyof Row)[]; kinds: readonly ('instant' | 'id' | 'rank')[]; direction: 'asc' | 'desc' }
>

const eb = expressionBuilder<DB, 'tickets'>()

/** The order of a list as SQL, and what lies behind its cursor. */
export function orderOf({ sort, cursor }: TicketListQuery) {
  const { columns, kinds, direction } = ORDERS[sort]
  const after = readCursor(cursor, kinds)
  const refs = columns.map((column) => sql.ref(`tickets.${column}`))
  const way = sql.raw(direction)
  return {
    by: sql.join(refs.map((ref) => sql`${ref} ${way}`)),
    behind: after
      ? sql<SqlBool>`(${sql.join(refs)}) ${sql.raw(direction === 'desc' ? '<' : '>')} (${sql.join(after)})`
      : eb.lit(true),
    placeOf: (row: Row) => columns.map((column) => row[column]),
  }
}

/** So many tickets are looked at first, and so many where words are compared: whether a page is near. */
const GLANCE = 500
const GLANCE_AT_WORDS = 50
/** So many are walked past at most. */
const LONG_WAY = 40_000

/** Ids of a page, and one more if it goes on. */
export const findPage = async (ctx: Context, query: TicketListQuery): Promise<string[]> =>
  (await findNarrowed(ctx, query)) ?? walkOn(ctx, query)

/**
 * Ids of a page of a list that filters narrow; undefined: walk on, they come. The database cannot know how filters go
 * together, so that a plan of its own for a few among a million may walk past all of them. So first a glance along the
 * list, which often holds the page and otherwise tells how near it may be; then steps back in time in the index of facets.
 */
async function findNarrowed(ctx: Context, query: TicketListQuery): Promise<string[] | undefined> {
  if (query.sort === 'opened' || ctx.actor.type === 'customer' || narrowing(ctx, query).length === 0) return undefined
  // A number is one ticket's.
  if (isNumber(query.q)) return (await lookUp(ctx, query)) ?? walkFar(ctx, query)
  const seen = await glance(ctx, query)
  if (seen.ids.length > query.limit || seen.is_all) return seen.ids
  const looked = facetsFor(ctx, query)
  const ends = endsOf(seen)
  if (ends && looked.length > 0) {
    const all = isRareAmongFew(seen) ? await lookUp(ctx, query) : undefined
    return all ?? (await stepAlong(ctx, query, { looked, ...ends })) ?? walkFar(ctx, query)
  }
  const ways = [() => walkFar(ctx, query), () => lookUp(ctx, query)]
  const [first, second] = seen.ids.length > 0 ? ways : ways.toReversed()
  return (await first!()) ?? second!()
}

/** What a first look along the list showed. */
interface Seen {
  ids: string[]
  /** The list ends here. */
  is_all: boolean
  /** When the last messages came of those that were looked at; null in lists of another order. */
  oldest: string | null
  newest: string | null
  /** When the last message of the ticket came that rests longest. */
  begun: string | null
}

async function glance(ctx: Context, query: TicketListQuery): Promise<Seen> {
  const { by } = orderOf(query)
  const way = query.q?.trim() ? GLANCE_AT_WORDS : GLANCE
  const ends = isByMessage(query)
    ? sql`min(last_message_at) as oldest, max(last_message_at) as newest, (
        select last_message_at from tickets where not spam and merged_into is null
        order by last_message_at, id limit 1) as begun`
    : sql`null as oldest, null as newest, null as begun`
  const { rows } = await sql<Seen>`
    with walked as materialized (${walked(ctx, query, way)})
    select array(
      select id from walked as tickets where ${fitting(ctx, query)}
      order by ${by} limit ${sql.lit(query.limit + 1)}) as ids, count(*) < ${sql.lit(way)} as is_all, ${ends}
    from walked`.execute(ctx.db)
  return rows[0]!
}

const isByMessage = ({ sort }: TicketListQuery): boolean => sort === 'newest' || sort === 'oldest'

/** On a desk with so many tickets, what was not seen at a glance is looked up at once more cheaply than step by step. */
const FEW = 200_000

function isRareAmongFew({ ids, oldest, newest, begun }: Seen): boolean {
  if (ids.length > 0 || !oldest || !newest || !begun) return false
  const [looked_at_seconds, all_seconds] = [secondsOf(newest) - secondsOf(oldest), secondsOf(newest) - secondsOf(begun)]
  return (GLANCE * all_seconds) / Math.max(looked_at_seconds, 1) <= FEW
}

/** Where none was seen, the first step goes so many times as far as was looked. */
const FARTHER = 16

function endsOf({ ids, oldest, newest, begun }: Seen) {
  return oldest && newest ? { newest, oldest, begun, found: ids.length } : undefined
}

interface Along {
  looked: Expression<SqlBool>[]
  newest: string
  oldest: string
  begun: string | null
  /** So many fit between the two. */
  found: number
}

/** Along the index of facets in the order of messages; undefined where too many have them. */
async function stepAlong(
  ctx: Context,
  query: TicketListQuery,
  { looked, newest, oldest, begun, found }: Along,
): Promise<string[] | undefined> {
  const way = ORDERS[query.sort].direction
  const seconds = secondsOf(newest) - secondsOf(oldest)
  const first_seconds = seconds * (found > 0 ? (query.limit + 1) / found : FARTHER)
  const steps = stepsAlong(ctx, {
    way,
    from: way === 'desc' ? newest : oldest,
    first_seconds,
    since: query.created_from,
    begun,
  })
  const { rows } = await sql<{ id: string; too_many: boolean }>`
    select id, too_many from (${alongFacets({ looked, steps, way })}) as tickets
    where too_many or (${left(ctx, query)}) limit ${sql.lit(query.limit + 1)}`.execute(ctx.db)
  return rows.some(({ too_many }) => too_many) ? undefined : rows.map(({ id }) => id)
}

/** Whether it holds a whole page cannot be known of one that ends before. */
async function walkFar(ctx: Context, query: TicketListQuery): Promise<string[] | undefined> {
  const found = await walk(ctx, query, LONG_WAY)
  return found.length > query.limit ? found : undefined
}

/** As far as it takes: where nothing narrows the list, the first ones are the page. */
async function walkOn(ctx: Context, query: TicketListQuery): Promise<string[]> {
  const { by, behind } = orderOf(query)
  const conditions = [withinReach(ctx.actor, 'read'), matching(ctx, query), behind]
  const { rows } = await sql<{ id: string }>`
    select id from tickets where ${eb.and(conditions)} order by ${by} limit ${sql.lit(query.limit + 1)}`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

async function walk(ctx: Context, query: TicketListQuery, way: number): Promise<string[]> {
  const { by } = orderOf(query)
  const { rows } = await sql<{ id: string }>`
    select tickets.id from (${walked(ctx, query, way)}) as tickets
    where ${fitting(ctx, query)} order by ${by} limit ${sql.lit(query.limit + 1)}`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

/** The next tickets of the list, whether they fit or not. */
function walked(ctx: Context, query: TicketListQuery, way: number) {
  const { by, behind } = orderOf(query)
  const conditions = [...placing(ctx, query), sinceOf(query), behind]
  return sql`
    select ${columnsFor(query)} from tickets where ${eb.and(conditions)} order by ${by} limit ${sql.lit(way)}`
}

const fitting = (ctx: Context, query: TicketListQuery) =>
  eb.and([withinReach(ctx.actor, 'read'), ...spelling(query.q ?? ''), ...narrowing(ctx, query)])

/**
 * No others, so that the index alone can answer. A single status has an index of its own, without them: it is to be walked
 * even where the planner thinks that the status is met soon enough along the other one.
 */
function columnsFor({ sort, tag, q, created_from, created_to, ...filters }: TicketListQuery) {
  const columns = new Set<string>(['restricted', 'assignee_id', 'team', ...ORDERS[sort].columns])
  for (const name of AMONG) if (filters[name]) columns.add(name)
  if (isWalkedByStatus({ ...filters, sort })) columns.add('number')
  if (tag) columns.add('tags')
  if (q) for (const name of ['subject', 'case_id']) columns.add(name)
  if (created_from || created_to) columns.add('created_at')
  if (filters.deadline) for (const name of ['due_at', 'risk_at', 'status']) columns.add(name)
  return sql.join([...columns].map((name) => sql.ref(`tickets.${name}`)))
}

/** Nothing was said in a ticket before it was opened, so the walk can end there. */
const sinceOf = ({ created_from, sort }: TicketListQuery) =>
  created_from && (sort === 'newest' || sort === 'oldest')
    ? sql<SqlBool>`tickets.last_message_at >= ${created_from}::timestamptz`
    : eb.lit(true)

/** What of the filters `tickets_by_facet` can tell. */
const facetsFor = (ctx: Context, query: TicketListQuery) => [
  ...lookedUp(ctx, query),
  ...(query.q?.trim() ? [saying(query.q)] : []),
]

/** What has still to be compared. Words that were looked up are not: that would cost more than all the rest. */
function left(ctx: Context, query: TicketListQuery) {
  const { q, ...others } = query
  const { behind } = orderOf(query)
  return eb.and([withinReach(ctx.actor, 'read'), matching(ctx, isNumber(q) ? query : others), behind])
}

/**
 * All that has the facets, as long as that is few. Nothing but the facets is asked of the index: any other condition would
 * tempt the planner to combine indexes.
 */
async function lookUp(ctx: Context, query: TicketListQuery): Promise<string[] | undefined> {
  const { by } = orderOf(query)
  const looked = facetsFor(ctx, query)
  const { rows } = await sql<{ ids: string[]; found: number }>`
    with found as materialized (
      select * from tickets
      where ${eb.and(looked.length > 0 ? looked : narrowing(ctx, query))} limit ${sql.lit(MOST_READ + 1)}
    )
    select (select count(*)::int from found) as found, array(
      select id from found as tickets where ${left(ctx, query)}
      order by ${by} limit ${sql.lit(query.limit + 1)}) as ids`.execute(ctx.db)
  const { ids, found } = rows[0]!
  return found > MOST_READ ? undefined : ids
}
