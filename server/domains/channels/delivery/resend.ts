import type { Selectable } from 'kysely'
import { isClaimed } from '../../../platform/claims.ts'
import type { Context } from '../../../platform/context.ts'
import type { DB } from '../../../platform/db/tables.ts'
import { conflict, invalid, notFound } from '../../../platform/errors.ts'
import { emit } from '../../../platform/events.ts'
import { isId } from '../../../platform/ids.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { accessTicket } from '../../tickets/access.ts'
import { readdress, recordDelivery, releaseReplies } from '../../tickets/delivery.ts'
import { refuseAnothers } from '../../tickets/take-back-reply.ts'
import type { Resend } from '../contract.ts'
import { DeliveryRequested } from '../events.ts'
import { ourMailId, ourMessageIn } from '../mail/sending/mail-id.ts'
import { rememberMailIds } from '../receipts.ts'
import { deliveryClaim, requestDelivery } from './request-delivery.ts'
import { holdWaiting, stopWaiting } from './waiting.ts'

/** Sends again what was kept, failed or bounced, to those it has not reached; or to another address in the first one's place. */
export const resend = (ctx: Context, id: string, { to }: Resend) =>
  inTransaction(ctx, async (ctx) => {
    const delivery = await accessDelivery(ctx, id)
    await refuseSent(ctx, delivery)
    // Until its time is over, a reply that is held back is its writer's.
    if (delivery.send_at) refuseAnothers(ctx, delivery)
    if (to && delivery.channel !== 'email') {
      throw invalid('Only mail can go to another address.', [{ path: 'to', message: 'is for mail only' }])
    }
    const corrected = to && [...new Set(to.map((address) => address.toLowerCase()))]
    const recipients = await recipientsOf(ctx, delivery, corrected)
    if (corrected) await readdress(ctx, delivery.message_id, corrected)
    await releaseReplies(ctx, [delivery.message_id])
    await stopWaiting(ctx, id)
    // A server that has taken this Message-ID once may drop a second mail with it: what came back gets a new one.
    const rfc_id = delivery.state === 'bounced' || corrected ? await nextMailId(ctx, delivery) : delivery.rfc_id
    // What has left and waits for a copy alone, has left.
    const sent_at = delivery.state === 'queued' && !corrected ? delivery.sent_at : null
    await ctx.db
      .updateTable('deliveries')
      .set({ state: 'queued', detail: null, attempts: 0, sent_at, send_at: null, recipients, rfc_id })
      .where('id', '=', id)
      .execute()
    await recordDelivery(ctx, delivery.message_id, { state: 'queued', detail: null })
    emit(ctx, DeliveryRequested, { ticket_id: delivery.ticket_id, message_id: delivery.message_id })
    await requestDelivery(ctx, id)
    return { done: true as const }
  })

type DeliveryRow = Selectable<DB['deliveries']> & { author_id: string | null }

/** A delivery is as far away as its ticket, which its message may have been moved to. */
async function accessDelivery(ctx: Context, id: string): Promise<DeliveryRow> {
  const place = isId(id)
    ? await ctx.db
        .selectFrom('deliveries')
        .innerJoin('messages', 'messages.id', 'deliveries.message_id')
        .select(['messages.ticket_id', 'messages.id', 'messages.author_id'])
        .where('deliveries.id', '=', id)
        .executeTakeFirst()
    : undefined
  if (!place) throw notFound('delivery')
  await holdWaiting(ctx, id)
  await accessTicket(ctx, place.ticket_id, 'change').catch(() => {
    throw notFound('delivery')
  })
  await ctx.db.selectFrom('messages').select('id').where('id', '=', place.id).forUpdate().execute()
  const delivery = await ctx.db.selectFrom('deliveries').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!delivery) throw notFound('delivery')
  return { ...delivery, ticket_id: place.ticket_id, author_id: place.author_id }
}

async function refuseSent(ctx: Context, { id, state }: DeliveryRow): Promise<void> {
  if (state === 'sent' || state === 'delivered') {
    throw conflict(
      'already_sent',
      'The other server has taken this message already. Write a new reply if the customer did not get it.',
    )
  }
  if (await isClaimed(ctx, deliveryClaim(id))) {
    throw conflict('being_sent', 'This message is being handed over at this moment. Look again in a minute.')
  }
}

/** Whom it has not reached. A corrected address stands for the customer's own ones; copies that arrived are not repeated. */
async function recipientsOf(ctx: Context, delivery: DeliveryRow, corrected: string[] | undefined): Promise<string[]> {
  const { to_addresses } = await ctx.db
    .selectFrom('messages')
    .select('to_addresses')
    .where('id', '=', delivery.message_id)
    .executeTakeFirstOrThrow()
  const missed = delivery.recipients
  if (!corrected) return missed
  return [...new Set([...corrected, ...missed.filter((address) => !to_addresses.includes(address))])]
}

async function nextMailId(ctx: Context, { rfc_id, message_id, ticket_id }: DeliveryRow): Promise<string | null> {
  if (!rfc_id) return null
  const next = ourMailId(message_id, rfc_id, (ourMessageIn(rfc_id)?.round ?? 1) + 1)
  await rememberMailIds(ctx, [{ rfc_id: next, message_id, ticket_id }])
  return next
}
