import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { env } from '../../platform/env.ts'
import type { Measure } from '../../platform/metrics.ts'
import { pageOfRows, readCursor } from '../../platform/pages.ts'
import { withinReach } from '../tickets/access.ts'
import type { Delivery, MailState } from './contract.ts'

interface Page {
  cursor?: string
  limit: number
}

/** Every mail received and what became of it; the sums and the page are of one moment. */
export async function mailLedger({ db }: Context, { cursor, limit, state }: Page & { state?: MailState }) {
  const before = readCursor(cursor, ['id'])
  const rows = await db
    .selectFrom('mails')
    .select(['id', 'received_at', 'peer', 'sender', 'recipients', 'size', 'state', 'reason', 'ticket_id'])
    .$if(state !== undefined, (query) => query.where('state', '=', state!))
    .$if(before !== undefined, (query) => query.where('id', '<', before![0]))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const counts = await countMails(db)
  const page = pageOfRows(rows, limit, ({ id }) => [id])
  return { ...counts, ...page, items: page.items.map((row) => ({ ...row, size: Number(row.size) })) }
}

async function countMails(db: Context['db']) {
  const { rows } = await sql<Record<'received' | MailState, number>>`
    select count(*)::int as received,
           count(*) filter (where state = 'pending')::int as pending, count(*) filter (where state = 'filed')::int as filed,
           count(*) filter (where state = 'quarantined')::int as quarantined, count(*) filter (where state = 'dropped')::int as dropped
    from mails`.execute(db)
  return rows[0]!
}

/** Outgoing messages of tickets the caller may see, newest first. */
export async function listOutbox(ctx: Context, { cursor, limit, state }: Page & { state?: string }) {
  const before = readCursor(cursor, ['id'])
  const rows = await ctx.db
    .selectFrom('deliveries')
    .innerJoin('tickets', 'tickets.id', 'deliveries.ticket_id')
    .select([
      'deliveries.id',
      'deliveries.message_id',
      'deliveries.ticket_id',
      'tickets.case_id',
      'tickets.subject',
      'deliveries.channel',
    ])
    .select([
      'deliveries.recipients',
      'deliveries.state',
      'deliveries.detail',
      'deliveries.attempts',
      'deliveries.created_at',
      'deliveries.sent_at',
    ])
    .where(withinReach(ctx.actor, 'read'))
    .$if(state !== undefined, (query) => query.where('deliveries.state', '=', state!))
    .$if(before !== undefined, (query) => query.where('deliveries.id', '<', before![0]))
    .orderBy('deliveries.id', 'desc')
    .limit(limit + 1)
    .execute()
  return { ...pageOfRows(rows as Delivery[], limit, ({ id }) => [id]), smtp_configured: env().SMTP_URL !== undefined }
}

const byState =
  (table: 'mails' | 'deliveries') =>
  async ({ db }: Context) => {
    const rows = await db
      .selectFrom(table)
      .select((eb) => ['state', eb.cast<number>(eb.fn.countAll(), 'integer').as('value')])
      .groupBy('state')
      .execute()
    return rows
  }

export const measures: Measure[] = [
  { name: 'support_mails', help: 'Received mails by what became of them', read: byState('mails') },
  { name: 'support_deliveries', help: 'Outgoing messages by state', read: byState('deliveries') },
]
