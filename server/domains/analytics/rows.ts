import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { type Context, instantText } from '../../platform/context.ts'
import { invalid } from '../../platform/errors.ts'
import { pageOfRows, readCursor } from '../../platform/pages.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { ticketsOf } from '../tickets/queries.ts'
import { ageAt, ageKeyAt, waitingAt } from './backlog.ts'
import { counted, facetColumns, measures, sources } from './cases.ts'
import type { FigureRow, RowsQuery } from './contract.ts'
import { definitionOf } from './definitions.ts'
import { inTurn } from './in-turn.ts'
import { type Span, spanOf } from './period.ts'

/** The first page is asked for without a cursor. */
export type Listed = Omit<RowsQuery, 'cursor'> & { cursor?: string | undefined }

interface Case {
  id: string
  ticket_id: string
  value: number
  at: string
}

/** The cases behind a number, newest first; of the backlog those that have waited longest. */
export async function listRows(ctx: Context, query: Listed) {
  refuseStrangeParts(query)
  const span = spanOf(ctx, query)
  const isBacklog = query.figure === 'backlog'
  const after = readCursor(query.cursor, ['instant', 'id'])
  const beyond = after
    ? sql`(at, id) ${sql.raw(isBacklog ? '>' : '<')} (${after[0]}::timestamptz, ${after[1]}::uuid)`
    : sql`true`
  const order = sql.raw(isBacklog ? 'asc' : 'desc')
  const rows = await countedOut(
    ctx,
    sql<Case>`
      select id, ticket_id, value, at from (${casesOf(ctx, after && !isBacklog ? upTo(span, after[0]) : span, query)}) as cases
      where value is not null and ${query.missed ? sql`value = 0` : sql`true`} and ${beyond}
      order by at ${order}, id ${order} limit ${query.limit + 1}`,
  )
  const page = pageOfRows(rows, query.limit, ({ at, id }) => [at, id])
  return { ...page, items: await withTickets(ctx, page.items) }
}

/** The newest come first: behind a cursor nothing later is left to be read. */
const upTo = (span: Span, at: string): Span => {
  const end = instantText(Temporal.Instant.from(at).add({ milliseconds: 1 }))
  return { ...span, end: end < span.end ? end : span.end }
}

/** As dear as the number itself, and for an export page by page: it takes its turn like it, and no longer than it. */
const countedOut = (ctx: Context, statement: RawBuilder<Case>): Promise<Case[]> =>
  inTurn(() =>
    inTransaction(ctx, async (ctx) => {
      await sql`set local statement_timeout = '60s'`.execute(ctx.db)
      return (await statement.execute(ctx.db)).rows
    }),
  )

function casesOf(ctx: Context, span: Span, query: Listed): RawBuilder<unknown> {
  const { figure } = query
  const chosen = sql`${counted(ctx, query)} and ${ofPart(ctx, span, query)}`
  if (figure === 'backlog')
    return sql`select tickets.id, tickets.id as ticket_id, ${ageAt(ctx, span)} as value, tickets.created_at as at
      from tickets where ${waitingAt(ctx, span)} and ${chosen}`
  const { source, value } = measures[figure]
  const { from, id, at, between } = sources[source]
  const range = [span.start, span.end] as const
  return sql`select ${id} as id, tickets.id as ticket_id, (${value(ctx)})::float8 as value, ${at} as at
    from ${from(ctx, range)} where ${between(range)} and ${chosen}`
}

function ofPart(ctx: Context, span: Span, { by, key }: Listed): RawBuilder<SqlBool> {
  if (by === undefined || key === undefined) return sql`true`
  const column = by === 'age' ? ageKeyAt(ctx, span) : facetColumns[by]
  return sql`(${column})::text = ${key}`
}

/** Ages are of the backlog, scores of ratings; a share alone can be missed. */
function refuseStrangeParts({ figure, by, key, missed }: Listed): void {
  const refuse = (path: string, message: string) => {
    throw invalid(`These rows cannot be shown: ${path} ${message}.`, [{ path, message }])
  }
  if ((by === undefined) !== (key === undefined)) refuse(by ? 'key' : 'by', 'is missing: a part has both')
  if (by === 'age' && figure !== 'backlog') refuse('by', 'splits the backlog only')
  if (by === 'score' && measureSource(figure) !== 'ratings') refuse('by', 'splits ratings only')
  if (missed && definitionOf(figure).unit !== 'percent') refuse('missed', 'is for shares only')
}

const measureSource = (figure: Listed['figure']) => (figure === 'backlog' ? undefined : measures[figure].source)

async function withTickets(ctx: Context, cases: readonly Case[]): Promise<FigureRow[]> {
  const tickets = await ticketsOf(ctx, [...new Set(cases.map(({ ticket_id }) => ticket_id))])
  const byId = new Map(tickets.map((ticket) => [ticket.id, ticket]))
  return cases.flatMap(({ ticket_id, value, at }) => {
    const ticket = byId.get(ticket_id)
    return ticket ? { ticket, value, at } : []
  })
}

/** One line each, for files. */
export async function listLines(ctx: Context, query: Listed) {
  const { items, next_cursor } = await listRows(ctx, query)
  return { items: items.map(({ ticket, value, at }) => ({ ...ticket, value, at })), next_cursor }
}
