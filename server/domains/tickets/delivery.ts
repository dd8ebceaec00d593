import type { Context } from '../../platform/context.ts'
import { instantText } from '../../platform/context.ts'
import { emit } from '../../platform/events.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { notify } from '../notifications/commands.ts'
import { addParticipants } from './append-message.ts'
import type { DeliveryState } from './contract.ts'
import { DeliveryChanged, FirstResponseLeft } from './events.ts'

interface Fate {
  state: DeliveryState
  /** The peer's own words, or ours when there was no peer. */
  detail: string | null
  /** When the customer's own copy has left, if it has. */
  left_at?: string | null
}

/**
 * Notes what became of an outgoing message. The first answer that really leaves stops the first-response clock; the
 * agent is told when one does not arrive.
 */
export const recordDelivery = (ctx: Context, messageId: string, { state, detail, left_at }: Fate) =>
  inTransaction(ctx, async (ctx) => {
    const message = await ctx.db
      .updateTable('messages')
      .set({ delivery_state: state, delivery_detail: detail })
      .where('id', '=', messageId)
      .returning(['id', 'ticket_id', 'author_id', 'author_type'])
      .executeTakeFirstOrThrow()
    emit(ctx, DeliveryChanged, { ticket_id: message.ticket_id, message_id: message.id, state })
    if (left_at && message.author_type !== 'system') await stopFirstResponse(ctx, message, left_at)
    if (state === 'failed' || state === 'bounced') {
      await notify(ctx, [message.author_id], { kind: 'not_delivered', ticket_id: message.ticket_id })
    }
  })

async function stopFirstResponse(
  ctx: Context,
  message: { id: string; ticket_id: string },
  first_response_at: string,
): Promise<void> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('tickets')
    .set({ first_response_at })
    .where('id', '=', message.ticket_id)
    .where('first_response_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows > 0n) emit(ctx, FirstResponseLeft, { ticket_id: message.ticket_id, message_id: message.id })
}

/** Held replies leave now: they cannot be taken back any more, and whom they go to belongs to the conversation. */
export async function releaseReplies(ctx: Context, messageIds: readonly string[]): Promise<void> {
  const released = await ctx.db
    .updateTable('messages')
    .set({ undo_until: null })
    .where('id', 'in', [...messageIds])
    .where('undo_until', 'is not', null)
    .returning(['ticket_id', 'to_addresses', 'cc_addresses'])
    .execute()
  await addParticipants(
    ctx,
    released.map(({ ticket_id, to_addresses, cc_addresses }) => ({
      ticket_id,
      addresses: [...to_addresses, ...cc_addresses],
    })),
  )
}

/** Another address for one message, when the first was wrong. Whoever is written to belongs to the conversation. */
export async function readdress(ctx: Context, messageId: string, to: string[]): Promise<void> {
  const { ticket_id } = await ctx.db
    .updateTable('messages')
    .set({ to_addresses: to })
    .where('id', '=', messageId)
    .returning('ticket_id')
    .executeTakeFirstOrThrow()
  await addParticipants(ctx, [{ ticket_id, addresses: to }])
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
