import type { Context } from '../../platform/context.ts'
import { instantText } from '../../platform/context.ts'

/** Longer than any period somebody looks at. */
const KEPT_DAYS = 400

/** Runs of people we do not know, and that ended in no ticket, are forgotten after a time. */
export async function forgetRuns({ db, now }: Context): Promise<void> {
  await db
    .deleteFrom('troubleshooter_runs')
    .where('customer_id', 'is', null)
    .where('ticket_id', 'is', null)
    .where('updated_at', '<', instantText(now().subtract({ hours: 24 * KEPT_DAYS })))
    .execute()
}
