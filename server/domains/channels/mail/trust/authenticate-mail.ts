import { resolver } from '../../../../platform/outside/dns.ts'
import type { Resolve } from '../../../../platform/outside/dns-answers.ts'
import type { Authenticity } from '../../../tickets/contract.ts'
import type { MailAuthentication } from '../contract.ts'
import { isTrustedPeer } from '../receiving/peer-limit.ts'
import { type Authors, applyPolicy, type Policy } from './apply-policy.ts'
import { authorsOf } from './authors.ts'
import { asFoundBy, type BelievedResults, believedResults } from './believed-results.ts'
import { checkSender, type Spf } from './check-sender.ts'
import { checkSignatures, type Signature } from './check-signatures.ts'
import { connectingClient } from './connecting-client.ts'
import { rawHead } from './raw-head.ts'
import { within } from './within.ts'

/** How a mail reached us. */
export interface Arrival {
  source: 'smtp' | 'imap'
  /** Address of who handed it over. */
  peer: string
  /** Its name in the greeting. */
  helo: string | null
  /** The envelope's sender; empty for bounces. */
  sender: string
  /** Name of the server whose Authentication-Results header is believed (RFC 8601). */
  authentication_server?: string | undefined
  /** When it arrived: a signature that has ended since was good then. Left out: now. */
  arrived_at?: string
}

/** Waiting for DNS: together they stay below four seconds. */
const IDENTITIES_MS = 2_400
const POLICY_MS = 1_400

/**
 * Where a mail comes from: SPF, DKIM and DMARC as found now. Says `unknown` when DNS does not answer in four seconds.
 * Needs no database and throws for nothing a mail can hold.
 */
export async function authenticateMail(
  raw: Buffer,
  arrival: Arrival,
  resolve: Resolve = resolver().resolve,
): Promise<MailAuthentication> {
  const head = rawHead(raw)
  const authors = authorsOf(raw, head)
  const believed = believedResults(head, isHandedOver(arrival) ? arrival.authentication_server : undefined)
  const client = connectingClient(head, arrival)
  const asked = { resolve, limit_ms: IDENTITIES_MS, author: authorDomain(authors), at: arrival.arrived_at }
  const [spf, dkim] = await Promise.all([
    checkSender({ client, sender: arrival.sender, believed }, asked),
    checkSignatures(raw, head, asked),
  ])
  const policy = await within(POLICY_MS, applyPolicy({ authors, spf, dkim }, resolve), () => notAsked(authors))
  const theirs = theirPolicy(policy, { believed, spf })
  const isTheirs = theirs !== null || spf.judged_by === 'them'
  return summary({ spf, dkim, policy: theirs ?? policy, checked_by: isTheirs ? believed!.server : 'Support Responder' })
}

/** It comes from a mailbox or a relay of ours: what stands on top was written there. A stranger writes what he likes. */
const isHandedOver = ({ source, peer }: Arrival): boolean => source === 'imap' || isTrustedPeer(peer)

const authorDomain = ({ addresses }: Authors): string => addresses[0]?.split('@').at(-1) ?? ''

const notAsked = (authors: Authors): Policy => ({
  from_domain: (authors.fields === 1 && authorDomain(authors)) || null,
  aligned: new Set(),
  isStrict: false,
  dmarc: { result: 'temperror', domain: null, policy: null, detail: 'DNS did not answer in time.' },
})

/** What we could not look up, or judge without knowing the client, the receiving server may have. */
function theirPolicy(policy: Policy, { believed, spf }: { believed: BelievedResults | null; spf: Spf }): Policy | null {
  const { result } = policy.dmarc
  const isOpen = result === 'temperror' || (spf.judged_by === null && (result === 'fail' || result === 'neutral'))
  if (!isOpen || !believed?.dmarc || believed.dmarc.from !== policy.from_domain) return null
  return { ...policy, dmarc: { ...policy.dmarc, result: believed.dmarc.result, detail: asFoundBy(believed.server) } }
}

interface Found {
  spf: Spf
  dkim: Signature[]
  policy: Policy
  checked_by: string
}

const summary = ({ spf: { judged_by: _, ...spf }, dkim, policy, checked_by }: Found): MailAuthentication => ({
  verdict: verdictOf(policy.dmarc.result),
  from_domain: policy.from_domain,
  spf,
  dkim: dkim.map((signature) => ({ ...signature, aligned: isAligned(signature, policy) })),
  dmarc: policy.dmarc,
  checked_by,
})

/** A failure counts whatever the domain wants done about it: nobody is let into a conversation by a forged name. */
function verdictOf(result: MailAuthentication['dmarc']['result']): Authenticity {
  if (result === 'pass' || result === 'fail') return result
  return result === 'temperror' || result === 'neutral' ? 'unknown' : 'none'
}

/** Signatures that hold are compared as the policy says; for the others the registered domain gives an idea. */
function isAligned({ result, domain, aligned }: Signature, policy: Policy): boolean {
  if (result === 'pass' && policy.dmarc.policy !== null) return policy.aligned.has(domain ?? '')
  return policy.isStrict ? domain === policy.from_domain : aligned
}
