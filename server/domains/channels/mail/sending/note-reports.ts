import { type Selectable, sql } from 'kysely'
import type { Context } from '../../../../platform/context.ts'
import { nowText } from '../../../../platform/context.ts'
import type { DB } from '../../../../platform/db/tables.ts'
import { inTransaction } from '../../../../platform/transaction.ts'
import { recordDelivery } from '../../../tickets/delivery.ts'
import { reopenFirstResponse } from '../../../tickets/reopen-first-response.ts'
import type { DeliveryReport } from '../../contract.ts'
import { stopWaiting } from '../../delivery/waiting.ts'
import { readMark } from './bounce-address.ts'
import { changeBy, type Report, unreached } from './judge-reports.ts'
import { ourMessageIn } from './mail-id.ts'
import { plainWords } from './plain-words.ts'

interface Reported {
  mail_id: string
  reports: readonly Report[]
  /** What `deliveryNumberIn` found in one of the addresses the report was sent to. */
  delivery_number?: string | null
  /** Message-IDs of the mail the report is about, as it quotes them. */
  original_message_ids: readonly string[]
}

/**
 * Notes what other servers report about a mail of ours under the message it is about, once per report mail. Returns where
 * that message is, or null when the report proves in no way that it is about a mail of ours: then nothing is changed.
 */
export const noteReports = (
  ctx: Context,
  reported: Reported,
): Promise<{ ticket_id: string; message_id: string } | null> =>
  inTransaction(ctx, async (ctx) => {
    const try_ = provenTry(reported)
    const delivery = try_ && (await lockDelivery(ctx, try_))
    if (!delivery) return null
    const place = { ticket_id: delivery.message_ticket_id, message_id: delivery.message_id }
    if (earlier(delivery).some(({ mail_id }) => mail_id === reported.mail_id)) return place
    await keep(ctx, delivery, reported)
    // What comes back late about an earlier try says nothing about the one after it.
    const isCurrent = try_.round === (ourMessageIn(delivery.rfc_id ?? '')?.round ?? 1)
    if (isCurrent) await changeState(ctx, delivery, reported.reports)
    return place
  })

type Try = { round: number } & ({ number: string } | { message_id: string })

/** The signature in the return address first: reports often come without the mail they are about. */
function provenTry({ delivery_number, original_message_ids }: Reported): Try | undefined {
  if (delivery_number) return readMark(delivery_number)
  for (const id of original_message_ids) {
    const ours = ourMessageIn(id)
    if (ours) return ours
  }
  return undefined
}

/** The message first, then its delivery: the order in which both are locked everywhere. */
async function lockDelivery(ctx: Context, proven: Try) {
  const found = await ctx.db
    .selectFrom('deliveries')
    .select(['id', 'message_id'])
    .where((eb) => ('number' in proven ? eb('number', '=', proven.number) : eb('message_id', '=', proven.message_id)))
    .executeTakeFirst()
  if (!found) return undefined
  const message = await ctx.db
    .selectFrom('messages')
    .select(['ticket_id', 'to_addresses', 'cc_addresses', 'bcc_addresses', 'author_type', 'delivery_state'])
    .where('id', '=', found.message_id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const delivery = await ctx.db
    .selectFrom('deliveries')
    .selectAll()
    .where('id', '=', found.id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return { ...delivery, message_ticket_id: message.ticket_id, message }
}

type Locked = NonNullable<Awaited<ReturnType<typeof lockDelivery>>>

const earlier = ({ reports }: Pick<Selectable<DB['deliveries']>, 'reports'>) => reports as unknown as DeliveryReport[]

/** Kept per delivery: a server that repeats itself for ever fills nothing. */
const MOST_REPORTS = 200

async function keep(ctx: Context, delivery: Locked, { mail_id, reports }: Reported): Promise<void> {
  const at = nowText(ctx)
  const room = Math.max(1, MOST_REPORTS - earlier(delivery).length)
  const rows = reports.slice(0, room).map(({ recipient, action, status, words }) => ({
    at,
    recipient: plainWords(recipient.toLowerCase()),
    action,
    status,
    words: plainWords(words),
    mail_id,
  }))
  if (rows.length === 0) return
  await ctx.db
    .updateTable('deliveries')
    .set({ reports: sql`reports || ${JSON.stringify(rows)}::jsonb` })
    .where('id', '=', delivery.id)
    .execute()
}

async function changeState(ctx: Context, delivery: Locked, reports: readonly Report[]): Promise<void> {
  const change = changeBy(delivery, reports)
  if (!change) return
  const { state, detail } = change
  const isBounced = state === 'bounced'
  const recipients = isBounced ? unreached(delivery, reports) : delivery.recipients
  await ctx.db.updateTable('deliveries').set({ state, detail, recipients }).where('id', '=', delivery.id).execute()
  await recordDelivery(ctx, delivery.message_id, change)
  if (!isBounced) return
  await stopWaiting(ctx, delivery.id)
  const { sent_at, message_ticket_id, message_id } = delivery
  if (!sent_at || delivery.message.author_type === 'system') return
  await reopenFirstResponse(ctx, { ticket_id: message_ticket_id, message_id, left_at: sent_at })
}
