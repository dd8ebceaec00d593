import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { nowText } from '../../platform/context.ts'
import { env } from '../../platform/env.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { emit, on } from '../../platform/events.ts'
import { isId, newId } from '../../platform/ids.ts'
import { defineJob, enqueue, liveJobKeys } from '../../platform/jobs.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { accessTicket } from '../tickets/access.ts'
import type { DeliveryState } from '../tickets/contract.ts'
import { recordDelivery } from '../tickets/delivery.ts'
import { TicketReplied } from '../tickets/events.ts'
import { smtpUrlOf } from './accounts.ts'
import { ChannelError, type Receipt } from './channel.ts'
import { DeliveryRequested } from './events.ts'
import { rememberMailId } from './inbound.ts'
import { composeMail, ourMailId, senderOf } from './mail/compose.ts'
import { smtpOut } from './mail/smtp-out.ts'

/** Tries over about two days, with growing pauses. */
const TRIES = 20

const sending = defineJob('channels.deliver', z.object({ delivery_id: z.string() }), {
  outside: true,
  max_attempts: TRIES,
})

/** The one door out: every reply becomes a delivery, and a job that brings it away. */
export const queueDelivery = on(TicketReplied, 'queue_delivery', async (ctx, { data }) => {
  const message = await ctx.db
    .selectFrom('messages')
    .innerJoin('tickets', 'tickets.id', 'messages.ticket_id')
    .select(['messages.id', 'messages.ticket_id', 'messages.channel', 'to_addresses', 'cc_addresses', 'account_id'])
    .where('messages.id', '=', data.message_id)
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
})

/** Decided once: whatever happens to the accounts meanwhile, every try carries the same Message-ID. */
async function mailIdFor(
  ctx: Context,
  message: { id: string; ticket_id: string; account_id: string | null },
): Promise<string> {
  const { address } = await senderOf(ctx, { id: message.ticket_id, account_id: message.account_id })
  return ourMailId(message.id, address)
}

const requestDelivery = (ctx: Context, delivery_id: string) =>
  enqueue(ctx, sending, { payload: { delivery_id }, key: `deliver:${delivery_id}` })

/** Brings one message away. What is sent is never sent again; what the peer puts off is tried again. */
export const deliver = sending.does(async (ctx, { delivery_id }) => {
  const delivery = await ctx.db
    .selectFrom('deliveries')
    .innerJoin('tickets', 'tickets.id', 'deliveries.ticket_id')
    .select(['deliveries.id', 'message_id', 'deliveries.channel', 'state', 'attempts', 'account_id', 'rfc_id'])
    .where('deliveries.id', '=', delivery_id)
    .executeTakeFirst()
  if (delivery?.state !== 'queued') return
  const attempts = delivery.attempts + 1
  const note = (fate: Fate) => noteFate(ctx, { ...delivery, attempts }, fate)
  try {
    const receipt = await bringAway(ctx, delivery)
    await note(receipt ? { state: 'sent', detail: receipt.detail } : { state: 'queued', detail: NO_SERVER })
  } catch (error) {
    const { message, retry } = error instanceof ChannelError ? error : { message: String(error), retry: true }
    await note({ state: retry && attempts < TRIES ? 'queued' : 'failed', detail: message })
    if (retry && attempts < TRIES) throw error
  }
})

const NO_SERVER = 'Kept here: no outgoing mail server is set (SMTP_URL).'
const NO_TRANSPORT = 'Readable through the API; this channel has no transport of its own yet.'

interface Due {
  message_id: string
  channel: string
  account_id: string | null
  rfc_id: string | null
}

async function bringAway(ctx: Context, delivery: Due): Promise<Receipt | null> {
  if (delivery.channel !== 'email') return { detail: NO_TRANSPORT }
  const url = await smtpUrlOf(ctx, delivery.account_id, env().SMTP_URL)
  return url ? smtpOut.send(await composeMail(ctx, delivery.message_id, delivery.rfc_id!), { url }) : null
}

interface Fate {
  state: DeliveryState
  detail: string
}

const noteFate = (
  ctx: Context,
  { id, message_id, attempts }: { id: string; message_id: string; attempts: number },
  { state, detail }: Fate,
) =>
  inTransaction(ctx, async (ctx) => {
    const sent_at = state === 'sent' ? nowText(ctx) : null
    await ctx.db.updateTable('deliveries').set({ state, detail, attempts, sent_at }).where('id', '=', id).execute()
    await recordDelivery(ctx, message_id, { state, detail })
  })

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

/** At the start: what was kept for want of a server goes out once there is one. */
export async function requestKept(ctx: Context): Promise<void> {
  if (!env().SMTP_URL) return
  const kept = await ctx.db
    .selectFrom('deliveries')
    .select('id')
    .where('state', '=', 'queued')
    .where('detail', '=', NO_SERVER)
    .execute()
  await requestStranded(
    ctx,
    kept.map(({ id }) => id),
  )
}

/** Queues again what waits without a job, because the process died at its last try. What has a job is left alone. */
export async function requestStranded(ctx: Context, ids: string[]): Promise<void> {
  const withJob = await liveJobKeys(
    ctx,
    ids.map((id) => `deliver:${id}`),
  )
  await inTransaction(ctx, async (ctx) => {
    for (const id of ids.filter((id) => !withJob.has(`deliver:${id}`))) await requestDelivery(ctx, id)
  })
}
