import type { Context } from '../../../../../platform/context.ts'
import { nowText } from '../../../../../platform/context.ts'
import { inTransaction } from '../../../../../platform/transaction.ts'
import { endAlarm, planAlarm } from './alarm.ts'
import type { WatchedMailbox } from './mailbox.ts'

type Box = Pick<WatchedMailbox, 'account_id' | 'name'>

/** The mailbox can be read; `brought` says whether there was mail. */
export const noteContact = (ctx: Context, box: Box, { brought }: { brought: boolean }): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const row = await lockMailbox(ctx, box)
    if (!row) return
    const now = nowText(ctx)
    await update(ctx, box, {
      state: 'live',
      detail: null,
      last_contact_at: now,
      ...(row.state === 'live' ? {} : { since: now }),
      ...(brought ? { last_mail_at: now } : {}),
    })
    if (row.alarmed_at) await endAlarm(ctx, box)
    await planAlarm(ctx, box.account_id)
  })

/** The mailbox cannot be read, in the server's own words. */
export const noteTrouble = (ctx: Context, box: Box, detail: string): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const row = await lockMailbox(ctx, box)
    if (!row) return
    const since = row.state === 'trouble' ? {} : { since: nowText(ctx) }
    await update(ctx, box, { state: 'trouble', detail, ...since })
    await planAlarm(ctx, box.account_id)
  })

/** Undefined once the account no longer names it. */
const lockMailbox = ({ db }: Context, { account_id, name }: Box) =>
  db
    .selectFrom('mailboxes')
    .select(['state', 'alarmed_at'])
    .where('account_id', '=', account_id)
    .where('name', '=', name)
    .forUpdate()
    .executeTakeFirst()

interface Change {
  state: 'live' | 'trouble'
  detail: string | null
  since?: string
  last_contact_at?: string
  last_mail_at?: string
}

const update = ({ db }: Context, { account_id, name }: Box, change: Change) =>
  db.updateTable('mailboxes').set(change).where('account_id', '=', account_id).where('name', '=', name).execute()
