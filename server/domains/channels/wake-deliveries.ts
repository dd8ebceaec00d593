import type { Context } from '../../platform/context.ts'
import { defineDue, hasten } from '../../platform/due.ts'
import { env } from '../../platform/env.ts'
import { on } from '../../platform/events.ts'
import { releaseReplies } from '../tickets/delivery.ts'
import { smtpUrlOf } from './accounts.ts'
import { AccountChanged } from './events.ts'
import { requestDelivery } from './request-delivery.ts'
import { NO_SERVER } from './send-once.ts'
import { WAITS } from './waiting.ts'

/** A reply that could be taken back until now leaves. */
const heldOver = defineDue(WAITS.held, async (ctx, rows) => {
  const ids = rows.map(({ subject_id }) => subject_id)
  const held = await ctx.db.selectFrom('deliveries').select(['id', 'message_id']).where('id', 'in', ids).execute()
  if (held.length === 0) return
  // Messages first, as in taking back: of the two, the one that has the message has it all.
  await releaseReplies(
    ctx,
    held.map(({ message_id }) => message_id),
  )
  await ctx.db.updateTable('deliveries').set({ send_at: null }).where('id', 'in', ids).execute()
  for (const { id } of held) await requestDelivery(ctx, id)
})

const tryAgain = (kind: string) =>
  defineDue(kind, async (ctx, rows) => {
    for (const { subject_id } of rows) await requestDelivery(ctx, subject_id)
  })

export const deliveryMoments = [heldOver, tryAgain(WAITS.outage), tryAgain(WAITS.put_off)]

/** A server that has just taken a mail takes the others too: those that wait for it are tried at once. */
export async function wakeThoseWaitingFor(ctx: Context, url: string): Promise<void> {
  const waiting = await waitingByAccount(ctx)
  const woken: string[] = []
  for (const [account_id, ids] of waiting) {
    if ((await urlOf(ctx, account_id)) === url) woken.push(...ids)
  }
  await hasten(ctx, WAITS.outage, woken)
}

/** One query while nothing waits, which is nearly always. */
async function waitingByAccount({ db }: Context): Promise<Map<string | null, string[]>> {
  const rows = await db
    .selectFrom('due')
    .innerJoin('deliveries', 'deliveries.id', 'due.subject_id')
    .innerJoin('messages', 'messages.id', 'deliveries.message_id')
    .innerJoin('tickets', 'tickets.id', 'messages.ticket_id')
    .select(['due.subject_id', 'tickets.account_id'])
    .where('due.kind', '=', WAITS.outage)
    .execute()
  const byAccount = Map.groupBy(rows, ({ account_id }) => account_id)
  return new Map([...byAccount].map(([id, its]) => [id, its.map(({ subject_id }) => subject_id)]))
}

/** An account that cannot be used has no url. */
const urlOf = (ctx: Context, accountId: string | null) =>
  smtpUrlOf(ctx, accountId, env().SMTP_URL).catch(() => undefined)

/** A new password, another server: what waits for this account, or was kept for want of a server, is tried at once. */
export const sendWaiting = on(AccountChanged, 'send_waiting', async (ctx, { data }) => {
  const waiting = await waitingByAccount(ctx)
  await hasten(ctx, WAITS.outage, waiting.get(data.account_id) ?? [])
  const kept = await ctx.db
    .selectFrom('deliveries')
    .innerJoin('messages', 'messages.id', 'deliveries.message_id')
    .innerJoin('tickets', 'tickets.id', 'messages.ticket_id')
    .select('deliveries.id')
    .where('deliveries.state', '=', 'queued')
    .where('deliveries.detail', '=', NO_SERVER)
    .where('tickets.account_id', '=', data.account_id)
    .execute()
  for (const { id } of kept) await requestDelivery(ctx, id)
})

/** After a start the servers may be others, or be there again. */
export async function hastenAll(ctx: Context): Promise<void> {
  const waiting = await waitingByAccount(ctx)
  await hasten(ctx, WAITS.outage, [...waiting.values()].flat())
}
