import type { Context } from '../../../../platform/context.ts'
import type { MailDomain } from '../contract.ts'
import { ensureDomain } from './domain-keys.ts'
import { shown } from './domain-rows.ts'
import { mechanismsByDomain } from './outgoing-servers.ts'

/** Every domain we send from, by name. One that is seen for the first time gets its key now. */
export async function listMailDomains(ctx: Context): Promise<MailDomain[]> {
  const mechanisms = await mechanismsByDomain(ctx)
  const domains = [...mechanisms.keys()]
  if (domains.length === 0) return []
  const known = await rowsOf(ctx, domains)
  const fresh = domains.filter((domain) => !known.some((row) => row.domain === domain))
  await Promise.all(fresh.map((domain) => ensureDomain(ctx, domain)))
  const rows = fresh.length > 0 ? await rowsOf(ctx, domains) : known
  return rows.map((row) => shown(row, mechanisms.get(row.domain) ?? []))
}

const rowsOf = ({ db }: Context, domains: string[]) =>
  db.selectFrom('mail_domains').selectAll().where('domain', 'in', domains).orderBy('domain').execute()
