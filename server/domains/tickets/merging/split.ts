import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { DB } from '../../../platform/db/tables.ts'
import { decideEach } from '../../../platform/decisions.ts'
import { conflict, invalid } from '../../../platform/errors.ts'
import { emit } from '../../../platform/events.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { mailAddressOf } from '../../customers/queries.ts'
import { accessTicket, type TicketRow } from '../access.ts'
import { addParticipants, markSeen } from '../append-message.ts'
import { refuseClosed, updateTicket } from '../change-ticket.ts'
import type { ChannelKind, Ticket } from '../contract.ts'
import { TicketAssigned, TicketSplit, TicketSplitOff } from '../events.ts'
import { keepAssignees } from '../keep-assignee.ts'
import { getChangedTicket } from '../queries.ts'
import { openTickets } from '../receive.ts'
import { chosen, refreshShown, takeOut } from './moving.ts'

/** Moves messages that do not belong here to a new ticket of their writer. Merging that one back undoes it. */
export const splitTicket = (ctx: Context, id: string, messageIds: readonly string[]): Promise<Ticket> =>
  inTransaction(ctx, async (ctx) => {
    const ticket = await accessTicket(ctx, id, 'change')
    refuseClosed(ticket)
    const { moving, first } = pick(await spokenIn(ctx, ticket.id), messageIds)
    const fresh = await openBeside(ctx, ticket, { moving, first })
    const ids = moving.map((message) => message.id)
    await takeOut(ctx, ticket.id, chosen(ids, fresh.id))
    await updateTicket(ctx, ticket.id, {})
    await updateTicket(ctx, fresh.id, { message_count: ids.length })
    await refreshShown(ctx, [ticket.id, fresh.id])
    await carryParticipants(ctx, ticket.id, fresh)
    if (ctx.actor.type === 'agent' && ctx.actor.id) await markSeen(ctx, fresh.id, ctx.actor.id, moving.length)
    saySplit(ctx, { ticket, fresh, messages: ids })
    return getChangedTicket(ctx, fresh.id)
  })

type Spoken = Pick<
  Selectable<DB['messages']>,
  'id' | 'kind' | 'author_type' | 'author_id' | 'delivery_state' | 'created_at'
> & { sent_at: string | null }

const spokenIn = ({ db }: Context, ticketId: string): Promise<Spoken[]> =>
  db
    .selectFrom('messages as m')
    .leftJoin('deliveries', 'deliveries.message_id', 'm.id')
    .select(['m.id', 'm.kind', 'm.author_type', 'm.author_id', 'm.delivery_state', 'm.created_at'])
    .select('deliveries.sent_at')
    .where('m.ticket_id', '=', ticketId)
    .where('m.kind', '<>', 'note')
    .orderBy('m.position')
    .execute()

interface Picked {
  moving: Spoken[]
  /** The first of the customer's messages: its writer gets the new ticket. */
  first: Spoken
}

function pick(spoken: Spoken[], messageIds: readonly string[]): Picked {
  const wanted = new Set(messageIds.map((id) => id.toLowerCase()))
  const moving = spoken.filter(({ id }) => wanted.has(id))
  if (moving.length !== wanted.size)
    throw invalid('One of the messages is not a customer message or reply of this ticket.', [
      { path: 'messages', message: 'holds something else than messages and replies of this ticket' },
    ])
  const first = moving.find(({ kind }) => kind === 'message')
  if (!first)
    throw invalid('Choose at least one message of a customer: the new ticket is theirs.', [
      { path: 'messages', message: 'holds no message of a customer' },
    ])
  if (moving.length === spoken.length)
    throw conflict('nothing_left', 'At least one message must stay. Merge the ticket instead, or leave it as it is.')
  return { moving, first }
}

/** The new ticket goes on where this one stands: same team, same person, the same narrow circle if it is restricted. */
async function openBeside(ctx: Context, ticket: TicketRow, { moving, first }: Picked): Promise<TicketRow> {
  const customer = await customerOf(ctx, ticket, first)
  const isTheirs = customer.customer_id === ticket.customer_id
  const opening = {
    ...customer,
    subject: ticket.subject,
    channel: ticket.channel as ChannelKind,
    account_id: ticket.account_id,
    // A channel's thread goes on in the ticket its writer had; another writer's goes on in the new one.
    thread_id: isTheirs ? null : ticket.thread_id,
    follows_ticket_id: null,
    suggested_ticket_id: null,
    created_at: first.created_at,
    priority: ticket.priority as 'medium',
    tags: ticket.tags,
  }
  const [fresh] = await openTickets(ctx, [{ actor: ctx.actor, ticket: opening }])
  const { team, tier, language, restricted, spam, assignee_id } = ticket
  const status = moving.at(-1)!.kind === 'reply' ? 'pending' : 'open'
  const first_response_at = answeredAt(moving)
  await updateTicket(ctx, fresh!.id, {
    ...{ team, tier, language, restricted, spam, assignee_id },
    ...{ status, first_response_at },
  })
  if (assignee_id) emit(ctx, TicketAssigned, { ticket_id: fresh!.id, assignee_id, before_id: null })
  await keepAssignees(ctx, [fresh!.id])
  return fresh!
}

const NEVER_ARRIVED: readonly (string | null)[] = ['failed', 'bounced']
/** When the first of the answers that go along left. */
const answeredAt = (moving: Spoken[]): string | null =>
  moving
    .filter(({ author_type, delivery_state }) => author_type !== 'system' && !NEVER_ARRIVED.includes(delivery_state))
    .flatMap(({ sent_at }) => sent_at ?? [])
    .toSorted()
    .at(0) ?? null

async function customerOf({ db }: Context, ticket: TicketRow, first: Spoken) {
  const { customer_id, company_id } = ticket
  if (first.author_type !== 'customer' || !first.author_id || first.author_id === customer_id)
    return { customer_id, company_id }
  return db
    .selectFrom('customers')
    .select(['id as customer_id', 'company_id'])
    .where('id', '=', first.author_id)
    .executeTakeFirstOrThrow()
}

/** Those of the conversation who wrote or received what was moved, and the new ticket's customer. */
async function carryParticipants(ctx: Context, from: string, fresh: TicketRow): Promise<void> {
  const { rows } = await sql<{ address: string }>`
    select p.address from participants p where p.ticket_id = ${from} and exists (
      select from messages m where m.ticket_id = ${fresh.id}
        and (lower(m.reply_to) = p.address or p.address = any(m.to_addresses || m.cc_addresses || m.bcc_addresses)))
  `.execute(ctx.db)
  const own = await mailAddressOf(ctx, fresh.customer_id)
  const addresses = [...rows.map(({ address }) => address), ...(own ? [own] : [])]
  await addParticipants(ctx, [{ ticket_id: fresh.id, addresses }])
}

interface Split {
  ticket: TicketRow
  fresh: TicketRow
  messages: string[]
}

function saySplit(ctx: Context, { ticket, fresh, messages }: Split): void {
  const count = messages.length
  emit(ctx, TicketSplit, { ticket_id: ticket.id, into_id: fresh.id, messages: count })
  emit(ctx, TicketSplitOff, { ticket_id: fresh.id, from_id: ticket.id, messages: count })
  const why = { subject_type: 'ticket' as const, kind: 'split', rule: 'taken_apart', inputs: { messages } }
  const result = { from_id: ticket.id, into_id: fresh.id }
  decideEach(ctx, [
    { ...why, subject_id: ticket.id, result },
    { ...why, subject_id: fresh.id, result },
  ])
}
