import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { underClaim } from '../../../platform/claims.ts'
import type { Context } from '../../../platform/context.ts'
import { nowText } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { recordDelivery } from '../../tickets/delivery.ts'
import { rememberMailIds } from '../receipts.ts'
import { deliveryClaim, requestDeliveryLater, sending } from './request-delivery.ts'
import { type DueDelivery, type Outcome, sendOnce } from './send-once.ts'
import { isGivenUp, pauseSeconds, waitUntil } from './waiting.ts'
import { wakeThoseWaitingFor } from './wake-deliveries.ts'

/** How often, and how many seconds apart, it is tried to note what became of a message once that is known. */
const NOTE_TRIES = 20
const NOTE_PAUSE_SECONDS = 3

/**
 * Brings one message away. Whoever comes second, by a repeated job or another node, leaves it to the first, and looks
 * again a little later: what was asked for while the first was at it must not be lost.
 */
export const deliver = sending.does(async (ctx, { delivery_id }) => {
  const done = await underClaim(ctx, deliveryClaim(delivery_id), () => deliverClaimed(ctx, delivery_id))
  if (!done && (await dueDelivery(ctx, delivery_id))) await requestDeliveryLater(ctx, delivery_id)
})

async function deliverClaimed(ctx: Context, delivery_id: string): Promise<true> {
  const delivery = await dueDelivery(ctx, delivery_id)
  if (!delivery) return true
  const outcome = await sendOnce(ctx, delivery)
  // From here on only the noting is repeated: the message itself may have left.
  await note(ctx, delivery, outcome)
  // Apart from the noting, which nothing may hold up.
  if (outcome.url) await wakeThoseWaitingFor(ctx, outcome.url).catch((err) => ctx.log.warn({ err }, CANNOT_WAKE))
  return true
}

const CANNOT_WAKE = 'those that wait for the same server cannot be woken now; they have their own next try'

interface Sending extends DueDelivery {
  id: string
  attempts: number
  created_at: string
  sent_at: string | null
}

/** The delivery, if it is to leave now: not what its writer may still take back, not what has left. */
async function dueDelivery({ db }: Context, id: string): Promise<Sending | undefined> {
  const row = await db
    .selectFrom('deliveries as d')
    .innerJoin('messages as m', 'm.id', 'd.message_id')
    .innerJoin('tickets as t', 't.id', 'm.ticket_id')
    .select(['d.id', 'd.message_id', 'd.channel', 'd.attempts', 'd.rfc_id', 'd.number', 'd.recipients'])
    .select(['d.created_at', 'd.sent_at', 'm.to_addresses', 'm.ticket_id', 't.account_id as ticket_account_id'])
    .select('d.account_id')
    .where('d.id', '=', id)
    .where('d.state', '=', 'queued')
    .where('d.send_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const { to_addresses, ticket_account_id, ...delivery } = row
  return { ...delivery, to: to_addresses, account_id: delivery.account_id ?? ticket_account_id }
}

/** What has left is noted, if need be without what was said about it: or it would be sent again. */
async function note(ctx: Context, delivery: Sending, outcome: Outcome): Promise<void> {
  try {
    await persistently(ctx, () => noteOutcome(ctx, delivery, outcome))
  } catch (error) {
    if (outcome.state === 'queued' && !outcome.left) throw error
    ctx.log.error({ err: error }, 'what was said about a message that has left cannot be noted; it is left out')
    await noteOutcome(ctx, delivery, { ...outcome, detail: NOT_NOTED, reports: [], peer_message_id: null })
  }
}

const NOT_NOTED = 'What the other server said could not be stored.'

/** Data the database refuses (SQLSTATE 22 and 23): asking again changes nothing. */
const isRefused = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code))

async function persistently(ctx: Context, note: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await note()
    } catch (error) {
      if (tries === NOTE_TRIES || isRefused(error)) throw error
      ctx.log.warn({ err: error, tries }, 'what became of a message cannot be noted; trying again')
      await sleep(NOTE_PAUSE_SECONDS * 1_000)
    }
  }
}

const noteOutcome = (ctx: Context, delivery: Sending, outcome: Outcome) =>
  inTransaction(ctx, async (ctx) => {
    const attempts = delivery.attempts + 1
    const left_at = delivery.sent_at ?? (outcome.left ? nowText(ctx) : null)
    const state = await stateAfter(ctx, { ...delivery, attempts, sent_at: left_at }, outcome)
    const { detail, remaining, reports = [], account_id = delivery.account_id } = outcome
    // The message first, then its delivery: the order in which both are locked everywhere.
    await recordDelivery(ctx, delivery.message_id, { state, detail, left_at })
    const dated = reports.map((report) => ({ ...report, at: nowText(ctx), mail_id: null }))
    await ctx.db
      .updateTable('deliveries')
      .set({ state, detail, attempts, account_id, sent_at: left_at, ...(remaining ? { recipients: remaining } : {}) })
      .$if(dated.length > 0, (query) => query.set({ reports: sql`reports || ${JSON.stringify(dated)}::jsonb` }))
      .where('id', '=', delivery.id)
      .execute()
    if (outcome.peer_message_id) await rememberPeerId(ctx, delivery, outcome.peer_message_id)
  })

/** Waits for the next try, or gives up. Copies that could not be brought away make no failure of an answer that was. */
async function stateAfter(ctx: Context, delivery: Sending, { state, wait }: Outcome): Promise<Outcome['state']> {
  // Copies alone can be refused; but nothing is sent that nobody has taken.
  if (!wait) return state === 'sent' && !delivery.sent_at ? 'failed' : state
  const age = ctx.now().since(Temporal.Instant.from(delivery.created_at))
  const patience = { attempts: delivery.attempts, age_seconds: age.total('seconds') }
  if (isGivenUp(wait, patience)) return delivery.sent_at ? 'sent' : 'failed'
  const due_at = ctx.now().add({ seconds: pauseSeconds(wait, patience) })
  await waitUntil(ctx, wait, { delivery_id: delivery.id, due_at })
  return 'queued'
}

/** Answers will name the Message-ID the peer has given it. */
const rememberPeerId = (ctx: Context, { message_id, ticket_id }: Sending, rfc_id: string) =>
  rememberMailIds(ctx, [{ rfc_id, message_id, ticket_id }])
