import type { Context } from '../../platform/context.ts'
import { emit } from '../../platform/events.ts'
import type { TicketRow } from './access.ts'
import { appendMessage } from './append-message.ts'
import type { ChannelKind } from './contract.ts'
import { CustomerAsked } from './events.ts'

/** A question of ours, complete. Links in it are kept unsigned (`platform/links.ts`). */
export interface Question {
  text: string
  html: string
  /** The way it goes, and the addresses there; none in a conversation. */
  channel: ChannelKind
  to: string[]
}

/**
 * Asks the customer of a ticket the caller holds locked whether it is solved. It is no answer: no clock stops, the status
 * stays, and nobody has something new to read. Returns the message's id; `channels` sends it.
 */
export async function askCustomer(ctx: Context, ticket: TicketRow, question: Question): Promise<string> {
  const { text, html, channel, to } = question
  const { id, position } = await appendMessage(ctx, ticket, {
    kind: 'reply',
    author: { type: 'system', id: null },
    ...{ channel, to, cc: [], text, new_text: text, html, files: [] },
    automatic: 'confirmation_request',
    // Whoever has the link can answer for the customer.
    private: channel === 'social_media',
    queued: true,
  })
  await keepSeen(ctx, ticket.id, position)
  emit(ctx, CustomerAsked, { ticket_id: ticket.id, message_id: id })
  return id
}

/** Who had read all there was has read all there is. */
const keepSeen = ({ db }: Context, ticketId: string, position: number) =>
  db
    .updateTable('seen_marks')
    .set({ position })
    .where('ticket_id', '=', ticketId)
    .where('position', '=', position - 1)
    .execute()
