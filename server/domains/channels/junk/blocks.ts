import { domainToASCII } from 'node:url'
import { sql } from 'kysely'
import { jsonObjectFrom } from 'kysely/helpers/postgres'
import { z } from 'zod'
import { type Context, nowText } from '../../../platform/context.ts'
import { conflict, invalid, notFound } from '../../../platform/errors.ts'
import { emit } from '../../../platform/events.ts'
import { isId, newId } from '../../../platform/ids.ts'
import { pageOfRows, readCursor } from '../../../platform/pages.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import type { BlockedSender, BlockQuery, BlockSender } from '../contract.ts'
import { SenderBlocked, SenderUnblocked } from '../events.ts'
import { plainAddress } from '../reply-token.ts'
import { isShared } from './public-domains.ts'

type Block = Pick<BlockedSender, 'id' | 'kind'>

/** The block that keeps this writer out, if there is one: of the address, its domain, or a domain above that. */
export const isBlocked = async (ctx: Context, address: string): Promise<Block | null> =>
  (await blockedAmong(ctx, [address])).get(address) ?? null

/** Those of the addresses whose writers are kept out, each with the block nearest to it; one statement for all. */
export async function blockedAmong({ db }: Context, addresses: readonly string[]): Promise<Map<string, Block>> {
  const asked = new Map(addresses.map((address) => [address, valuesFor(address)]))
  const values = [...new Set([...asked.values()].flat())]
  if (values.length === 0) return new Map()
  const rows = await db
    .selectFrom('blocked_senders')
    .select(['id', 'kind', 'value'])
    .where('value', '=', sql<string>`any(${values}::text[])`)
    .execute()
  const blocks = new Map(rows.map(({ id, kind, value }) => [value, { id, kind } as Block]))
  const nearest = (own: string[]) => own.flatMap((value) => blocks.get(value) ?? [])[0]
  return new Map(
    [...asked].flatMap(([address, own]): [string, Block][] => (nearest(own) ? [[address, nearest(own)!]] : [])),
  )
}

/** Everything a block of this address could say: itself, with and without what stands behind a plus, and its domains. */
function valuesFor(address: string): string[] {
  const written = canonicalAddress(address)
  const labels = written.slice(written.lastIndexOf('@') + 1).split('.')
  const domains = labels.map((_label, index) => labels.slice(index).join('.'))
  return [...new Set([written, plainAddress(written), ...domains])].filter((value) => value !== '')
}

const canonicalDomain = (domain: string): string => {
  const lower = domain.toLowerCase().replace(/\.$/, '')
  return domainToASCII(lower) || lower
}

function canonicalAddress(address: string): string {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, at + 1).toLowerCase()}${canonicalDomain(address.slice(at + 1))}`
}

/** Keeps a writer out from now on. Blocking twice changes nothing. */
export const blockSender = (ctx: Context, wanted: BlockSender & { ticket_id?: string }): Promise<BlockedSender> =>
  inTransaction(ctx, async (ctx) => {
    const value = checked(wanted)
    await refuseOurs(ctx, value)
    const { kind, ticket_id = null } = wanted
    const block = await ctx.db
      .insertInto('blocked_senders')
      .values({ id: newId(), kind, value, ticket_id, blocked_by: ctx.actor.id, created_at: nowText(ctx) })
      .onConflict((row) => row.column('value').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (block) emit(ctx, SenderBlocked, { block_id: block.id, kind, ticket_id })
    return (await blocks(ctx).where('value', '=', value).executeTakeFirstOrThrow()) as BlockedSender
  })

/** The value as it is kept. What would shut out people who have nothing to do with it is refused. */
function checked({ kind, value }: BlockSender): string {
  if (kind === 'address') {
    const address = canonicalAddress(value)
    if (z.email().safeParse(address).success) return address
    throw invalid('This is not an e-mail address.', [{ path: 'value', message: 'is not an e-mail address' }])
  }
  const domain = canonicalDomain(value.replace(/^@/, ''))
  if (!z.hostname().safeParse(domain).success || domain.includes('@'))
    throw invalid('This is not a domain.', [{ path: 'value', message: 'is not a domain' }])
  if (isShared(domain))
    throw conflict(
      'shared_domain',
      `Many people who have nothing to do with each other have addresses at ${domain}. Block the address instead.`,
      [{ path: 'value', message: 'is shared by many people' }],
    )
  return domain
}

/** Neither an account's address, nor a domain that one of ours is (below). */
async function refuseOurs({ db }: Context, value: string): Promise<void> {
  const ours = await db
    .selectFrom('channel_accounts')
    .select('address')
    .where('channel', '=', 'email')
    .where((eb) =>
      value.includes('@')
        ? eb('address', '=', plainAddress(value))
        : sql<boolean>`right(address, ${value.length + 1}) in (${`@${value}`}, ${`.${value}`})`,
    )
    .limit(1)
    .executeTakeFirst()
  if (ours)
    throw conflict('own_address', `${ours.address} is an address of ours: it cannot be blocked.`, [
      { path: 'value', message: 'is ours' },
    ])
}

const blocks = ({ db }: Context) =>
  db
    .selectFrom('blocked_senders')
    .select((eb) => [
      ...(['id', 'kind', 'value', 'ticket_id', 'created_at'] as const),
      jsonObjectFrom(
        eb
          .selectFrom('users')
          .select(['users.id', 'users.name'])
          .whereRef('users.id', '=', 'blocked_senders.blocked_by'),
      ).as('blocked_by'),
    ])

/** Whose mail is not let in, newest first. */
export async function listBlocks(ctx: Context, { cursor, limit, ticket_id }: BlockQuery) {
  const before = readCursor(cursor, ['id'])
  const rows = await blocks(ctx)
    .$if(ticket_id !== undefined, (query) => query.where('ticket_id', '=', isId(ticket_id!) ? ticket_id! : null))
    .$if(before !== undefined, (query) => query.where('id', '<', before![0]))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOfRows(rows as BlockedSender[], limit, ({ id }) => [id])
}

/** Lets a writer in again. What was turned away meanwhile is in the ledger and can be filed from there. */
export const unblockSender = (ctx: Context, id: string) =>
  inTransaction(ctx, async (ctx) => {
    const removed = isId(id) ? await remove(ctx, { id }) : 0
    if (removed === 0) throw notFound('block')
    return { done: true as const }
  })

/** Takes back the blocks that marking this ticket has made. */
export const unblockFor = (ctx: Context, ticket_id: string): Promise<number> => remove(ctx, { ticket_id })

async function remove(ctx: Context, which: { id: string } | { ticket_id: string }): Promise<number> {
  const rows = await ctx.db
    .deleteFrom('blocked_senders')
    .where((eb) => eb.and(which))
    .returning(['id', 'ticket_id'])
    .execute()
  for (const { id, ticket_id } of rows) emit(ctx, SenderUnblocked, { block_id: id, ticket_id })
  return rows.length
}
