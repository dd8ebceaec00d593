import type { Context } from '../../platform/context.ts'
import { emit } from '../../platform/events.ts'
import type { TicketRow } from './access.ts'
import { appendMessage } from './append-message.ts'
import { refuseClosed } from './change-ticket.ts'
import { RuleReplied } from './events.ts'
import { mustBePrivate } from './in-public.ts'

/**
 * Writes what a rule of the desk says to the customer of a ticket the caller holds locked. It is no answer: no clock stops,
 * the status stays, and mail carries the marks of automatic mail. Returns the message's id; `channels` sends it.
 */
export async function replyByRule(
  ctx: Context,
  ticket: TicketRow,
  { text, to }: { text: string; to: string[] },
): Promise<string> {
  refuseClosed(ticket)
  const { id } = await appendMessage(ctx, ticket, {
    kind: 'reply',
    author: { type: 'system', id: null },
    ...{ to, cc: [], text, new_text: text, html: null, files: [] },
    automatic: 'automation',
    private: await mustBePrivate(ctx, ticket, { text }),
    queued: true,
  })
  emit(ctx, RuleReplied, { ticket_id: ticket.id, message_id: id })
  return id
}
