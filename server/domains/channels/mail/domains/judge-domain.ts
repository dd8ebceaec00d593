import type { DnsRecord } from '../contract.ts'
import { type DomainFacts, SILENT, type Texts, UNASKED } from './dns-facts.ts'
import { judgeDmarc } from './judge-dmarc.ts'
import { judgeSpf } from './judge-spf.ts'
import { keyName } from './look-up-domain.ts'

export interface PublishedKey {
  selector: string
  public_key: string
}

interface Domain {
  domain: string
  /** The key in use, and the one to follow it. */
  keys: PublishedKey[]
  mechanisms: string[]
}

/** The records a domain needs, each with what was found and what to do. Without facts nothing was asked yet. */
export const judgeDomain = ({ domain, keys, mechanisms }: Domain, facts: DomainFacts | null): DnsRecord[] => [
  judgeSpf(domain, mechanisms, facts?.spf),
  ...keys.map((key) => judgeKey(domain, key, facts?.dkim[key.selector])),
  judgeDmarc(domain, facts?.dmarc),
]

/** Whether the key found in DNS is ours (RFC 6376, 3.6.1). */
export function judgeKey(domain: string, { selector, public_key }: PublishedKey, found: Texts | undefined): DnsRecord {
  const value = `v=DKIM1; k=rsa; p=${public_key}`
  const record = { purpose: 'dkim', type: 'TXT', name: keyName(selector, domain), value } as const
  const [state, advice] = keyState(public_key, found)
  return { ...record, state, advice, found: found?.texts ?? [] }
}

const SPLITTING = 'It is longer than 255 bytes: many DNS providers want such a text in two or more quoted strings.'

function keyState(public_key: string, found: Texts | undefined): [DnsRecord['state'], string] {
  if (!found) return ['unknown', `${UNASKED} ${SPLITTING}`]
  if (found.answer === 'silent') return ['unknown', SILENT]
  if (found.texts.length === 0) return ['missing', `Publish this text; mail is signed once it is found. ${SPLITTING}`]
  if (found.texts.length > 1) return ['wrong', 'There are several texts under this name; leave only this one.']
  const problem = keyProblem(public_key, found.texts[0]!)
  return problem ? ['wrong', problem] : ['ok', 'The published key is ours: mail is signed with it.']
}

function keyProblem(public_key: string, text: string): string | null {
  const tags = new Map(
    text.split(';').map((tag) => {
      const [name = '', ...rest] = tag.split('=')
      return [name.trim(), rest.join('=').replace(/\s+/g, '')]
    }),
  )
  const key = tags.get('p')
  const listed = (name: string) => tags.get(name)?.toLowerCase().split(':')
  if (key === undefined) return 'The text has no key (p=); it may have been cut off or split wrongly.'
  if (key === '') return 'The key is revoked (p= is empty). Make a new key, or publish this one again.'
  if ((tags.get('v') ?? 'DKIM1') !== 'DKIM1') return 'The text must start with v=DKIM1.'
  if ((tags.get('k') ?? 'rsa').toLowerCase() !== 'rsa') return 'The text names another kind of key; it must be k=rsa.'
  if (listed('h')?.includes('sha256') === false) return 'h= does not allow sha256, which we sign with; leave it out.'
  const services = listed('s')
  if (services && !services.includes('*') && !services.includes('email'))
    return 's= does not allow e-mail; leave it out.'
  if (key !== public_key) return 'Another key is published here, or only a part of ours.'
  return null
}
