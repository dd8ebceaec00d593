import type { Context } from '../../platform/context.ts'
import { env } from '../../platform/env.ts'
import { hasNoJob } from '../../platform/jobs.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { messagesWithoutDelivery } from '../tickets/delivery.ts'
import { queueMessage } from './delivery/outbound.ts'
import { requestDelivery } from './delivery/request-delivery.ts'
import { NO_SERVER } from './delivery/send-once.ts'
import { waitsForNothing, waitUntil } from './delivery/waiting.ts'
import { requestFilings } from './mail/filing/file-mails.ts'

/** Looked at in one go; the rest has its turn an hour later. */
const MOST = 1_000

/**
 * Nothing waits for ever: mails and answers that are still to be worked on, but have no job (any more), get one. It happens
 * when the process died at the last try, and when mail was kept for want of a server that now is set. Runs at every start
 * and every hour.
 */
export async function recoverStranded(ctx: Context): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await requestFilings(ctx)
    for (const id of await messagesWithoutDelivery(ctx, MOST)) await queueMessage(ctx, id)
    for (const delivery of await deliveriesWithoutJob(ctx)) await goOn(ctx, delivery)
  })
}

/** One that its writer may take back leaves when it was to. */
const goOn = (ctx: Context, { id, send_at }: { id: string; send_at: string | null }): Promise<unknown> =>
  send_at
    ? waitUntil(ctx, 'held', { delivery_id: id, due_at: Temporal.Instant.from(send_at) })
    : requestDelivery(ctx, id)

const deliveriesWithoutJob = ({ db }: Context) =>
  db
    .selectFrom('deliveries')
    .select(['id', 'send_at'])
    .where('state', '=', 'queued')
    .$if(!env().SMTP_URL, (query) =>
      query.where((eb) => eb.or([eb('detail', 'is', null), eb('detail', '<>', NO_SERVER)])),
    )
    .where(hasNoJob('deliver:', 'deliveries.id'))
    .where(waitsForNothing('deliveries.id'))
    .orderBy('id')
    .limit(MOST)
    .execute()
