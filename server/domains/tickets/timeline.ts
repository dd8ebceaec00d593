import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { PageQuery } from '../../platform/contract.ts'
import { pageOfRows, readCursor } from '../../platform/pages.ts'
import { withActorNames } from '../auth/queries.ts'
import { accessTicket } from './access.ts'
import type { TimelineEntry } from './contract.ts'

/** What happened to a ticket, newest first: the events, with the names of who did it as they are today. */
export async function ticketTimeline(ctx: Context, ticketId: string, { cursor, limit }: PageQuery) {
  const ticket = await accessTicket(ctx, ticketId, 'read')
  const before = readCursor(cursor, ['number'])
  const rows = await ctx.db
    .selectFrom('events')
    .select(['id', 'at', 'name', 'actor_type', 'actor_id', 'data'])
    .where('ticket_id', '=', ticket.id)
    .$if(before !== undefined, (query) => query.where('id', '<', String(before![0])))
    .orderBy(sql`id desc`)
    .limit(limit + 1)
    .execute()
  const page = pageOfRows(rows, limit, ({ id }) => [Number(id)])
  return { items: (await withActorNames(ctx, page.items)) as TimelineEntry[], next_cursor: page.next_cursor }
}
