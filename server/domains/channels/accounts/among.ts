import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { plainAddress } from '../reply-token.ts'

export interface OwnAccount {
  id: string
  /** Whether it still receives. An archived one is ours all the same: we never write to it. */
  is_open: boolean
}

/** Those among the addresses that are ours, by the address without what stands behind a plus. */
export async function accountsAmong(
  { db }: Pick<Context, 'db'>,
  addresses: readonly string[],
): Promise<Map<string, OwnAccount>> {
  const asked = [...new Set(addresses.map(plainAddress))]
  if (asked.length === 0) return new Map()
  const rows = await db
    .selectFrom('channel_accounts')
    .select(['id', 'address', 'archived_at'])
    .where('channel', '=', 'email')
    .where('address', '=', sql<string>`any(${asked}::text[])`)
    .execute()
  return new Map(rows.map(({ id, address, archived_at }) => [address, { id, is_open: archived_at === null }]))
}
