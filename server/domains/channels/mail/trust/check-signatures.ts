import type { DKIMResult } from 'mailauth'
import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import type { DnsAnswer, Resolve } from '../../../../platform/outside/dns-answers.ts'
import { codeOf, dnsError } from '../../../../platform/outside/dns-answers.ts'
import type { AuthResult, MailAuthentication } from '../contract.ts'
import { type Field, type RawHead, textOf } from './raw-head.ts'
import { within } from './within.ts'

export type Signature = MailAuthentication['dkim'][number]

/** Signatures looked at, those of the writer's own domain first; each costs a question and a check of its own. */
const MOST_SIGNATURES = 5
/** RFC 8301, 3.2 */
const SHORTEST_KEY_BITS = 1024
/** A longer head is no mail anybody signs; reading it line by line would cost seconds. */
const LARGEST_HEAD = 256 * 1024

interface Given {
  resolve: Resolve
  /** Time for all keys together. */
  limit_ms: number
  /** Domain of the writer, as far as known: its signatures come first. */
  author: string
  /** A signature's end is compared with this moment. Left out: now. */
  at?: string
}

/** Whether the mail's DKIM signatures hold (RFC 6376, RFC 8463). */
export async function checkSignatures(raw: Buffer, head: RawHead, given: Given): Promise<Signature[]> {
  const signed = head.fields.filter(({ name }) => name === 'dkim-signature').map(claimOf)
  if (signed.length === 0) return []
  const chosen = signed
    .toSorted((a, b) => nearness(b, given.author) - nearness(a, given.author))
    .slice(0, MOST_SIGNATURES)
  if (head.size > LARGEST_HEAD) {
    return chosen.map((claim) => outcome(claim, 'policy', 'The head of this mail is too large to be checked.'))
  }
  const keys = await keysOf(chosen, given)
  const { results } = await dkimVerify(reduced(raw, head, chosen), {
    resolver: (name, type) => keys.get(name.toLowerCase())?.() ?? given.resolve(name, type),
    minBitLength: SHORTEST_KEY_BITS,
    rejectRsaSha1: true,
    sender: 'nobody@invalid',
    ...(given.at ? { curTime: given.at } : {}),
  })
  return results.filter(({ signingDomain }) => signingDomain).map(judged)
}

/** What a signature says about itself. */
interface Claim {
  field: Field
  domain: string
  selector: string
}

function claimOf(field: Field): Claim {
  const tags = textOf(field).split(';')
  const tag = (name: string) =>
    tags
      .find((text) => text.trimStart().toLowerCase().startsWith(`${name}=`))
      ?.split('=')[1]
      ?.replace(/\s+/g, '')
      .toLowerCase() ?? ''
  return { field, domain: tag('d'), selector: tag('s') }
}

/** 2: the same domain, or one below or above it; 1: perhaps related; 0: somebody else's. */
function nearness({ domain }: Claim, author: string): number {
  if (domain === '' || author === '') return 0
  if (domain === author || domain.endsWith(`.${author}`) || author.endsWith(`.${domain}`)) return 2
  const tail = (name: string) => name.split('.').slice(-2).join('.')
  return tail(domain) === tail(author) ? 1 : 0
}

/** All keys are asked for at once, so that slow names cost their time together and not one after the other. */
async function keysOf(claims: Claim[], { resolve, limit_ms }: Given): Promise<Map<string, () => Promise<DnsAnswer>>> {
  const names = new Set(claims.map(({ selector, domain }) => `${selector}._domainkey.${domain}`))
  const keys = await Promise.all(
    [...names].map(async (name) => {
      const lookup = resolve(name, 'TXT').then(
        (answer) => () => Promise.resolve(answer),
        (error) => () => Promise.reject(dnsError(codeOf(error), name)),
      )
      const key = await within(limit_ms, lookup, () => () => Promise.reject(dnsError('ETIMEOUT', name)))
      return [name, key] as const
    }),
  )
  return new Map(keys)
}

/** The mail without the signatures that are not looked at, and without seals of stations on the way (ARC). */
function reduced(raw: Buffer, { fields, size }: RawHead, chosen: Claim[]): Buffer {
  const wanted = new Set(chosen.map(({ field }) => field))
  const kept = fields.filter(
    (field) => wanted.has(field) || (field.name !== 'dkim-signature' && !field.name.startsWith('arc-')),
  )
  if (kept.length === fields.length) return raw
  const headEnd = fields.reduce((bytes, field) => bytes + field.raw.length, 0)
  return Buffer.concat([...kept.map((field) => field.raw), raw.subarray(Math.min(headEnd, size))])
}

function judged({ signingDomain = '', selector = '', status }: DKIMResult): Signature {
  const claim = { domain: signingDomain, selector }
  const detail = status.comment || status.policy?.['dkim-rules'] || null
  const aligned = Boolean(status.aligned)
  if (status.result === 'pass' && (status.underSized ?? 0) > 0) {
    return { ...outcome(claim, 'policy', 'Only a part of the text is signed (l=).'), aligned }
  }
  // A changed text is a failure (RFC 8601, 2.7.1), even though the signature itself may be well-formed.
  const isChanged = status.result === 'neutral' && detail === 'body hash did not verify'
  return { ...outcome(claim, isChanged ? 'fail' : (status.result as AuthResult), detail), aligned }
}

const outcome = (
  { domain, selector }: { domain: string; selector: string },
  result: AuthResult,
  detail: string | null,
): Signature => ({ result, domain: domain.toLowerCase(), selector, aligned: false, detail })
