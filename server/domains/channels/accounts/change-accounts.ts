import type { Context } from '../../../platform/context.ts'
import { nowText } from '../../../platform/context.ts'
import { conflict, notFound } from '../../../platform/errors.ts'
import { emit } from '../../../platform/events.ts'
import { isId, newId } from '../../../platform/ids.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import type { ChangeChannelAccount, ChannelAccount, CreateChannelAccount } from '../contract.ts'
import { AccountChanged, AccountCreated } from '../events.ts'
import { ensureDomain } from '../mail/domains/domain-keys.ts'
import { publicDomainOf } from '../mail/domains/outgoing-servers.ts'
import { accountsChanged } from './changed.ts'
import { getAccount } from './list-accounts.ts'
import { keepMailboxes } from './mailboxes.ts'
import { sealed, secretsOf } from './secrets.ts'
import { refuseKeptSecrets, validAddress, validSecrets, validSettings } from './validation.ts'

export async function createAccount(ctx: Context, body: CreateChannelAccount): Promise<ChannelAccount> {
  const account = await inTransaction(ctx, async (ctx) => {
    const id = newId()
    const { channel, name } = body
    const settings = validSettings(channel, body.settings)
    const { numInsertedOrUpdatedRows } = await ctx.db
      .insertInto('channel_accounts')
      .values({
        id,
        channel,
        name,
        address: validAddress(channel, body.address),
        settings: JSON.stringify(settings),
        secrets: sealed(validSecrets(channel, {}, body.secrets ?? {})),
        created_at: nowText(ctx),
      })
      .onConflict((row) => row.doNothing())
      .executeTakeFirstOrThrow()
    if (!numInsertedOrUpdatedRows) throw addressTaken()
    await keepMailboxes(ctx, { account_id: id, before: {}, after: settings })
    emit(ctx, AccountCreated, { account_id: id, channel })
    return getAccount(ctx, id)
  })
  accountsChanged()
  await giveKey(ctx, account)
  return account
}

/** Settings are replaced as a whole, secrets by name. Fetching and receiving follow within seconds, on every node. */
export async function changeAccount(ctx: Context, id: string, body: ChangeChannelAccount): Promise<ChannelAccount> {
  const account = await inTransaction(ctx, async (ctx) => {
    const before = await lockAccount(ctx, id)
    if (body.name !== undefined) await change(ctx, id, { name: body.name })
    if (body.settings) await changeSettings(ctx, { id, before, settings: body.settings, secrets: body.secrets ?? {} })
    if (body.secrets) {
      const secrets = sealed(validSecrets(before.channel, secretsOf(before), body.secrets))
      await change(ctx, id, { secrets })
    }
    if (body.archived !== undefined) {
      await change(ctx, id, { archived_at: body.archived ? (before.archived_at ?? nowText(ctx)) : null })
    }
    emit(ctx, AccountChanged, { account_id: id })
    return getAccount(ctx, id)
  })
  accountsChanged()
  await giveKey(ctx, account)
  return account
}

/** The domain's mail can be signed as soon as its key is published; the first account of a domain brings the key. */
async function giveKey(ctx: Context, { channel, address, archived_at }: ChannelAccount): Promise<void> {
  const domain = channel === 'email' && archived_at === null && publicDomainOf(address)
  if (domain) await ensureDomain(ctx, domain)
}

interface NewSettings {
  id: string
  before: { channel: string; settings: unknown; secrets: string | null }
  settings: Record<string, unknown>
  secrets: Record<string, unknown>
}

async function changeSettings(ctx: Context, { id, before, settings, secrets }: NewSettings): Promise<void> {
  const after = validSettings(before.channel, settings)
  if (before.secrets) refuseKeptSecrets({ before: before.settings, after, secrets })
  await change(ctx, id, { settings: JSON.stringify(after) })
  await keepMailboxes(ctx, { account_id: id, before: before.settings, after })
}

const change = (
  { db }: Context,
  id: string,
  fields: { name?: string; settings?: string; secrets?: string | null; archived_at?: string | null },
) => db.updateTable('channel_accounts').set(fields).where('id', '=', id).execute()

async function lockAccount({ db }: Context, id: string) {
  const row = isId(id)
    ? await db
        .selectFrom('channel_accounts')
        .select(['channel', 'settings', 'secrets', 'archived_at'])
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst()
    : undefined
  if (!row) throw notFound('account')
  return row
}

const addressTaken = () =>
  conflict('address_taken', 'There is an account with this address already.', [
    { path: 'address', message: 'is taken' },
  ])
