import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { nowText } from '../../platform/context.ts'
import { emit } from '../../platform/events.ts'
import type { TicketRow } from './access.ts'
import { updateTicket } from './change-ticket.ts'
import { OwnAutomatic, type Status } from './contract.ts'
import { ReplyTakenBack, StatusChanged, TicketAssigned, TicketReplied, TicketSnoozed } from './events.ts'
import { isOver } from './status.ts'

/** A change of the ticket, newest first. */
interface Change {
  id: string
  data: Record<string, string | null>
  /** Made by a reply that was taken back, or by taking it back: it does not count. */
  is_undone: boolean
}

/**
 * Takes back what a reply has done to its ticket: the status it moved and the assignee it gave. The events of its own
 * transaction tell what that was; what somebody has changed since, or a message that is still there rests on, stays. Of
 * several replies that are taken back the last one leads to what was before all of them, in whatever order they go.
 */
export async function undoEffects(
  ctx: Context,
  ticket: TicketRow,
  reply: { id: string; position: number },
): Promise<void> {
  const last = await lastPosition(ctx, ticket.id)
  if (last > reply.position) return
  const taken = { ticket_id: ticket.id, message_id: reply.id, last }
  const status = firstUndone(await changesOf(ctx, StatusChanged.name, taken))
  if (status) await undoStatus(ctx, ticket, status)
  const assignment = firstUndone(await changesOf(ctx, TicketAssigned.name, taken))
  if (assignment) await undoAssignment(ctx, ticket, assignment)
}

/** Where the newest message stands that is still there. */
async function lastPosition({ db }: Context, ticketId: string): Promise<number> {
  const { position } = await db
    .selectFrom('messages')
    .select((eb) => eb.fn.coalesce(eb.fn.max<number>('position'), eb.lit(0)).as('position'))
    .where('ticket_id', '=', ticketId)
    .where('kind', '<>', 'note')
    .where('automatic', 'not in', OwnAutomatic.options)
    .executeTakeFirstOrThrow()
  return position
}

/** Changes looked at: more replies than these are not held back at a time. */
const MOST_CHANGES = 100

/**
 * A ticket's changes of one kind. Its events are numbered under its lock: a greater id happened later. Replies that were
 * taken back further up than the newest message do not matter any more: that one rests on what they left.
 */
async function changesOf(
  { db }: Context,
  name: string,
  { ticket_id, message_id, last }: { ticket_id: string; message_id: string; last: number },
): Promise<Change[]> {
  const { rows } = await sql<Change>`
    with taken_back as (
      select data ->> 'message_id' as message_id, xid from events
      where ticket_id = ${ticket_id} and name = ${ReplyTakenBack.name} and (data ->> 'position')::int > ${last}
      union all select ${message_id}, null),
    undone as (
      select xid from taken_back where xid is not null
      union all
      select replied.xid from taken_back join events as replied
        on replied.ticket_id = ${ticket_id} and replied.name = ${TicketReplied.name}
        and replied.data ->> 'message_id' = taken_back.message_id)
    select id::text, data, xid in (select xid from undone) as is_undone
    from events where ticket_id = ${ticket_id} and name = ${name}
    order by events.id desc limit ${MOST_CHANGES}`.execute(db)
  return rows
}

/** The oldest of the changes that do not count, if nothing that does has followed: what was before it is so again. */
function firstUndone(changes: Change[]): Change | undefined {
  const counts = changes.findIndex(({ is_undone }) => !is_undone)
  return changes[(counts < 0 ? changes.length : counts) - 1]
}

/** Not a change of mind but a thing that did not happen: nobody is asked whether the ticket may be resolved again. */
async function undoStatus(ctx: Context, ticket: TicketRow, { id, data }: Change): Promise<void> {
  const before = data.before as Status
  if (before === ticket.status) return
  const moments = isOver(before)
    ? { resolved_at: await resolvedBefore(ctx, ticket.id, id), confirmation: before === 'resolved' ? 'awaiting' : null }
    : {
        resolved_at: null,
        confirmation: null,
        ...(isOver(ticket.status) ? { contacts_to_resolution: null } : {}),
        snoozed_until: ticket.snoozed_until ?? (await snoozedBefore(ctx, ticket.id, id)),
      }
  await updateTicket(ctx, ticket.id, { status: before, ...moments })
  const { resolved_at } = moments
  emit(ctx, StatusChanged, { ticket_id: ticket.id, status: before, before: ticket.status as Status, resolved_at })
}

/** Until when the ticket was put aside when the reply resolved it: its moment still comes, as what wakes it is still due. */
async function snoozedBefore(ctx: Context, ticketId: string, eventId: string): Promise<string | null> {
  const event = await ctx.db
    .selectFrom('events')
    .select(['name', 'data'])
    .where('ticket_id', '=', ticketId)
    .where('id', '<', eventId)
    .where((eb) =>
      eb.or([
        eb('name', '=', TicketSnoozed.name),
        eb.and([eb('name', '=', StatusChanged.name), sql<boolean>`data ->> 'status' in ('resolved', 'closed')`]),
      ]),
    )
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const until = event?.name === TicketSnoozed.name ? (event.data as { until: string | null }).until : null
  return until && until > nowText(ctx) ? until : null
}

async function resolvedBefore({ db }: Context, ticketId: string, eventId: string): Promise<string | null> {
  const event = await db
    .selectFrom('events')
    .select(['at', sql<string | null>`data ->> 'resolved_at'`.as('resolved_at')])
    .where('ticket_id', '=', ticketId)
    .where('name', '=', StatusChanged.name)
    .where(sql<boolean>`data ->> 'status' = 'resolved'`)
    .where('id', '<', eventId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return event?.resolved_at ?? event?.at ?? null
}

async function undoAssignment(ctx: Context, ticket: TicketRow, { data }: Change): Promise<void> {
  const assignee_id = data.before_id ?? null
  if (assignee_id === ticket.assignee_id) return
  await updateTicket(ctx, ticket.id, { assignee_id })
  emit(ctx, TicketAssigned, { ticket_id: ticket.id, assignee_id, before_id: ticket.assignee_id })
}
