import { sql } from 'kysely'
import type { Context } from '../../../../platform/context.ts'
import { frameworkOf } from '../../../framework/queries.ts'
import { plainAddress } from '../../reply-token.ts'

export interface Sender {
  account_id: string | null
  name: string
  address: string
  signature: string
}

/**
 * Whom a ticket's mail comes from: the account it came in on, else the first one in use; without any, the address the
 * customer wrote to.
 */
export async function senderOf(ctx: Context, ticket: { id: string; account_id: string | null }): Promise<Sender> {
  const { brand } = await frameworkOf(ctx)
  const account = await accountOf(ctx, ticket.account_id)
  if (account) {
    const { id, name, address, signature } = account
    return { account_id: id, name: name || brand.name, address, signature: signature ?? '' }
  }
  const first = await ctx.db
    .selectFrom('messages')
    .select('to_addresses')
    .where('ticket_id', '=', ticket.id)
    .where('kind', '=', 'message')
    .orderBy('position')
    .executeTakeFirst()
  const address = plainAddress(first?.to_addresses[0] ?? 'support@localhost')
  return { account_id: null, name: brand.name, address, signature: '' }
}

const accountOf = ({ db }: Context, accountId: string | null) =>
  db
    .selectFrom('channel_accounts')
    .select(['id', 'name', 'address', sql<string | null>`settings ->> 'signature'`.as('signature')])
    .where('channel', '=', 'email')
    .where((eb) => eb.or([eb('id', '=', accountId), eb('archived_at', 'is', null)]))
    .orderBy((eb) => eb('id', 'is not distinct from', accountId), 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
