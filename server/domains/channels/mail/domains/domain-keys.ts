import type { Context } from '../../../../platform/context.ts'
import { nowText } from '../../../../platform/context.ts'
import { emit } from '../../../../platform/events.ts'
import { unseal } from '../../../../platform/secrets.ts'
import { inTransaction } from '../../../../platform/transaction.ts'
import { SigningKeyMade } from '../../events.ts'
import type { MailDomain } from '../contract.ts'
import { type DomainRow, lockedRow, ownDomain, rowOf, shown } from './domain-rows.ts'
import { newSigningKey, nextSelector } from './signing-keys.ts'

const NOTHING_NEXT = { next_selector: null, next_public_key: null, next_private_key: null }

const yearOf = (ctx: Context): number => ctx.now().toZonedDateTimeISO('UTC').year

/** Gives a domain its first key. Making one takes a moment, so it is done outside the transaction. */
export async function ensureDomain(ctx: Context, domain: string): Promise<void> {
  if (await rowOf(ctx, domain)) return
  const key = await newSigningKey()
  await inTransaction(ctx, async (ctx) => {
    const { numInsertedOrUpdatedRows } = await ctx.db
      .insertInto('mail_domains')
      .values({ domain, selector: nextSelector(yearOf(ctx), null), ...key, created_at: nowText(ctx) })
      .onConflict((row) => row.doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows) emit(ctx, SigningKeyMade, { replaces_one_in_use: false })
  })
}

/**
 * Makes a new key under a new selector. A key in use goes on signing until the new one is found in DNS; one that was
 * never published is replaced at once.
 */
export async function renewKey(ctx: Context, domain: string): Promise<MailDomain> {
  const { mechanisms } = await ownDomain(ctx, domain)
  const { public_key, private_key } = await newSigningKey()
  return inTransaction(ctx, async (ctx) => {
    const row = await lockedRow(ctx, domain)
    const selector = nextSelector(yearOf(ctx), row.next_selector ?? row.selector)
    const changes = row.signs
      ? { next_selector: selector, next_public_key: public_key, next_private_key: private_key }
      : { selector, public_key, private_key, ...NOTHING_NEXT }
    const changed = await ctx.db
      .updateTable('mail_domains')
      .set(changes)
      .where('domain', '=', domain)
      .returningAll()
      .executeTakeFirstOrThrow()
    emit(ctx, SigningKeyMade, { replaces_one_in_use: row.signs })
    return shown(changed, mechanisms)
  })
}

/** The key that was to follow is the one in use. */
export const promoted = (row: DomainRow): Partial<DomainRow> => ({
  selector: row.next_selector!,
  public_key: row.next_public_key!,
  private_key: row.next_private_key!,
  ...NOTHING_NEXT,
})

/** What mail of this domain is signed with, in nodemailer's words; null until the published key was found to be ours. */
export async function signingKeyFor(
  { db }: Context,
  domain: string,
): Promise<{ domainName: string; keySelector: string; privateKey: string } | null> {
  const row = await db
    .selectFrom('mail_domains')
    .select(['domain', 'selector', 'private_key'])
    .where('domain', '=', domain.toLowerCase())
    .where('signs', '=', true)
    .executeTakeFirst()
  return row ? { domainName: row.domain, keySelector: row.selector, privateKey: unseal(row.private_key) } : null
}
