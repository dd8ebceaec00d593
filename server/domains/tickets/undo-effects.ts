import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { emit } from '../../platform/events.ts'
import type { TicketRow } from './access.ts'
import { updateTicket } from './change-ticket.ts'
import type { Status } from './contract.ts'
import { StatusChanged, TicketAssigned, TicketReplied } from './events.ts'

/** An event of the reply's own transaction, if none of its kind has followed on this ticket. */
interface Effect {
  id: string
  name: string
  data: Record<string, string | null>
}

/**
 * Takes back what a reply has done to its ticket: the status it moved and the assignee it gave. The events of its own
 * transaction tell what that was; what somebody has changed since, or a later message rests on, stays.
 */
export async function undoEffects(
  ctx: Context,
  ticket: TicketRow,
  reply: { id: string; position: number },
): Promise<void> {
  if (await isFollowed(ctx, ticket.id, reply.position)) return
  for (const effect of await effectsOf(ctx, ticket.id, reply.id)) {
    if (effect.name === StatusChanged.name) await undoStatus(ctx, ticket, effect)
    if (effect.name === TicketAssigned.name) await undoAssignment(ctx, ticket, effect)
  }
}

async function isFollowed({ db }: Context, ticketId: string, position: number): Promise<boolean> {
  const later = await db
    .selectFrom('messages')
    .select('id')
    .where('ticket_id', '=', ticketId)
    .where('position', '>', position)
    .where('kind', '<>', 'note')
    .limit(1)
    .executeTakeFirst()
  return later !== undefined
}

/** A ticket's events are numbered under its lock: a greater id happened later. */
async function effectsOf({ db }: Context, ticketId: string, messageId: string): Promise<Effect[]> {
  const { rows } = await sql<Effect>`
    select effect.id::text, effect.name, effect.data
    from events as replied
    join events as effect on effect.ticket_id = replied.ticket_id and effect.xid = replied.xid
    where replied.ticket_id = ${ticketId} and replied.name = ${TicketReplied.name}
      and replied.data ->> 'message_id' = ${messageId}
      and effect.name in (${StatusChanged.name}, ${TicketAssigned.name})
      and not exists (
        select from events as later
        where later.ticket_id = effect.ticket_id and later.name = effect.name and later.id > effect.id)
    order by effect.id`.execute(db)
  return rows
}

/** Not a change of mind but a thing that did not happen: nobody is asked whether the ticket may be resolved again. */
async function undoStatus(ctx: Context, ticket: TicketRow, { id, data }: Effect): Promise<void> {
  const before = data.before as Status
  const moments =
    before === 'resolved'
      ? { resolved_at: await resolvedBefore(ctx, ticket.id, id) }
      : { resolved_at: null, ...(data.status === 'resolved' ? { contacts_to_resolution: null } : {}) }
  await updateTicket(ctx, ticket.id, { status: before, ...moments })
  emit(ctx, StatusChanged, { ticket_id: ticket.id, status: before, before: ticket.status as Status })
}

async function resolvedBefore({ db }: Context, ticketId: string, eventId: string): Promise<string | null> {
  const event = await db
    .selectFrom('events')
    .select('at')
    .where('ticket_id', '=', ticketId)
    .where('name', '=', StatusChanged.name)
    .where(sql<boolean>`data ->> 'status' = 'resolved'`)
    .where('id', '<', eventId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return event?.at ?? null
}

async function undoAssignment(ctx: Context, ticket: TicketRow, { data }: Effect): Promise<void> {
  await updateTicket(ctx, ticket.id, { assignee_id: data.before_id ?? null })
  emit(ctx, TicketAssigned, {
    ticket_id: ticket.id,
    assignee_id: data.before_id ?? null,
    before_id: ticket.assignee_id,
  })
}
