import type { Context } from '../../../platform/context.ts'
import { nowText } from '../../../platform/context.ts'
import { defineDue, schedule } from '../../../platform/due.ts'
import { postJson } from '../../../platform/outside/post-json.ts'
import { InternalAddress } from '../../../platform/outside/public-lookup.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { callSoon, delivering } from './job.ts'
import { payloadOf } from './payload.ts'
import { signatureHeaders } from './signature.ts'

const AGAIN = 'automation.webhook_again'

/** How long is waited after the first, second … try that failed. After the last one it is given up. */
const PAUSES_SECONDS = [10, 60, 300, 1_800, 7_200, 21_600]
/** Whoever answers so wants no more calls (RFC 9110, 15.5.11). */
const GONE = 410

/** Calls one address, outside any transaction, and notes what came of it. A call may come twice; its id stays the same. */
export const deliverWebhook = delivering.does(async (ctx, { webhook_id }) => {
  const call = await waitingCall(ctx, webhook_id)
  if (!call) return
  const body = JSON.stringify(await payloadOf(ctx, call))
  const timestamp = Math.floor(ctx.now().epochMilliseconds / 1_000)
  const headers = { ...signatureHeaders({ id: call.id, timestamp, body }), 'user-agent': 'Support-Responder' }
  const outcome = await tryCall(call.url, { body, headers })
  await inTransaction(ctx, (ctx) => note(ctx, call, outcome))
})

const waitingCall = ({ db }: Context, id: string) =>
  db
    .selectFrom('automation_webhooks as w')
    .innerJoin('automation_runs as r', 'r.id', 'w.run_id')
    .select(['w.id', 'w.run_id', 'w.ticket_id', 'w.url', 'w.attempts'])
    .select(['r.automation', 'r.trigger', 'r.cause_event_id', 'r.at'])
    .where('w.id', '=', id)
    .where('w.state', '=', 'waiting')
    .executeTakeFirst()

interface Outcome {
  status: number | null
  error: string | null
  /** Whether another try could end otherwise. */
  may_change: boolean
}

async function tryCall(
  url: string,
  { body, headers }: { body: string; headers: Record<string, string> },
): Promise<Outcome> {
  try {
    const status = await postJson({ url, body, headers })
    const isTaken = status >= 200 && status < 300
    return { status, error: isTaken ? null : `It answered ${status}.`, may_change: status !== GONE }
  } catch (error) {
    const message = error instanceof Error ? error.message || error.name : String(error)
    return { status: null, error: message.slice(0, 300), may_change: !(error instanceof InternalAddress) }
  }
}

async function note(
  ctx: Context,
  { id, attempts }: { id: string; attempts: number },
  { status, error, may_change }: Outcome,
): Promise<void> {
  const pause = PAUSES_SECONDS[attempts]
  const isRepeated = error !== null && may_change && pause !== undefined
  const state = error === null ? 'delivered' : isRepeated ? 'waiting' : 'failed'
  await ctx.db
    .updateTable('automation_webhooks')
    .set({ state, status, error, attempts: attempts + 1, tried_at: nowText(ctx) })
    .where('id', '=', id)
    .execute()
  if (isRepeated) await schedule(ctx, AGAIN, { subject_id: id, due_at: ctx.now().add({ seconds: pause }) })
}

export const webhookAgain = defineDue(AGAIN, async (ctx, rows) => {
  const ids = rows.map(({ subject_id }) => subject_id)
  const calls = await ctx.db.selectFrom('automation_webhooks').select(['id', 'url']).where('id', 'in', ids).execute()
  await Promise.all(calls.map((call) => callSoon(ctx, call)))
})
