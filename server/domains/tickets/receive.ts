import type { Context } from '../../platform/context.ts'
import { nowText } from '../../platform/context.ts'
import { emit } from '../../platform/events.ts'
import { newId } from '../../platform/ids.ts'
import { notify } from '../notifications/commands.ts'
import type { TicketRow } from './access.ts'
import { addParticipants, appendMessage, type NewMessage } from './append-message.ts'
import { moveTo, updateTicket } from './change-ticket.ts'
import type { ChannelKind, Status } from './contract.ts'
import { MessageReceived, TicketOpened, TicketSnoozed } from './events.ts'
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
  priority?: 'low' | 'medium' | 'high' | 'critical'
  tags?: string[]
}

/** Opens a ticket without a message yet. For `channels`, which is the door every ticket comes through. */
export async function openTicket(ctx: Context, ticket: NewTicket): Promise<TicketRow> {
  const at = nowText(ctx)
  const row = await ctx.db
    .insertInto('tickets')
    .values({
      id: newId(),
      created_at: at,
      ...ticket,
      subject: ticket.subject || '–',
      last_message_at: at,
      updated_at: at,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  emit(ctx, TicketOpened, { ticket_id: row.id, customer_id: row.customer_id, channel: ticket.channel })
  return row
}

interface Received extends Omit<NewMessage, 'kind' | 'queued'> {
  is_only_thanks: boolean
  participants: string[]
}

/** Appends what somebody outside said to a ticket the caller holds locked, and wakes the ticket up. */
export async function receiveMessage(ctx: Context, ticket: TicketRow, received: Received): Promise<string> {
  const { is_only_thanks, participants, ...message } = received
  const { id } = await appendMessage(ctx, ticket, { ...message, kind: 'message', queued: false })
  await addParticipants(ctx, ticket.id, participants)
  emit(ctx, MessageReceived, { ticket_id: ticket.id, message_id: id })
  await moveTo(ctx, ticket, statusAfterCustomer(ticket.status as Status, is_only_thanks))
  await endSnooze(ctx, ticket)
  await notify(ctx, [ticket.assignee_id], { kind: 'customer_replied', ticket_id: ticket.id })
  return id
}

async function endSnooze(ctx: Context, ticket: TicketRow): Promise<void> {
  if (!ticket.snoozed_until) return
  await updateTicket(ctx, ticket.id, { snoozed_until: null })
  emit(ctx, TicketSnoozed, { ticket_id: ticket.id, until: null })
}

/** The ticket itself, locked, for `channels`: which ticket a message belongs to is decided there, not by reach. */
export const lockTicket = ({ db }: Context, id: string): Promise<TicketRow> =>
  db.selectFrom('tickets').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
