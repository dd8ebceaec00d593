import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { underClaim } from '../../platform/claims.ts'
import type { Context } from '../../platform/context.ts'
import { nowText } from '../../platform/context.ts'
import { env } from '../../platform/env.ts'
import { defineJob, enqueue } from '../../platform/jobs.ts'
import { inTransaction } from '../../platform/transaction.ts'
import type { DeliveryState } from '../tickets/contract.ts'
import { recordDelivery } from '../tickets/delivery.ts'
import { smtpUrlOf } from './accounts.ts'
import { ChannelError } from './channel.ts'
import { composeMail } from './mail/sending/compose.ts'
import { smtpOut } from './mail/sending/smtp-out.ts'

/** Tries over about two days, with growing pauses. */
const TRIES = 20

/** How often, and how many seconds apart, it is tried to note what became of a message once that is known. */
const NOTE_TRIES = 20
const NOTE_PAUSE_SECONDS = 3

const sending = defineJob('channels.deliver', z.object({ delivery_id: z.string() }), {
  outside: true,
  max_attempts: TRIES,
})

export const deliveryClaim = (deliveryId: string): string => `deliver:${deliveryId}`

export const requestDelivery = (ctx: Context, delivery_id: string) =>
  enqueue(ctx, sending, { payload: { delivery_id }, key: deliveryClaim(delivery_id) })

/** Brings one message away. Whoever comes second, by a repeated job or another node, leaves it to the first. */
export const deliver = sending.does(async (ctx, { delivery_id }) => {
  await underClaim(ctx, deliveryClaim(delivery_id), () => deliverClaimed(ctx, delivery_id))
})

async function deliverClaimed(ctx: Context, delivery_id: string): Promise<void> {
  const delivery = await ctx.db
    .selectFrom('deliveries')
    .innerJoin('tickets', 'tickets.id', 'deliveries.ticket_id')
    .select(['deliveries.id', 'message_id', 'deliveries.channel', 'state', 'attempts', 'account_id', 'rfc_id'])
    .where('deliveries.id', '=', delivery_id)
    .executeTakeFirst()
  if (delivery?.state !== 'queued') return
  const attempts = delivery.attempts + 1
  const outcome = await bringAway(ctx, delivery, attempts)
  // From here on only the noting is repeated: the message itself may have left.
  await persistently(ctx, () => noteFate(ctx, { ...delivery, attempts }, outcome))
  if (outcome.again) throw new Error(outcome.detail)
}

export const NO_SERVER = 'Kept here: no outgoing mail server is set (SMTP_URL).'
const NO_TRANSPORT = 'Readable through the API; this channel has no transport of its own yet.'

interface Due {
  message_id: string
  channel: string
  account_id: string | null
  rfc_id: string | null
}

interface Outcome {
  state: DeliveryState
  detail: string
  /** To be tried again by the queue. */
  again?: boolean
}

async function bringAway(ctx: Context, delivery: Due, attempts: number): Promise<Outcome> {
  if (delivery.channel !== 'email') return { state: 'sent', detail: NO_TRANSPORT }
  try {
    const url = await smtpUrlOf(ctx, delivery.account_id, env().SMTP_URL)
    if (!url) return { state: 'queued', detail: NO_SERVER }
    const { detail } = await smtpOut.send(await composeMail(ctx, delivery.message_id, delivery.rfc_id!), { url })
    return { state: 'sent', detail }
  } catch (error) {
    const { message, retry } = error instanceof ChannelError ? error : { message: String(error), retry: true }
    const again = retry && attempts < TRIES
    return { state: again ? 'queued' : 'failed', detail: message, again }
  }
}

async function persistently(ctx: Context, note: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await note()
    } catch (error) {
      if (tries === NOTE_TRIES) throw error
      ctx.log.warn({ err: error, tries }, 'what became of a message cannot be noted; trying again')
      await sleep(NOTE_PAUSE_SECONDS * 1_000)
    }
  }
}

const noteFate = (
  ctx: Context,
  { id, message_id, attempts }: { id: string; message_id: string; attempts: number },
  { state, detail }: Outcome,
) =>
  inTransaction(ctx, async (ctx) => {
    const sent_at = state === 'sent' ? nowText(ctx) : null
    await ctx.db.updateTable('deliveries').set({ state, detail, attempts, sent_at }).where('id', '=', id).execute()
    await recordDelivery(ctx, message_id, { state, detail })
  })
