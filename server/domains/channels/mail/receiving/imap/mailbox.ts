import { sql } from 'kysely'
import type { Context } from '../../../../../platform/context.ts'
import { fingerprint } from '../../../../../platform/secrets.ts'
import { secretsOf } from '../../../accounts/secrets.ts'
import { MailSettings } from '../../../contract.ts'
import type { ImapAccess } from './connect-imap.ts'

/** One mailbox of one account, with all that is needed to read it. */
export interface WatchedMailbox extends ImapAccess {
  account_id: string
  /** The account's own address: whom its mail is for, whatever the mail says. */
  address: string
  name: string
  /** Changes with every setting and secret. */
  version: string
}

/** Mailboxes that are to be read now: those of the accounts in use, or of one of them. */
export async function mailboxesToRead({ db }: Context, accountId?: string): Promise<WatchedMailbox[]> {
  const rows = await db
    .selectFrom('channel_accounts')
    .select(['id', 'address', 'settings', 'secrets'])
    .where('channel', '=', 'email')
    .where('archived_at', 'is', null)
    .where(sql<boolean>`settings ? 'imap'`)
    .$if(accountId !== undefined, (rows) => rows.where('id', '=', accountId!))
    .orderBy('id')
    .execute()
  return rows.flatMap(({ id, address, settings, secrets }) => {
    const imap = MailSettings.safeParse(settings).data?.imap
    if (!imap) return []
    const version = fingerprint(JSON.stringify([imap, secrets]))
    const access = { account_id: id, address, imap, secrets: secretsOf({ secrets }), version }
    return imap.mailboxes.map((name) => ({ ...access, name }))
  })
}

/** One name for a mail on its server: an IMAP URL (RFC 5092), since two servers can use the same numbers. */
export const sourceKey = ({ account_id, imap, name }: WatchedMailbox, uidValidity: bigint, uid: number): string =>
  `${account_id} imap://${encodeURIComponent(imap.user)}@${imap.host}/${encodeURIComponent(name)};UIDVALIDITY=${uidValidity}/;UID=${uid}`
