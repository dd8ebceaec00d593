import type { Context } from '../../platform/context.ts'
import { env } from '../../platform/env.ts'
import type { Measure } from '../../platform/metrics.ts'
import { pageOfRows, readCursor } from '../../platform/pages.ts'
import { withinReach } from '../tickets/access.ts'
import type { Delivery } from './contract.ts'

interface Page {
  cursor?: string
  limit: number
}

/** Outgoing messages of tickets the caller may see, newest first. */
export async function listOutbox(ctx: Context, { cursor, limit, state }: Page & { state?: string }) {
  const before = readCursor(cursor, ['id'])
  const rows = await ctx.db
    .selectFrom('deliveries')
    .innerJoin('tickets', 'tickets.id', 'deliveries.ticket_id')
    .innerJoin('customers', 'customers.id', 'tickets.customer_id')
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
      'deliveries.send_at',
      'deliveries.reports',
      'customers.name as customer_name',
    ])
    .where(withinReach(ctx.actor, 'read'))
    .$if(state !== undefined, (query) => query.where('deliveries.state', 'in', state!.split(',')))
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
