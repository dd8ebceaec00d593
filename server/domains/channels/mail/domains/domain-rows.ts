import type { Selectable } from 'kysely'
import type { Context } from '../../../../platform/context.ts'
import type { MailDomains } from '../../../../platform/db/tables.ts'
import { notFound } from '../../../../platform/errors.ts'
import type { DnsRecord, MailDomain } from '../contract.ts'
import type { DomainFacts } from './dns-facts.ts'
import { judgeDomain, type PublishedKey } from './judge-domain.ts'
import { mechanismsByDomain } from './outgoing-servers.ts'

export type DomainRow = Selectable<MailDomains>

/** One of our domains, or 404: only domains of mail accounts that are in use are looked after. */
export async function ownDomain(ctx: Context, domain: string): Promise<{ row: DomainRow; mechanisms: string[] }> {
  const mechanisms = (await mechanismsByDomain(ctx)).get(domain)
  const row = mechanisms && (await rowOf(ctx, domain))
  if (!row) throw notFound('mail domain')
  return { row, mechanisms }
}

export const rowOf = ({ db }: Context, domain: string): Promise<DomainRow | undefined> =>
  db.selectFrom('mail_domains').selectAll().where('domain', '=', domain).executeTakeFirst()

/** The same, kept from being changed by others until the transaction ends. */
export const lockedRow = ({ db }: Context, domain: string): Promise<DomainRow> =>
  db.selectFrom('mail_domains').selectAll().where('domain', '=', domain).forUpdate().executeTakeFirstOrThrow()

/** The key in use or to be published, then the one that is to follow it. */
export const keysOf = ({ selector, public_key, next_selector, next_public_key }: DomainRow): PublishedKey[] => [
  { selector, public_key },
  ...(next_selector && next_public_key ? [{ selector: next_selector, public_key: next_public_key }] : []),
]

export const recordsOf = (row: DomainRow, mechanisms: string[]): DnsRecord[] =>
  judgeDomain({ domain: row.domain, keys: keysOf(row), mechanisms }, row.checks as DomainFacts | null)

export const shown = (row: DomainRow, mechanisms: string[]): MailDomain => ({
  domain: row.domain,
  selector: row.selector,
  signs: row.signs,
  records: recordsOf(row, mechanisms),
  checked_at: row.checked_at,
})
