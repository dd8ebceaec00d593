import type { Delivery, DeliveryReport } from '../../../server/domains/channels/contract.ts'

/** What a refusal means to the person who has to do something about it. */
export type Meaning =
  | 'unknown_address'
  | 'unknown_domain'
  | 'moved'
  | 'disabled'
  | 'full'
  | 'too_large'
  | 'not_reached'
  | 'spam'
  | 'authentication'
  | 'policy'
  | 'content'
  | 'protocol'
  | 'temporary'
  | 'refused'
  | 'gave_up'

type Refused = Pick<Delivery, 'state' | 'detail' | 'attempts' | 'recipients' | 'reports'>

/** One thing another server said, and about whom it did. */
export type Saying = Pick<DeliveryReport, 'words' | 'status'> & { recipient: string | null; at: string | null }

/** What was said about those it has not reached, once each; before anybody reported, what was said while handing it over. */
export function sayingsAbout({ reports, recipients, detail }: Refused): Saying[] {
  const last = new Map(
    reports.filter(({ action }) => action === 'failed').map((report) => [report.recipient.toLowerCase(), report]),
  )
  const unreached = recipients.flatMap((address) => last.get(address.toLowerCase()) ?? [])
  if (unreached.length > 0) return unreached
  // A bounce may name the address the customer's mail is forwarded to.
  const other = [...last.values()].at(-1)
  if (other) return [other]
  return detail ? [{ words: detail, status: null, recipient: null, at: null }] : []
}

/** What it means, by the enhanced status code (RFC 3463, 5248, 7372) where there is one, else by the three digits. */
export function meaningOf(delivery: Refused): Meaning {
  const saying = sayingsAbout(delivery)[0]
  const words = saying?.words ?? ''
  const [status, kind = '', subject = '', detail = ''] = codeIn(saying?.status) ?? codeIn(words) ?? []
  if (status) return meaningOfStatus({ kind, subject, detail, words })
  const reply = /(?:^|\D)([45]\d\d)[ -]/.exec(words)?.[1]
  if (reply) return REPLIES[reply] ?? (reply.startsWith('4') ? 'temporary' : byWords(words))
  return delivery.state === 'failed' && delivery.attempts > 1 ? 'gave_up' : byWords(words)
}

const codeIn = (text: string | null | undefined) =>
  /(?<![\d.])([45])\.(\d{1,3})\.(\d{1,3})(?![\d.]*\d)/.exec(text ?? '')

interface Status {
  kind: string
  subject: string
  detail: string
  words: string
}

function meaningOfStatus({ kind, subject, detail, words }: Status): Meaning {
  if (subject === '7') return ofPolicy(Number(detail), words)
  const exact = STATUSES[`${subject}.${detail}`]
  if (exact) return exact
  if (subject === '4') return 'not_reached'
  if (kind === '4') return 'temporary'
  return SUBJECTS[subject] ?? 'refused'
}

const STATUSES: Record<string, Meaning> = {
  '1.2': 'unknown_domain',
  '1.10': 'unknown_domain',
  '1.6': 'moved',
  '2.1': 'disabled',
  '2.2': 'full',
  '2.3': 'too_large',
  '3.4': 'too_large',
}
const SUBJECTS: Record<string, Meaning> = { '1': 'unknown_address', '5': 'protocol', '6': 'content' }
const REPLIES: Record<string, Meaning> = { '552': 'full' }

/** 20 to 26: neither SPF nor DKIM speaks for the sender, or its address has no name (RFC 7372). */
function ofPolicy(detail: number, words: string): Meaning {
  if (detail >= 20 && detail <= 26) return 'authentication'
  return SPAM.test(words) ? 'spam' : AUTHENTICATION.test(words) ? 'authentication' : 'policy'
}

const SPAM = /\bspam|junk|unsolicited|block ?list|blacklist|reputation|spamhaus/i
const AUTHENTICATION = /\b(dmarc|dkim|spf)\b|unauthenticated/i
const UNKNOWN =
  /(user|mailbox|recipient|address)[^.]{0,40}(unknown|not found|does ?n.t exist|unavailable)|no such user|unknown user/i

function byWords(words: string): Meaning {
  if (UNKNOWN.test(words)) return 'unknown_address'
  if (SPAM.test(words)) return 'spam'
  return AUTHENTICATION.test(words) ? 'authentication' : 'refused'
}
