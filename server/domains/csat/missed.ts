import { z } from 'zod'
import { asSystem, type Context, instantText } from '../../platform/context.ts'
import { defineJob, enqueue } from '../../platform/jobs.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { lockTicket } from '../tickets/receive.ts'
import { isOver } from '../tickets/status.ts'
import { openResolution } from './resolutions.ts'
import { LATE_AFTER_HOURS } from './suppression.ts'

const note = defineJob('csat.note_missed', z.object({ ticket_id: z.string() }))

/** Looked at in one go; the rest has its turn an hour later. */
const MOST = 5_000

/**
 * No ticket is over without a survey that says why nobody was asked: also one that came to its end before there were
 * surveys, or whose reaction failed for good. Each is noted in a transaction of its own.
 */
export const requestMissed = (ctx: Context): Promise<void> =>
  inTransaction(asSystem(ctx), async (ctx) => {
    for (const ticket_id of await missed(ctx))
      await enqueue(ctx, note, { payload: { ticket_id }, key: `csat.missed:${ticket_id}` })
  })

async function missed({ db, now }: Context): Promise<string[]> {
  const rows = await db
    .selectFrom('tickets')
    .leftJoin('surveys', (join) =>
      join.onRef('surveys.ticket_id', '=', 'tickets.id').onRef('surveys.resolved_at', '=', 'tickets.resolved_at'),
    )
    .select('tickets.id')
    .where('tickets.status', 'in', ['resolved', 'closed'])
    .where('tickets.resolved_at', '<', instantText(now().subtract({ hours: LATE_AFTER_HOURS })))
    .where('surveys.id', 'is', null)
    .orderBy('tickets.id')
    .limit(MOST)
    .execute()
  return rows.map(({ id }) => id)
}

export const noteMissed = note.does((ctx, { ticket_id }) =>
  inTransaction(ctx, async (ctx) => {
    const ticket = await lockTicket(ctx, ticket_id)
    const { status, resolved_at } = ticket
    if (!isOver(status) || !resolved_at) return
    await openResolution(ctx, ticket, { resolved_at, asks_confirmation: status === 'resolved', resolver_id: null })
  }),
)
