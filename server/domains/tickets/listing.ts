import { expressionBuilder, type SqlBool, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { DB } from '../../platform/db/tables.ts'
import { readCursor } from '../../platform/pages.ts'
import { withinReach } from './access.ts'
import type { Ticket, TicketQuery } from './contract.ts'
import { lookedUp } from './facets.ts'
import { AMONG, isNumber, matching, narrowing, placing, saying, spelling } from './filters.ts'

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

/** So many tickets are looked at first: whether any of them matches tells whether a page is near. */
const GLANCE = 500
/** So many are walked past at most. */
const LONG_WAY = 40_000
/** So many are sorted at most. Those that match more often than that stand close together where one walks. */
const LOOKED_UP = 2_500

/**
 * Ids of a page of a list that filters narrow; undefined: walk on, they come. The database cannot know how filters go
 * together, so that a plan of its own for a few among a million may walk past all of them. So first a glance along the
 * list: where some match, the page is walked to, along an index that holds what filters ask; otherwise a look into the
 * index of facets, as long as that gives few.
 */
export async function findNarrowed(ctx: Context, query: TicketListQuery): Promise<string[] | undefined> {
  if (query.sort === 'opened' || ctx.actor.type === 'customer' || narrowing(ctx, query).length === 0) return undefined
  // A number is one ticket's.
  const seen = isNumber(query.q) ? [] : await walk(ctx, query, GLANCE)
  if (seen.length > query.limit) return seen
  const ways = [() => walkFar(ctx, query), () => lookUp(ctx, query)]
  for (const find of seen.length > 0 ? ways : ways.toReversed()) {
    const found = await find()
    if (found) return found
  }
  return undefined
}

/** Whether it holds a whole page cannot be known of one that ends before. */
async function walkFar(ctx: Context, query: TicketListQuery): Promise<string[] | undefined> {
  const found = await walk(ctx, query, LONG_WAY)
  return found.length > query.limit ? found : undefined
}

/** Selects the ids of a page, and one more if it goes on. */
export function idsOfPage(ctx: Context, query: TicketListQuery) {
  const { by, behind } = orderOf(query)
  const conditions = [withinReach(ctx.actor, 'read'), matching(ctx, query), behind]
  return sql<{ id: string }>`
    select id from tickets where ${eb.and(conditions)} order by ${by} limit ${sql.lit(query.limit + 1)}`
}

async function walk(ctx: Context, query: TicketListQuery, way: number): Promise<string[]> {
  const { by, behind } = orderOf(query)
  const { rows } = await sql<{ id: string }>`
    select tickets.id from (
      select ${columnsFor(query)} from tickets where ${eb.and([...placing(ctx, query), sinceOf(query), behind])} order by ${by} limit ${sql.lit(way)}
    ) as tickets
    where ${eb.and([withinReach(ctx.actor, 'read'), ...spelling(query.q ?? ''), ...narrowing(ctx, query)])}
    order by ${by} limit ${sql.lit(query.limit + 1)}`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

/** No others, so that the index alone can answer. */
function columnsFor({ sort, tag, q, created_from, created_to, ...filters }: TicketListQuery) {
  const columns = new Set<string>(['restricted', 'assignee_id', 'team', ...ORDERS[sort].columns])
  for (const name of AMONG) if (filters[name]) columns.add(name)
  if (tag) columns.add('tags')
  if (q) for (const name of ['subject', 'case_id']) columns.add(name)
  if (created_from || created_to) columns.add('created_at')
  return sql.join([...columns].map((name) => sql.ref(`tickets.${name}`)))
}

/** Nothing was said in a ticket before it was opened, so the walk can end there. */
const sinceOf = ({ created_from, sort }: TicketListQuery) =>
  created_from && (sort === 'newest' || sort === 'oldest')
    ? sql<SqlBool>`tickets.last_message_at >= ${created_from}::timestamptz`
    : eb.lit(true)

/** Nothing but the facets is asked of the index: any other condition would tempt the planner to combine indexes. */
async function lookUp(ctx: Context, query: TicketListQuery): Promise<string[] | undefined> {
  const { by, behind } = orderOf(query)
  const words = query.q?.trim() ? [saying(query.q)] : []
  const facets = [...lookedUp(ctx, query), ...words]
  // Words that were looked up are not compared again: that would cost more than all the rest.
  const { q, ...others } = query
  const left = isNumber(q) ? query : others
  const { rows } = await sql<{ ids: string[]; found: number }>`
    with found as materialized (
      select * from tickets where ${eb.and(facets.length > 0 ? facets : narrowing(ctx, query))} limit ${sql.lit(LOOKED_UP + 1)}
    )
    select (select count(*)::int from found) as found, array(
      select id from found as tickets
      where ${eb.and([withinReach(ctx.actor, 'read'), matching(ctx, left), behind])}
      order by ${by} limit ${sql.lit(query.limit + 1)}) as ids`.execute(ctx.db)
  const { ids, found } = rows[0]!
  return found > LOOKED_UP ? undefined : ids
}
