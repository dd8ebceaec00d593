import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { isId } from '../../platform/ids.ts'
import { pageOfRows, readCursor } from '../../platform/pages.ts'
import { withActorNames } from '../auth/queries.ts'
import type { AuditQuery } from './contract.ts'

const NO_ID = '00000000-0000-0000-0000-000000000000'

/** The audit trail, newest first. */
export async function auditTrail(ctx: Context, { cursor, limit, name, ticket_id, actor_id }: AuditQuery) {
  const before = readCursor(cursor, ['number'])
  const rows = await ctx.db
    .selectFrom('events')
    .select(['id', 'at', 'name', 'actor_type', 'actor_id', 'authorized_by', 'ticket_id', 'data'])
    .$if(name !== undefined, (query) => query.where('name', '=', name!))
    .$if(ticket_id !== undefined, (query) => query.where('ticket_id', '=', isId(ticket_id!) ? ticket_id! : NO_ID))
    .$if(actor_id !== undefined, (query) => query.where('actor_id', '=', actor_id!))
    .$if(before !== undefined, (query) => query.where('id', '<', String(before![0])))
    .orderBy(sql`id desc`)
    .limit(limit + 1)
    .execute()
  const page = pageOfRows(rows, limit, ({ id }) => [Number(id)])
  return { items: await withActorNames(ctx, page.items), next_cursor: page.next_cursor }
}
