import type { Context } from '../../platform/context.ts'
import { instantText, nowText } from '../../platform/context.ts'
import { emit } from '../../platform/events.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { notify } from '../notifications/commands.ts'
import type { DeliveryState } from './contract.ts'
import { DeliveryChanged, FirstResponseLeft } from './events.ts'

interface Fate {
  state: DeliveryState
  /** The peer's own words, or ours when there was no peer. */
  detail: string | null
}

/**
 * Notes what became of an outgoing message. The first answer that really leaves stops the first-response clock; the
 * agent is told when one does not arrive.
 */
export const recordDelivery = (ctx: Context, messageId: string, { state, detail }: Fate) =>
  inTransaction(ctx, async (ctx) => {
    const message = await ctx.db
      .updateTable('messages')
      .set({ delivery_state: state, delivery_detail: detail })
      .where('id', '=', messageId)
      .returning(['id', 'ticket_id', 'author_id', 'author_type'])
      .executeTakeFirstOrThrow()
    emit(ctx, DeliveryChanged, { ticket_id: message.ticket_id, message_id: message.id, state })
    if (state === 'sent' && message.author_type !== 'system') await stopFirstResponse(ctx, message)
    if (state === 'failed' || state === 'bounced') {
      await notify(ctx, [message.author_id], { kind: 'not_delivered', ticket_id: message.ticket_id })
    }
  })

async function stopFirstResponse(ctx: Context, message: { id: string; ticket_id: string }): Promise<void> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('tickets')
    .set({ first_response_at: nowText(ctx) })
    .where('id', '=', message.ticket_id)
    .where('first_response_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows > 0n) emit(ctx, FirstResponseLeft, { ticket_id: message.ticket_id, message_id: message.id })
}

/** A reply this old without a delivery has been forgotten by its reaction, not just not reached yet. */
const FORGOTTEN_AFTER_MINUTES = 10

/** Outgoing messages whose delivery was never made. */
export async function messagesWithoutDelivery(ctx: Context, most: number): Promise<string[]> {
  const before = instantText(ctx.now().subtract({ minutes: FORGOTTEN_AFTER_MINUTES }))
  const rows = await ctx.db
    .selectFrom('messages')
    .select('id')
    .where('delivery_state', '=', 'queued')
    .where('created_at', '<', before)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(selectFrom('deliveries').select('deliveries.id').whereRef('deliveries.message_id', '=', 'messages.id')),
      ),
    )
    .limit(most)
    .execute()
  return rows.map(({ id }) => id)
}
