import type { Context } from '../../platform/context.ts'
import { emit } from '../../platform/events.ts'
import { appendMessage } from './append-message.ts'
import { TicketAcknowledged } from './events.ts'
import { lockTicket } from './receive.ts'

/**
 * Writes our own "we have it" to a customer. It is no answer: no clock stops, the status stays, and lists go on showing
 * what the customer wrote. Returns the message's id; who calls this sends it.
 */
export async function acknowledgeTicket(
  ctx: Context,
  ticketId: string,
  { text, to }: { text: string; to: string },
): Promise<string> {
  const ticket = await lockTicket(ctx, ticketId)
  const { id } = await appendMessage(ctx, ticket, {
    kind: 'reply',
    author: { type: 'system', id: null },
    text,
    new_text: text,
    html: null,
    to: [to],
    cc: [],
    files: [],
    automatic: 'acknowledgement',
    queued: true,
  })
  emit(ctx, TicketAcknowledged, { ticket_id: ticketId, message_id: id })
  return id
}
