import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { nowText } from '../../platform/context.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { newId } from '../../platform/ids.ts'
import { seal, unseal } from '../../platform/secrets.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { type ChannelAccount, type CreateChannelAccount, MailSecrets } from './contract.ts'
import { AccountCreated } from './events.ts'
import { plainAddress } from './reply-token.ts'

const NoSecrets = z.strictObject({})

export async function listAccounts({ db }: Context): Promise<ChannelAccount[]> {
  const rows = await db
    .selectFrom('channel_accounts')
    .select(['id', 'channel', 'address', 'name', 'settings', 'secrets', 'archived_at', 'created_at'])
    .orderBy('id')
    .execute()
  return rows.map(
    ({ secrets, ...row }) =>
      ({ ...row, has_secrets: secrets !== null, secrets_set: [], mailboxes: [], last_test: null }) as ChannelAccount,
  )
}

export const createAccount = (ctx: Context, body: CreateChannelAccount): Promise<ChannelAccount> =>
  inTransaction(ctx, async (ctx) => {
    const isMail = body.channel === 'email'
    if (isMail && !z.email().safeParse(body.address).success) {
      throw invalid('A mail account needs an e-mail address.', [
        { path: 'address', message: 'is not an e-mail address' },
      ])
    }
    const secrets = (isMail ? MailSecrets : NoSecrets).safeParse(body.secrets ?? {})
    if (!secrets.success) {
      throw invalid(
        'The secrets do not fit this channel.',
        secrets.error.issues.map(({ path, message }) => ({ path: ['secrets', ...path].join('.'), message })),
      )
    }
    const { channel, name, settings } = body
    const account = {
      id: newId(),
      channel,
      name,
      address: isMail ? plainAddress(body.address) : body.address,
      created_at: nowText(ctx),
    }
    const { numInsertedOrUpdatedRows } = await ctx.db
      .insertInto('channel_accounts')
      .values({
        ...account,
        settings: JSON.stringify(settings),
        secrets: body.secrets ? seal(JSON.stringify(secrets.data)) : null,
      })
      .onConflict((row) => row.doNothing())
      .executeTakeFirstOrThrow()
    if (!numInsertedOrUpdatedRows)
      throw conflict('address_taken', 'There is an account with this address already.', [
        { path: 'address', message: 'is taken' },
      ])
    emit(ctx, AccountCreated, { account_id: account.id, channel })
    return {
      ...account,
      settings,
      has_secrets: body.secrets !== undefined,
      secrets_set: Object.keys(body.secrets ?? {}),
      mailboxes: [],
      last_test: null,
      archived_at: null,
    }
  })

/** The account one of these addresses belongs to. */
export async function accountFor({ db }: Context, addresses: string[]) {
  if (addresses.length === 0) return undefined
  return db
    .selectFrom('channel_accounts')
    .select(['id', 'address', 'name'])
    .where('channel', '=', 'email')
    .where('address', 'in', addresses.map(plainAddress))
    .orderBy('id')
    .executeTakeFirst()
}

/** Those among the addresses that are ours, without what stands behind a plus. */
export async function ownAddresses({ db }: Context, addresses: string[]): Promise<Set<string>> {
  if (addresses.length === 0) return new Set()
  const rows = await db
    .selectFrom('channel_accounts')
    .select('address')
    .where('channel', '=', 'email')
    .where('address', 'in', addresses.map(plainAddress))
    .execute()
  return new Set(rows.map(({ address }) => address))
}

/** Whether mail for this address is ours. Until the first account exists, local programs may write to any. */
export async function takesMailFor(ctx: Context, address: string, isLocalPeer: boolean): Promise<boolean> {
  if (await accountFor(ctx, [address])) return true
  if (!isLocalPeer) return false
  const first = await ctx.db
    .selectFrom('channel_accounts')
    .select('id')
    .where('channel', '=', 'email')
    .limit(1)
    .executeTakeFirst()
  return first === undefined
}

/** Where this account's mail is handed over: its own server, or the installation's, or nowhere yet. */
export async function smtpUrlOf(
  { db }: Context,
  accountId: string | null,
  fallback: string | undefined,
): Promise<string | undefined> {
  if (!accountId) return fallback
  const account = await db
    .selectFrom('channel_accounts')
    .select('secrets')
    .where('id', '=', accountId)
    .executeTakeFirst()
  const own = account?.secrets ? MailSecrets.parse(JSON.parse(unseal(account.secrets))).smtp_url : undefined
  return own ?? fallback
}
