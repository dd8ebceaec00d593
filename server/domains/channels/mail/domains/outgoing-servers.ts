import { isIP } from 'node:net'
import type { Context } from '../../../../platform/context.ts'
import { env } from '../../../../platform/env.ts'
import { isPublicAddress } from '../../../../platform/outside/public-address.ts'
import { readableSecretsOf } from '../../accounts/secrets.ts'
import { hostOf } from '../../accounts/this-machine.ts'

/** Providers that send from other addresses than they are handed mail at, and what they want in SPF. */
const PROVIDERS: [RegExp, string][] = [
  [/(^|\.)(gmail|google|googlemail)\.com$/, '_spf.google.com'],
  [/(^|\.)(office365|outlook|office)\.com$/, 'spf.protection.outlook.com'],
  [/(^|\.)sendgrid\.net$/, 'sendgrid.net'],
  [/(^|\.)mailgun\.org$/, 'mailgun.org'],
  [/(^|\.)amazonaws\.com$/, 'amazonses.com'],
  [/(^|\.)postmarkapp\.com$/, 'spf.mtasv.net'],
  [/(^|\.)(fastmail\.com|messagingengine\.com)$/, 'spf.messagingengine.com'],
  [/(^|\.)mailjet\.com$/, 'spf.mailjet.com'],
  [/(^|\.)mandrillapp\.com$/, 'spf.mandrillapp.com'],
  [/(^|\.)mail\.me\.com$/, 'icloud.com'],
]
/** Zoho has a name per data centre. */
const ZOHO = /(?:^|\.)zoho\.(com|eu|in|com\.au|jp)$/

/** SPF mechanisms that cover where the mail of each of our domains is handed over. */
export async function mechanismsByDomain({ db }: Context): Promise<Map<string, string[]>> {
  const accounts = await db
    .selectFrom('channel_accounts')
    .select(['address', 'secrets'])
    .where('channel', '=', 'email')
    .where('archived_at', 'is', null)
    .orderBy('id')
    .execute()
  const found = new Map<string, string[]>()
  for (const account of accounts) {
    const domain = publicDomainOf(account.address)
    if (!domain) continue
    const mechanism = mechanismFor(readableSecretsOf(account).smtp_url ?? env().SMTP_URL)
    const known = found.get(domain) ?? []
    found.set(domain, mechanism && !known.includes(mechanism) ? [...known, mechanism] : known)
  }
  return found
}

/** The domain of an address, if something can be published for it: a name without a dot is known inside one network only. */
export function publicDomainOf(address: string): string | null {
  const domain = address.slice(address.lastIndexOf('@') + 1)
  return domain.includes('.') && !domain.startsWith('[') ? domain : null
}

/** What covers this server in an SPF record; null where that cannot be told from its name. */
export function mechanismFor(url: string | undefined): string | null {
  if (!url) return null
  const host = hostOf(new URL(url))
  if (isIP(host)) return isPublicAddress(host) ? `ip${isIP(host)}:${host}` : null
  if (!host.includes('.') || host.endsWith('.local') || host.endsWith('.internal')) return null
  const zoho = ZOHO.exec(host)
  if (zoho) return `include:zoho.${zoho[1]}`
  const provider = PROVIDERS.find(([pattern]) => pattern.test(host))
  return provider ? `include:${provider[1]}` : `a:${host}`
}
