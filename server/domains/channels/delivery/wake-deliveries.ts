import { type Context, nowText } from '../../../platform/context.ts'
import { defineDue, hasten } from '../../../platform/due.ts'
import { env } from '../../../platform/env.ts'
import { on } from '../../../platform/events.ts'
import { recordDelivery, releaseReplies } from '../../tickets/delivery.ts'
import { smtpUrlOf } from '../accounts.ts'
import { AccountChanged, AccountCreated } from '../events.ts'
import { requestDelivery } from './request-delivery.ts'
import { NO_SERVER } from './send-once.ts'
import { WAITS } from './waiting.ts'

/** A reply that could be taken back until now leaves; not to somebody whose ticket turned out to be spam meanwhile. */
const heldOver = defineDue(WAITS.held, async (ctx, rows) => {
  const held = await heldAmong(
    ctx,
    rows.map(({ subject_id }) => subject_id),
  )
  if (held.length === 0) return
  // Messages first, as in taking back: of the two, the one that has the message has it all.
  await releaseReplies(
    ctx,
    held.map(({ message_id }) => message_id),
  )
  for (const { message_id } of held.filter(({ spam }) => spam))
    await recordDelivery(ctx, message_id, { state: 'failed', detail: TO_SPAM })
  await letGo(ctx, held)
  for (const { id } of held.filter(({ spam }) => !spam)) await requestDelivery(ctx, id)
})

const TO_SPAM = 'Not sent: the ticket was marked as spam before this was to leave.'

const heldAmong = ({ db }: Context, ids: readonly string[]) =>
  db
    .selectFrom('deliveries')
    .innerJoin('messages', 'messages.id', 'deliveries.message_id')
    .innerJoin('tickets', 'tickets.id', 'messages.ticket_id')
    .select(['deliveries.id', 'deliveries.message_id', 'tickets.spam'])
    .where('deliveries.id', 'in', [...ids])
    .execute()

type Held = Awaited<ReturnType<typeof heldAmong>>[number]

/** Its patience with servers that are away begins now: what was put off for weeks has not been tried for weeks. */
async function letGo(ctx: Context, held: readonly Held[]): Promise<void> {
  const released = ctx.db.updateTable('deliveries').set({ send_at: null, created_at: nowText(ctx) })
  const idsOf = (spam: boolean) => held.filter((one) => one.spam === spam).map(({ id }) => id)
  const [leaving, kept] = [idsOf(false), idsOf(true)]
  if (leaving.length > 0) await released.where('id', 'in', leaving).execute()
  if (kept.length > 0) await released.set({ state: 'failed', detail: TO_SPAM }).where('id', 'in', kept).execute()
}

const tryAgain = (kind: string) =>
  defineDue(kind, async (ctx, rows) => {
    for (const { subject_id } of rows) await requestDelivery(ctx, subject_id)
  })

export const deliveryMoments = [heldOver, tryAgain(WAITS.outage), tryAgain(WAITS.put_off)]

/** A server that has just taken a mail takes the others too: those that wait for it are tried at once. */
export async function wakeThoseWaitingFor(ctx: Context, url: string): Promise<void> {
  const accounts = await accountsWaitedFor(ctx)
  const urls = await Promise.all(accounts.map((account_id) => urlOf(ctx, account_id)))
  await hastenFor(
    ctx,
    accounts.filter((_, index) => urls[index] === url),
  )
}

/** Few, however many deliveries wait; none nearly always. */
async function accountsWaitedFor({ db }: Context): Promise<(string | null)[]> {
  const rows = await waiting(db).select('deliveries.account_id').distinct().execute()
  return rows.map(({ account_id }) => account_id)
}

const waiting = (db: Context['db']) =>
  db
    .selectFrom('due')
    .innerJoin('deliveries', 'deliveries.id', 'due.subject_id')
    .where('due.kind', '=', WAITS.outage)
    .where('deliveries.state', '=', 'queued')

/** An account that cannot be used has no url. */
const urlOf = (ctx: Context, accountId: string | null) =>
  smtpUrlOf(ctx, accountId, env().SMTP_URL).catch(() => undefined)

async function hastenFor(ctx: Context, accounts: readonly (string | null)[]): Promise<void> {
  if (accounts.length === 0) return
  const rows = await waiting(ctx.db)
    .select('due.subject_id')
    .where('due.fire_at', '>', nowText(ctx))
    .where((eb) => eb.or(accounts.map((id) => eb('deliveries.account_id', 'is not distinct from', id))))
    .execute()
  await hasten(
    ctx,
    WAITS.outage,
    rows.map(({ subject_id }) => subject_id),
  )
}

/** A new password, another server: what waits for this account, or was kept for want of a server, is tried at once. */
export const sendWaiting = on(AccountChanged, 'send_waiting', (ctx, { data }) => sendFor(ctx, data.account_id))

/** The first account also takes what was written before there was any. */
export const sendWaitingForNew = on(AccountCreated, 'send_waiting_for_new', (ctx, { data }) =>
  sendFor(ctx, data.account_id),
)

async function sendFor(ctx: Context, account_id: string): Promise<void> {
  await hastenFor(ctx, [account_id, null])
  const kept = await ctx.db
    .selectFrom('deliveries')
    .select('id')
    .where('state', '=', 'queued')
    .where('detail', '=', NO_SERVER)
    .where((eb) => eb.or([eb('account_id', '=', account_id), eb('account_id', 'is', null)]))
    .execute()
  for (const { id } of kept) await requestDelivery(ctx, id)
}

/** After a start the servers may be others, or be there again. */
export const hastenAll = async (ctx: Context): Promise<void> => hastenFor(ctx, await accountsWaitedFor(ctx))
