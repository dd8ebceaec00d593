import { dmarc } from 'mailauth/lib/dmarc/index.js'
import type { Resolve } from '../../../../platform/outside/dns-answers.ts'
import type { DmarcFacts, DomainFacts } from './dns-facts.ts'
import { lookUpSpf } from './look-up-spf.ts'
import { lookUpTexts } from './look-up-texts.ts'

interface Asked {
  domain: string
  selectors: string[]
  /** SPF mechanisms that cover our outgoing servers. */
  mechanisms: string[]
}

/** Everything DNS says about one of our domains, asked at once. */
export async function lookUpDomain({ domain, selectors, mechanisms }: Asked, resolve: Resolve): Promise<DomainFacts> {
  const [spf, dmarc, ...keys] = await Promise.all([
    lookUpSpf(domain, mechanisms, resolve),
    lookUpDmarc(domain, resolve),
    ...selectors.map((selector) => lookUpTexts(keyName(selector, domain), resolve)),
  ])
  return { spf, dmarc, dkim: Object.fromEntries(selectors.map((selector, index) => [selector, keys[index]!])) }
}

export const keyName = (selector: string, domain: string): string => `${selector}._domainkey.${domain}`

async function lookUpDmarc(domain: string, resolve: Resolve): Promise<DmarcFacts> {
  const own = await lookUpTexts(`_dmarc.${domain}`, resolve)
  const texts = own.texts.filter((text) => /^\s*v\s*=\s*dmarc/i.test(text))
  if (own.answer === 'silent' || texts.length > 0) return { ...own, texts, inherited: null }
  const found = await dmarc({ headerFrom: `postmaster@${domain}`, resolver: resolve })
  if (!found || found.status.result === 'temperror') return { answer: 'silent', texts, inherited: null }
  const inherited = found.policyDomain && found.rr ? { domain: found.policyDomain, text: found.rr } : null
  return { answer: 'none', texts, inherited }
}
