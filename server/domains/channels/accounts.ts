import type { Context } from '../../platform/context.ts'
import { secretsOf } from './accounts/secrets.ts'
import { ChannelError } from './channel.ts'
import { plainAddress } from './reply-token.ts'

/** The account in use that one of these addresses belongs to. */
export async function accountFor({ db }: Context, addresses: string[]) {
  if (addresses.length === 0) return undefined
  return db
    .selectFrom('channel_accounts')
    .select(['id', 'address', 'name'])
    .where('channel', '=', 'email')
    .where('address', 'in', addresses.map(plainAddress))
    .where('archived_at', 'is', null)
    .orderBy('id')
    .executeTakeFirst()
}

/**
 * Where this account's mail is handed over: its own server, or the installation's, or nowhere yet. Throws for an
 * archived account: nothing leaves in its name.
 */
export async function smtpUrlOf(
  { db }: Context,
  accountId: string | null,
  fallback: string | undefined,
): Promise<string | undefined> {
  if (!accountId) return fallback
  const account = await db
    .selectFrom('channel_accounts')
    .select(['address', 'secrets', 'archived_at'])
    .where('id', '=', accountId)
    .executeTakeFirst()
  if (account?.archived_at) {
    throw new ChannelError(`The account ${account.address} is archived: nothing is sent from it.`, { retry: false })
  }
  return (account && secretsOf(account).smtp_url) ?? fallback
}
