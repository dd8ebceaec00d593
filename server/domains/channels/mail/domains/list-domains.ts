import type { Context } from '../../../../platform/context.ts'
import type { MailDomain } from '../contract.ts'
import { ensureDomain } from './domain-keys.ts'
import { shown } from './domain-rows.ts'
import { mechanismsByDomain } from './outgoing-servers.ts'

/** Every domain we send from, by name. A key comes with the first account of a domain; looking makes none. */
export async function listMailDomains(ctx: Context): Promise<MailDomain[]> {
  const mechanisms = await mechanismsByDomain(ctx)
  const domains = [...mechanisms.keys()]
  if (domains.length === 0) return []
  const rows = await rowsOf(ctx, domains)
  return rows.map((row) => shown(row, mechanisms.get(row.domain) ?? []))
}

/** Gives a key to every domain of an account in use that has none yet. */
export async function ensureDomains(ctx: Context): Promise<void> {
  const domains = [...(await mechanismsByDomain(ctx)).keys()]
  if (domains.length === 0) return
  const known = new Set((await rowsOf(ctx, domains)).map(({ domain }) => domain))
  await Promise.all(domains.filter((domain) => !known.has(domain)).map((domain) => ensureDomain(ctx, domain)))
}

const rowsOf = ({ db }: Context, domains: string[]) =>
  db.selectFrom('mail_domains').selectAll().where('domain', 'in', domains).orderBy('domain').execute()
