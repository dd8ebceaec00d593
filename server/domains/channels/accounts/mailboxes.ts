import type { Context } from '../../../platform/context.ts'
import { nowText } from '../../../platform/context.ts'
import { type ImapSettings, MailSettings } from '../contract.ts'

/** A UIDVALIDITY no server has (RFC 9051, 2.3.1.1): what is known about UIDs is void, the mailbox is read anew. */
const VOID = 0

interface Settings {
  account_id: string
  before: unknown
  after: unknown
}

/** One row for each mailbox an account names. */
export async function keepMailboxes(ctx: Context, { account_id, before, after }: Settings): Promise<void> {
  const [was, is] = [imapOf(before), imapOf(after)]
  // Another user's mailbox has nothing to do with the last one: it is begun like any other.
  const names = was && was.user !== is?.user ? [] : (is?.mailboxes ?? [])
  await forgetOthers(ctx, account_id, names)
  if (!is) return
  if (was && was.host !== is.host) await voidPositions(ctx, account_id)
  await ctx.db
    .insertInto('mailboxes')
    .values(
      is.mailboxes.map((name) => ({ account_id, name, state: 'new', since: nowText(ctx), read_since: nowText(ctx) })),
    )
    .onConflict((row) => row.doNothing())
    .execute()
}

const imapOf = (settings: unknown): ImapSettings | undefined => MailSettings.safeParse(settings).data?.imap

const forgetOthers = ({ db }: Context, account_id: string, names: string[]) =>
  db
    .deleteFrom('mailboxes')
    .where('account_id', '=', account_id)
    .$if(names.length > 0, (rows) => rows.where('name', 'not in', names))
    .execute()

/** The mailbox has moved to another server, with other UIDs. What lay there before our first mail stays out. */
const voidPositions = (ctx: Context, account_id: string) =>
  ctx.db
    .updateTable('mailboxes')
    .set((eb) => ({
      uid_validity: VOID,
      last_uid: 0,
      read_since: eb.fn.coalesce(
        'read_since',
        eb
          .selectFrom('mails')
          .select((eb) => eb.fn.min('arrived_at').as('first'))
          .where('account_id', '=', account_id)
          .where('source', '=', 'imap'),
        eb.val(nowText(ctx)),
      ),
    }))
    .where('account_id', '=', account_id)
    .where('uid_validity', 'is not', null)
    .execute()
