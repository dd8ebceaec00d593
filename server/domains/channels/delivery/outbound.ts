import type { Context } from '../../../platform/context.ts'
import { nowText } from '../../../platform/context.ts'
import { on } from '../../../platform/events.ts'
import { newId } from '../../../platform/ids.ts'
import { CustomerAsked, RuleReplied, TicketReplied } from '../../tickets/events.ts'
import { ourMailId } from '../mail/sending/mail-id.ts'
import { senderOf } from '../mail/sending/sender.ts'
import { rememberMailIds } from '../receipts.ts'
import { requestDelivery } from './request-delivery.ts'
import { waitUntil } from './waiting.ts'

/** The one door out: every reply becomes a delivery, and a job that brings it away. */
export const queueDelivery = on(TicketReplied, 'queue_delivery', (ctx, { data }) => queueMessage(ctx, data.message_id))

/** What we ask customers by ourselves leaves the same way. */
export const queueQuestion = on(CustomerAsked, 'queue_question', (ctx, { data }) => queueMessage(ctx, data.message_id))

export const queueRuleReply = on(RuleReplied, 'queue_rule_reply', (ctx, { data }) => queueMessage(ctx, data.message_id))

/** Makes the delivery of an outgoing message, once. One that can still be taken back waits until it cannot. */
export async function queueMessage(ctx: Context, messageId: string): Promise<void> {
  const message = await lockMessage(ctx, messageId)
  if (!message) return
  const sender = message.channel === 'email' ? await senderOf(ctx, message) : null
  // Decided once: whatever happens to the accounts meanwhile, every try carries the same Message-ID.
  const rfc_id = sender && ourMailId(message.id, sender.address)
  const delivery = await ctx.db
    .insertInto('deliveries')
    .values({
      id: newId(),
      message_id: message.id,
      ticket_id: message.ticket_id,
      channel: message.channel,
      recipients: [...message.to_addresses, ...message.cc_addresses, ...message.bcc_addresses],
      rfc_id,
      account_id: sender?.account_id ?? null,
      send_at: message.undo_until,
      created_at: nowText(ctx),
    })
    .onConflict((row) => row.column('message_id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!delivery) return
  if (rfc_id) await rememberMailIds(ctx, [{ rfc_id, ticket_id: message.ticket_id, message_id: message.id }])
  if (!message.undo_until) return requestDelivery(ctx, delivery.id)
  await waitUntil(ctx, 'held', { delivery_id: delivery.id, due_at: Temporal.Instant.from(message.undo_until) })
}

/** Undefined when it was taken back before it had a delivery. The lock lets taking back wait for us, or us for it. */
const lockMessage = ({ db }: Context, id: string) =>
  db
    .selectFrom('messages as m')
    .innerJoin('tickets as t', 't.id', 'm.ticket_id')
    .select(['m.id', 'm.ticket_id', 'm.channel', 'm.to_addresses', 'm.cc_addresses', 'm.bcc_addresses'])
    .select(['m.undo_until', 't.account_id'])
    .where('m.id', '=', id)
    .forKeyShare('m')
    .executeTakeFirst()
