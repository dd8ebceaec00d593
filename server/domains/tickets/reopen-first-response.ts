import type { Context } from '../../platform/context.ts'
import { emit } from '../../platform/events.ts'
import { updateTicket } from './change-ticket.ts'
import { FirstResponseReopened } from './events.ts'

/**
 * An answer has come back: if it was the one that stopped the first-response clock, the clock stands where the next answer
 * that did leave stops it, or runs again. `left_at` is when the answer had left. For `channels`, in the transaction that
 * notes the bounce and after it was noted.
 */
export async function reopenFirstResponse(
  ctx: Context,
  { ticket_id, message_id, left_at }: { ticket_id: string; message_id: string; left_at: string },
): Promise<void> {
  const ticket = await ctx.db
    .selectFrom('tickets')
    .select('first_response_at')
    .where('id', '=', ticket_id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (ticket.first_response_at !== left_at) return
  const first_response_at = await nextAnswerLeft(ctx, ticket_id)
  await updateTicket(ctx, ticket_id, { first_response_at })
  emit(ctx, FirstResponseReopened, { ticket_id, message_id, first_response_at })
}

async function nextAnswerLeft({ db }: Context, ticketId: string): Promise<string | null> {
  const next = await db
    .selectFrom('messages')
    .innerJoin('deliveries', 'deliveries.message_id', 'messages.id')
    .select('deliveries.sent_at')
    .where('messages.ticket_id', '=', ticketId)
    .where('messages.author_type', '<>', 'system')
    // One that waits again may be about copies alone: the customer's own has left.
    .where('messages.delivery_state', 'not in', ['failed', 'bounced'])
    .where('deliveries.sent_at', 'is not', null)
    .orderBy('deliveries.sent_at')
    .limit(1)
    .executeTakeFirst()
  return next?.sent_at ?? null
}
