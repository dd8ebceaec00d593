import { spf } from 'mailauth/lib/spf/index.js'
import { dnsError, type Resolve } from '../../../../platform/outside/dns-answers.ts'
import type { MailAuthentication } from '../contract.ts'
import { asFoundBy, type BelievedResults } from './believed-results.ts'
import type { Client } from './connecting-client.ts'

export type Spf = MailAuthentication['spf'] & {
  /** We, or a server that is believed; null when nobody could. */
  judged_by: 'us' | 'them' | null
}

/** A record may name ten mechanisms (RFC 7208, 4.6.4), some of which need several questions each. */
const MOST_LOOKUPS = 60
const LONGEST_DETAIL = 300

/** Whether the domain of the envelope's sender lets this client send for it (RFC 7208). */
export async function checkSender(
  { client, sender, believed }: { client: Client | string; sender: string; believed: BelievedResults | null },
  { resolve, limit_ms }: { resolve: Resolve; limit_ms: number },
): Promise<Spf> {
  if (typeof client === 'string') return spfBelieved(believed) ?? { ...NOT_JUDGED, detail: client }
  // A bounce has no sender: then it is the name the client gave itself (RFC 7208, 2.4).
  const identity = sender || client.helo
  if (!/[^@]\.[^@]/.test(identity.split('@').at(-1)!)) {
    return { ...NOT_JUDGED, judged_by: 'us', detail: 'Neither the envelope nor the greeting names a domain.' }
  }
  const { domain, status } = await spf({
    sender,
    ip: client.ip,
    helo: client.helo || `[${client.ip}]`,
    mta: 'us',
    resolver: atMost(MOST_LOOKUPS, resolve),
    maxElapsedTime: limit_ms,
  })
  return { result: status.result as Spf['result'], domain, detail: inShort(status.comment), judged_by: 'us' }
}

const NOT_JUDGED: Spf = { result: 'none', domain: null, detail: null, judged_by: null }

const spfBelieved = (believed: BelievedResults | null): Spf | null =>
  believed?.spf ? { ...believed.spf, detail: asFoundBy(believed.server), judged_by: 'them' } : null

/** The words behind the name of who checked, which is always us. */
const inShort = (comment: string | undefined): string | null =>
  comment?.replace(/^us: /, '').slice(0, LONGEST_DETAIL) ?? null

function atMost(most: number, resolve: Resolve): Resolve {
  let count = 0
  return (name, type) => (++count > most ? Promise.reject(dnsError('ETOOMANY', name)) : resolve(name, type))
}
