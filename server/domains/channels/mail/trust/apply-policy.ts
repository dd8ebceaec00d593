import { evaluateDmarc } from 'mailauth/lib/dmarc/index.js'
import type { Resolve } from '../../../../platform/outside/dns-answers.ts'
import type { AuthResult, MailAuthentication } from '../contract.ts'
import type { Spf } from './check-sender.ts'
import type { Signature } from './check-signatures.ts'

/** Addresses in From, and how many From fields they stand in: a mail must have one (RFC 5322, 3.6). */
export interface Authors {
  addresses: string[]
  fields: number
}

interface Found {
  authors: Authors
  spf: Spf
  dkim: Signature[]
}

export interface Policy {
  dmarc: MailAuthentication['dmarc']
  from_domain: string | null
  /** Domains whose signatures stand for the writer's. */
  aligned: Set<string>
  isStrict: boolean
}

/** Writers' domains that are asked for a policy when a mail names several. */
const MOST_AUTHORS = 5

/**
 * What the writer's domain says about mail that does not prove to be its own (DMARC, RFC 9989): the domain of From must
 * agree with the one SPF or a signature stands for.
 */
export async function applyPolicy({ authors, spf, dkim }: Found, resolve: Resolve): Promise<Policy> {
  const evaluate = (good: (result: string) => boolean) =>
    evaluateDmarc({
      headerFrom: authors.addresses,
      fromFields: authors.fields,
      spfDomains: spf.domain && good(spf.result) ? [spf.domain] : [],
      dkimDomains: dkim.flatMap(({ domain, result }) => (domain && good(result) ? [{ domain }] : [])),
      resolver: resolve,
    })
  const { response, dkimAligned, authorDomains = [] } = await evaluate((result) => result === 'pass')
  if (!response) return severalAuthors(authorDomains, resolve)
  const from_domain = response.status.header?.from ?? null
  const policy = {
    from_domain,
    aligned: dkimAligned ?? new Set<string>(),
    isStrict: response.alignment?.dkim?.strict === true,
  }
  const domain = response.policyDomain ?? null
  const wish = (response.policy ?? null) as MailAuthentication['dmarc']['policy']
  const dmarc = { result: response.status.result as AuthResult, domain, policy: wish, detail: null }
  if (dmarc.result !== 'fail') return { ...policy, dmarc: { ...dmarc, detail: response.error ?? null } }
  // Had DNS answered, this mail might have passed. What belongs to other domains cannot have mattered.
  const { response: atBest } = await evaluate((result) => result === 'pass' || result === 'temperror')
  const isOpen = atBest && atBest.status.result !== 'fail'
  return { ...policy, dmarc: isOpen ? { ...dmarc, result: 'temperror', detail: OPEN } : unlessUnjudged(dmarc, spf) }
}

const OPEN = 'A name of the writer’s domain could not be looked up.'
const UNJUDGED = 'No signature proves the writer, and SPF could not be judged.'

/**
 * Where nobody could tell which server sent the mail, a domain that only watches (p=none) is not taken at its word; one
 * that wants its forgeries stopped signs its mail.
 */
const unlessUnjudged = (dmarc: MailAuthentication['dmarc'], spf: Spf): MailAuthentication['dmarc'] =>
  spf.judged_by !== null || dmarc.policy !== 'none' ? dmarc : { ...dmarc, result: 'neutral', detail: UNJUDGED }

/** Without one writer's domain nothing can agree with it. If one of those named has a policy, the mail fails it. */
async function severalAuthors(domains: string[], resolve: Resolve): Promise<Policy> {
  const asked = await Promise.all(
    domains.slice(0, MOST_AUTHORS).map((headerFrom) => evaluateDmarc({ headerFrom, resolver: resolve })),
  )
  const found = asked.map(({ response }) => response).filter((response) => response !== false)
  const failed = found.find(({ status }) => status.result === 'fail')
  const isSilent = found.some(({ status }) => status.result === 'temperror')
  const dmarc: MailAuthentication['dmarc'] = {
    result: failed ? 'fail' : isSilent ? 'temperror' : 'none',
    domain: failed?.policyDomain ?? null,
    policy: (failed?.policy ?? null) as MailAuthentication['dmarc']['policy'],
    detail: domains.length > 0 ? 'The mail names writers of several domains.' : 'The mail names no writer.',
  }
  return { dmarc, from_domain: null, aligned: new Set(), isStrict: false }
}
