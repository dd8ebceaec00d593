import type { Context } from '../../platform/context.ts'
import { instantText } from '../../platform/context.ts'
import { conflict } from '../../platform/errors.ts'
import type { TicketRow } from '../tickets/access.ts'
import { exemptNow } from './exemption.ts'

/** A customer who has been silent for so long may have given it up. */
const SILENT_DAYS = 3

/** Given up is what waits for its customer, or what the customer has not written about for days. Nothing else passes. */
export async function exemptAbandoned(ctx: Context, { id, status }: TicketRow): Promise<void> {
  if (status === 'pending' || !(await wroteLately(ctx, id))) return exemptNow(ctx, id, 'abandoned')
  throw conflict(
    'not_abandoned',
    `The customer has written within the last ${SILENT_DAYS} days and is not being waited for, so this ticket is not abandoned. Say what was done instead.`,
    [{ path: 'exempt', message: 'needs a ticket that waits for its customer, or whose customer is silent' }],
  )
}

async function wroteLately({ db, now }: Context, ticketId: string): Promise<boolean> {
  const since = instantText(now().subtract({ hours: 24 * SILENT_DAYS }))
  const row = await db
    .selectFrom('messages')
    .select('id')
    .where('ticket_id', '=', ticketId)
    .where('kind', '=', 'message')
    .where('created_at', '>', since)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
