import { isClaimed } from '../../platform/claims.ts'
import type { Context } from '../../platform/context.ts'
import { nowText } from '../../platform/context.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { emit, on } from '../../platform/events.ts'
import { isId, newId } from '../../platform/ids.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { accessTicket } from '../tickets/access.ts'
import { recordDelivery } from '../tickets/delivery.ts'
import { TicketReplied } from '../tickets/events.ts'
import { deliveryClaim, requestDelivery } from './deliver.ts'
import { DeliveryRequested } from './events.ts'
import { rememberMailId } from './inbound.ts'
import { ourMailId, senderOf } from './mail/sending/compose.ts'

/** The one door out: every reply becomes a delivery, and a job that brings it away. */
export const queueDelivery = on(TicketReplied, 'queue_delivery', (ctx, { data }) => queueMessage(ctx, data.message_id))

/** Makes the delivery of an outgoing message, once. */
export async function queueMessage(ctx: Context, messageId: string): Promise<void> {
  const message = await ctx.db
    .selectFrom('messages')
    .innerJoin('tickets', 'tickets.id', 'messages.ticket_id')
    .select(['messages.id', 'messages.ticket_id', 'messages.channel', 'to_addresses', 'cc_addresses', 'account_id'])
    .where('messages.id', '=', messageId)
    .executeTakeFirstOrThrow()
  const rfc_id = message.channel === 'email' ? await mailIdFor(ctx, message) : null
  const delivery = await ctx.db
    .insertInto('deliveries')
    .values({
      id: newId(),
      message_id: message.id,
      ticket_id: message.ticket_id,
      channel: message.channel,
      recipients: [...message.to_addresses, ...message.cc_addresses],
      rfc_id,
      created_at: nowText(ctx),
    })
    .onConflict((row) => row.column('message_id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!delivery) return
  if (rfc_id) await rememberMailId(ctx, rfc_id, { ticket_id: message.ticket_id, message_id: message.id })
  await requestDelivery(ctx, delivery.id)
}

/** Decided once: whatever happens to the accounts meanwhile, every try carries the same Message-ID. */
async function mailIdFor(
  ctx: Context,
  message: { id: string; ticket_id: string; account_id: string | null },
): Promise<string> {
  const { address } = await senderOf(ctx, { id: message.ticket_id, account_id: message.account_id })
  return ourMailId(message.id, address)
}

/** Sends again what was kept, failed or bounced. */
export const resend = (ctx: Context, id: string) =>
  inTransaction(ctx, async (ctx) => {
    const delivery = isId(id)
      ? await ctx.db.selectFrom('deliveries').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
      : undefined
    if (!delivery) throw notFound('delivery')
    await accessTicket(ctx, delivery.ticket_id, 'change').catch(() => {
      throw notFound('delivery')
    })
    if (delivery.state === 'sent' || delivery.state === 'delivered') {
      throw conflict(
        'already_sent',
        'The other server has taken this message already. Write a new reply if the customer did not get it.',
      )
    }
    if (await isClaimed(ctx, deliveryClaim(id))) {
      throw conflict('being_sent', 'This message is being handed over at this moment. Look again in a minute.')
    }
    await ctx.db
      .updateTable('deliveries')
      .set({ state: 'queued', detail: null, attempts: 0 })
      .where('id', '=', id)
      .execute()
    await recordDelivery(ctx, delivery.message_id, { state: 'queued', detail: null })
    emit(ctx, DeliveryRequested, { ticket_id: delivery.ticket_id, message_id: delivery.message_id })
    await requestDelivery(ctx, id)
    return { done: true as const }
  })
