import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { notFound } from '../../../platform/errors.ts'
import { isId } from '../../../platform/ids.ts'
import { accessTickets, type TicketRow } from '../access.ts'

/**
 * The tickets of a merge, locked together with all that were put into them earlier, in the order of ids like everywhere.
 * Which these are, only another merge can change: so merges, which are rare and short, take turns, and what is locked
 * here is all that is written later. Without that two of them could wait for each other.
 */
export async function lockForMerge(
  ctx: Context,
  into: string,
  tickets: readonly string[],
): Promise<{ target: TicketRow; sources: TicketRow[] }> {
  const target = into.toLowerCase()
  const ids = [...new Set([target, ...tickets.map((id) => id.toLowerCase())])]
  if (!ids.every(isId)) throw notFound('ticket')
  await sql`select pg_advisory_xact_lock(hashtextextended('tickets.merging', 0))`.execute(ctx.db)
  await ctx.db
    .selectFrom('tickets')
    .select('id')
    .where((eb) => eb.or([eb('id', 'in', ids), eb('merged_into', 'in', ids)]))
    .orderBy('id')
    .forUpdate()
    .execute()
  const rows = await accessTickets(ctx, ids, 'change')
  const wanted = new Set(tickets.map((id) => id.toLowerCase()))
  return { target: rows.find(({ id }) => id === target)!, sources: rows.filter(({ id }) => wanted.has(id)) }
}
