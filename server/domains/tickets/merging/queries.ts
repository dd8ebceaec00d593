import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import type { Context } from '../../../platform/context.ts'
import { accessTicket, withinReach } from '../access.ts'
import type { Merge } from './contract.ts'

/** Merges with those of their tickets that the caller may see today. */
const merges = ({ db, actor }: Context) =>
  db
    .selectFrom('merges')
    .select((eb) => [
      'merges.id',
      'merges.into_ticket_id as into',
      'merges.created_at',
      'merges.undone_at',
      jsonArrayFrom(
        eb
          .selectFrom('merged_tickets')
          .innerJoin('tickets', 'tickets.id', 'merged_tickets.ticket_id')
          .select(['tickets.id', 'tickets.case_id', 'tickets.subject'])
          .whereRef('merged_tickets.merge_id', '=', 'merges.id')
          .where(withinReach(actor, 'read'))
          .orderBy('tickets.id'),
      ).as('tickets'),
      jsonObjectFrom(
        eb.selectFrom('users').select(['users.id', 'users.name']).whereRef('users.id', '=', 'merges.merged_by'),
      ).as('merged_by'),
    ])

/** For whoever has just changed it. */
export const getMerge = (ctx: Context, id: string): Promise<Merge> =>
  merges(ctx).where('merges.id', '=', id).executeTakeFirstOrThrow()

const MOST = 200

/** What was put into a ticket, and where it was put itself, newest first; undone merges too. */
export async function listMerges(ctx: Context, ticketId: string): Promise<Merge[]> {
  const ticket = await accessTicket(ctx, ticketId, 'read')
  const rows = await merges(ctx)
    .where((eb) =>
      eb.or([
        eb('merges.into_ticket_id', '=', ticket.id),
        eb('merges.id', 'in', eb.selectFrom('merged_tickets').select('merge_id').where('ticket_id', '=', ticket.id)),
      ]),
    )
    .orderBy('merges.id', 'desc')
    .limit(MOST)
    .execute()
  return rows.filter(({ tickets }) => tickets.length > 0)
}
