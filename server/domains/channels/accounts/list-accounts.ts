import type { Context } from '../../../platform/context.ts'
import { notFound } from '../../../platform/errors.ts'
import { isId } from '../../../platform/ids.ts'
import type { ChannelAccount, Mailbox } from '../contract.ts'
import { readableSecretsOf } from './secrets.ts'

/** Every account, oldest first, with how its mailboxes stand. */
export async function listAccounts(ctx: Context): Promise<ChannelAccount[]> {
  const rows = await accountRows(ctx).orderBy('id').execute()
  const mailboxes = await mailboxesOf(
    ctx,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => shown(row, mailboxes))
}

export async function getAccount(ctx: Context, id: string): Promise<ChannelAccount> {
  const row = isId(id) ? await accountRows(ctx).where('id', '=', id).executeTakeFirst() : undefined
  if (!row) throw notFound('account')
  return shown(row, await mailboxesOf(ctx, [id]))
}

const accountRows = ({ db }: Context) =>
  db
    .selectFrom('channel_accounts')
    .select(['id', 'channel', 'address', 'name', 'settings', 'secrets', 'last_test', 'archived_at', 'created_at'])

type AccountRow = Awaited<ReturnType<ReturnType<typeof accountRows>['executeTakeFirstOrThrow']>>

async function mailboxesOf({ db }: Context, ids: string[]): Promise<Map<string, Mailbox[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('mailboxes')
    .select(['account_id', 'name', 'state', 'detail', 'since', 'last_contact_at', 'last_mail_at'])
    .where('account_id', 'in', ids)
    .orderBy('name')
    .execute()
  return Map.groupBy(rows as (Mailbox & { account_id: string })[], ({ account_id }) => account_id)
}

function shown({ secrets, ...row }: AccountRow, mailboxes: Map<string, Mailbox[]>): ChannelAccount {
  return {
    ...row,
    has_secrets: secrets !== null,
    secrets_set: Object.keys(readableSecretsOf({ secrets })),
    mailboxes: mailboxes.get(row.id) ?? [],
  } as ChannelAccount
}
