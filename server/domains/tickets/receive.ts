import { sql } from 'kysely'
import type { Actor, Context } from '../../platform/context.ts'
import { as, nowText } from '../../platform/context.ts'
import { emit } from '../../platform/events.ts'
import { newId } from '../../platform/ids.ts'
import { notify } from '../notifications/commands.ts'
import type { TicketRow } from './access.ts'
import { addParticipants, appendMessages, type NewMessage } from './append-message.ts'
import { moveTo, updateTicket } from './change-ticket.ts'
import type { ChannelKind, Status } from './contract.ts'
import { MessageReceived, TicketOpened, TicketSnoozed } from './events.ts'
import { keepAssignee } from './keep-assignee.ts'
import { statusAfterCustomer } from './status.ts'

export interface NewTicket {
  subject: string
  channel: ChannelKind
  customer_id: string
  company_id: string | null
  account_id: string | null
  thread_id: string | null
  follows_ticket_id: string | null
  suggested_ticket_id: string | null
  /** When the clocks start; never later than now. */
  created_at?: string
  /** Somebody of ours talked to the customer as it was opened: there is no first answer to wait for. */
  is_answered?: boolean
  priority?: 'low' | 'medium' | 'high' | 'critical'
  tags?: string[]
}

/** Opens tickets without a message yet. For `channels`, which is the door every ticket comes through. */
export async function openTickets(
  ctx: Context,
  opening: readonly { actor: Actor; ticket: NewTicket }[],
): Promise<TicketRow[]> {
  if (opening.length === 0) return []
  const at = nowText(ctx)
  const rows = opening.map(({ ticket: { is_answered = false, created_at = at, ...ticket } }) => ({
    id: newId(),
    ...ticket,
    created_at,
    first_response_at: is_answered ? created_at : null,
    priority: ticket.priority ?? 'medium',
    tags: ticket.tags ?? [],
    subject: ticket.subject || '–',
    queue_at: at,
    last_message_at: at,
    updated_at: at,
  }))
  const written = await ctx.db.insertInto('tickets').values(rows).returningAll().execute()
  const byId = new Map(written.map((row) => [row.id, row]))
  return rows.map(({ id, customer_id, channel }, index) => {
    emit(as(ctx, opening[index]!.actor), TicketOpened, { ticket_id: id, customer_id, channel })
    return byId.get(id)!
  })
}

/** What somebody outside said, for a ticket the caller holds locked. */
export interface Arriving {
  actor: Actor
  ticket: TicketRow
  message: Omit<NewMessage, 'kind' | 'queued'>
  /** False for what needs nobody's attention, such as "thanks" or an out-of-office reply. */
  wakes: boolean
  participants: string[]
}

/** Appends messages from outside, each to another ticket, and wakes the tickets up. Their ids, in the same order. */
export async function receiveMessages(ctx: Context, arriving: readonly Arriving[]): Promise<string[]> {
  const appended = await appendMessages(
    ctx,
    arriving.map(({ ticket, message }) => ({ ticket, message: { ...message, kind: 'message', queued: false } })),
  )
  await addParticipants(
    ctx,
    arriving.map(({ ticket, participants }) => ({ ticket_id: ticket.id, addresses: participants })),
  )
  // One after the other, since each may wake its ticket; a new ticket is awake and costs no statement.
  for (const [index, { id }] of appended.entries()) await wakeUp(ctx, arriving[index]!, id)
  return appended.map(({ id }) => id)
}

async function wakeUp(ctx: Context, { actor, ticket, wakes }: Arriving, message_id: string): Promise<void> {
  const inTheirName = as(ctx, actor)
  emit(inTheirName, MessageReceived, { ticket_id: ticket.id, message_id })
  if (!wakes || ticket.spam) return
  const status = statusAfterCustomer(ticket.status as Status)
  const moved = { ...ticket, status, assignee_id: await moveTo(inTheirName, ticket, status) }
  const assignee_id = await endSnooze(inTheirName, moved)
  await notify(inTheirName, [assignee_id], { kind: 'customer_replied', ticket_id: ticket.id })
}

async function endSnooze(ctx: Context, ticket: TicketRow): Promise<string | null> {
  if (!ticket.snoozed_until) return ticket.assignee_id
  const assignee_id = await keepAssignee(ctx, ticket, { snoozed_until: null })
  await updateTicket(ctx, ticket.id, { snoozed_until: null })
  emit(ctx, TicketSnoozed, { ticket_id: ticket.id, until: null })
  return assignee_id
}

/** The tickets themselves, locked in one order, for `channels`: where a message belongs is decided there, not by reach. */
export async function lockTickets({ db }: Context, ids: readonly string[]): Promise<Map<string, TicketRow>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('tickets')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .orderBy('id')
    .forUpdate()
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

export const lockTicket = ({ db }: Context, id: string): Promise<TicketRow> =>
  db.selectFrom('tickets').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()

/** Those of the tickets nobody is changing at this moment, locked. For work that can as well be done a moment later. */
export async function lockFreeTickets({ db }: Context, ids: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('tickets')
    .select('id')
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .skipLocked()
    .execute()
  return rows.map(({ id }) => id)
}
