import { z } from 'zod'
import { asSystem, type Context, instantText } from '../../platform/context.ts'
import { defineJob, enqueue } from '../../platform/jobs.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { followTicket } from './document.ts'

const document = defineJob('reports.document_missed', z.object({ ticket_id: z.string() }))

/** By then whoever reacts to a resolution has done so, or failed for good. */
const LATE_AFTER_HOURS = 24
/** As far as follow-ups reach. What ended before that is worked out when it is asked for. */
const LOOKED_BACK_DAYS = 30
/** Looked at in one go; the rest has its turn an hour later. */
const MOST = 1_000

/** Documents what has come to its end and was not documented, each ticket in a transaction of its own. */
export const requestMissed = (ctx: Context): Promise<void> =>
  inTransaction(asSystem(ctx), async (ctx) => {
    for (const ticket_id of await missed(ctx))
      await enqueue(ctx, document, { payload: { ticket_id }, key: `reports.missed:${ticket_id}` })
  })

async function missed({ db, now }: Context): Promise<string[]> {
  const rows = await db
    .selectFrom('tickets')
    .leftJoin('reports', (join) =>
      join.onRef('reports.ticket_id', '=', 'tickets.id').onRef('reports.resolved_at', '=', 'tickets.resolved_at'),
    )
    .select('tickets.id')
    .where('tickets.status', 'in', ['resolved', 'closed'])
    .where('tickets.merged_into', 'is', null)
    .where('tickets.resolved_at', '>', instantText(now().subtract({ hours: 24 * LOOKED_BACK_DAYS })))
    .where('tickets.resolved_at', '<', instantText(now().subtract({ hours: LATE_AFTER_HOURS })))
    .where('reports.ticket_id', 'is', null)
    .orderBy('tickets.id')
    .limit(MOST)
    .execute()
  return rows.map(({ id }) => id)
}

export const documentMissed = document.does((ctx, { ticket_id }) =>
  inTransaction(ctx, (ctx) => followTicket(ctx, ticket_id, null)),
)
