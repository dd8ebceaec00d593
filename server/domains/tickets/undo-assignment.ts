import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { TicketRow } from './access.ts'
import type { Status } from './contract.ts'
import { StatusChanged, TicketAssigned, TicketNoted, TicketReplied } from './events.ts'

/**
 * The status an assignment is taken back to: the one it was made in, if it moved the ticket and nobody has done anything
 * about it since; else the one it has. Who takes somebody else's assignment back gives the ticket away: it stays touched.
 */
export async function statusBeforeAssignment(ctx: Context, { id, status }: TicketRow): Promise<Status> {
  const { rows } = await sql<{ before: Status }>`
    with assigned as (
      select id, xid from events
      where ticket_id = ${id} and name = ${TicketAssigned.name} and actor_id = ${ctx.actor.id}
      order by id desc limit 1)
    select opened.data ->> 'before' as before
    from assigned join events as opened
      on opened.ticket_id = ${id} and opened.name = ${StatusChanged.name} and opened.xid = assigned.xid
    where opened.data ->> 'status' = ${status} and not exists (
      select from events as later where later.ticket_id = ${id} and later.id > assigned.id and later.id <> opened.id
        and later.name in (${StatusChanged.name}, ${TicketAssigned.name}, ${TicketReplied.name}, ${TicketNoted.name}))`.execute(
    ctx.db,
  )
  return rows[0]?.before ?? (status as Status)
}
