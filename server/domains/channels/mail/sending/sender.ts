import { sql } from 'kysely'
import type { Context } from '../../../../platform/context.ts'
import { frameworkOf } from '../../../framework/queries.ts'
import { plainAddress } from '../../reply-token.ts'

export interface Sender {
  account_id: string | null
  name: string
  address: string
  signature: string
  /** Whether what stands behind a plus reaches the account too: then answers and bounces carry their way home. */
  plus_addresses: boolean
}

/** An outgoing message: where it is written, and which account it is meant to leave by. */
interface Sending {
  ticket_id: string
  account_id: string | null
}

/**
 * Whom a ticket's mail comes from: the account it came in on, else the first one in use; without any, the address the
 * customer wrote to.
 */
export async function senderOf(ctx: Context, { ticket_id, account_id }: Sending): Promise<Sender> {
  const { brand } = await frameworkOf(ctx)
  const account = await accountOf(ctx, account_id)
  if (account) {
    const { id, name, signature, ...others } = account
    return { account_id: id, name: name || brand.name, signature: signature ?? '', ...others }
  }
  const first = await ctx.db
    .selectFrom('messages')
    .select('to_addresses')
    .where('ticket_id', '=', ticket_id)
    .where('kind', '=', 'message')
    .orderBy('position')
    .executeTakeFirst()
  const address = plainAddress(first?.to_addresses[0] ?? 'support@localhost')
  return { account_id: null, name: brand.name, address, signature: '', plus_addresses: true }
}

const accountOf = ({ db }: Context, accountId: string | null) =>
  db
    .selectFrom('channel_accounts')
    .select(['id', 'name', 'address', sql<string | null>`settings ->> 'signature'`.as('signature')])
    .select(sql<boolean>`coalesce((settings ->> 'plus_addresses')::boolean, true)`.as('plus_addresses'))
    .where('channel', '=', 'email')
    .where((eb) => eb.or([eb('id', '=', accountId), eb('archived_at', 'is', null)]))
    .orderBy((eb) => eb('id', 'is not distinct from', accountId), 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
