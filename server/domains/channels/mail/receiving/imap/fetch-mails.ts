import { Readable } from 'node:stream'
import type { FetchMessageObject, FetchQueryObject, ImapFlow } from 'imapflow'
import { plainAddress } from '../../../reply-token.ts'
import { keepRaw } from '../../raw-mail.ts'
import type { ArrivedMail } from '../enter-in-ledger.ts'
import { LARGEST_MAIL } from '../limits.ts'
import { wordsOf } from './connect-imap.ts'
import { addressesIn, headersOf } from './envelope-headers.ts'
import { sourceKey, type WatchedMailbox } from './mailbox.ts'

/** Bytes asked for at a time. */
const CHUNK = 1024 * 1024
/** Rounds in which a mail may fail before it is set aside without its content. */
const ROUNDS = 3

/** How often each mail has failed, and how; forgotten with the process, which only gives it some more rounds. */
const failures = new Map<string, { rounds: number; words: string }>()
/** Mailboxes where a question about several mails broke the connection, as some servers do over one bad mail. */
const fragile = new Set<string>()

interface Fetched {
  mails: { uid: number; mail: ArrivedMail }[]
  /** To be tried again in the next round. */
  failed: number[]
}

interface Place {
  box: WatchedMailbox
  uidValidity: bigint
}

/** Fetches mails of the open mailbox, lowest UID first. Throws when the connection breaks. */
export async function fetchMails(client: ImapFlow, place: Place, uids: number[]): Promise<Fetched> {
  const fetched: Fetched = { mails: [], failed: [] }
  const known = await aboutAll(client, place, uids)
  for (const uid of uids) {
    const key = sourceKey(place.box, place.uidValidity, uid)
    const mail = await patiently(client, key, async () => fetchMail(client, known.get(uid) ?? uid))
    if (mail === 'gone') continue
    if (mail) fetched.mails.push({ uid, mail: { ...origin(place.box, mail.about), source_key: key, ...mail.content } })
    else fetched.failed.push(uid)
  }
  return fetched
}

const QUERY: FetchQueryObject = {
  uid: true,
  internalDate: true,
  size: true,
  headers: ['return-path', 'delivered-to', 'x-original-to'],
}

/** What one question tells about all of them. Those it tells nothing about are asked about on their own. */
async function aboutAll(client: ImapFlow, { box }: Place, uids: number[]): Promise<Map<number, FetchMessageObject>> {
  const name = `${box.account_id} ${box.name}`
  if (uids.length === 0 || fragile.has(name)) return new Map()
  try {
    const found = await client.fetchAll(uids.join(','), QUERY, { uid: true })
    return new Map(found.map((about) => [about.uid, about]))
  } catch (error) {
    fragile.add(name)
    throw error
  }
}

type Content = Pick<ArrivedMail, 'sha256' | 'size' | 'bytes' | 'set_aside'>
type Mail = { about: FetchMessageObject | undefined; content: Content } | 'gone'

/** Undefined for a mail that fails while others do not. After some rounds it is set aside, and no longer asked for. */
async function patiently(client: ImapFlow, key: string, fetch: () => Promise<Mail>): Promise<Mail | undefined> {
  const { rounds = 0, words } = failures.get(key) ?? {}
  if (rounds >= ROUNDS) {
    const content = await setAside(undefined, `The server does not hand this mail out: ${words}`)
    return { about: undefined, content }
  }
  try {
    const mail = await fetch()
    failures.delete(key)
    return mail
  } catch (error) {
    failures.set(key, { rounds: rounds + 1, words: wordsOf(error) })
    if (!client.usable) throw error
    return undefined
  }
}

async function fetchMail(client: ImapFlow, what: FetchMessageObject | number): Promise<Mail> {
  if (typeof what !== 'number') return { about: what, content: await fetchContent(client, what) }
  const about = await client.fetchOne(String(what), QUERY, { uid: true })
  if (about) return { about, content: await fetchContent(client, about) }
  // No answer is not "gone": only a mailbox without this UID says that somebody has taken the mail out meanwhile.
  const there = client.usable && (await client.search({ uid: String(what) }, { uid: true }))
  if (Array.isArray(there) && there.length === 0) return 'gone'
  throw new Error(client.byeReason ?? 'The server tells nothing about this mail.')
}

/** With BODY.PEEK, which leaves the mail unread, piece by piece. */
async function fetchContent(client: ImapFlow, { uid, size = 0 }: FetchMessageObject): Promise<Content> {
  if (size > LARGEST_MAIL) {
    const found = await client.fetchOne(String(uid), { uid: true, headers: true }, { uid: true })
    return setAside(found ? found.headers : undefined, `This mail has ${size} bytes, more than ${LARGEST_MAIL}.`)
  }
  const { content } = await client.download(String(uid), undefined, { uid: true, chunkSize: CHUNK })
  if (!content) throw new Error('The server announced this mail and did not send it.')
  return keepRaw(content)
}

const NO_HEADERS = 'Subject: (not fetched)\r\n\r\n'

/** The rest stays on the server, where a person finds it by its headers. */
async function setAside(headers: Buffer | undefined, why: string): Promise<Content> {
  const copy = await keepRaw(Readable.from([headers ?? Buffer.from(NO_HEADERS)]))
  return { ...copy, set_aside: `${why} It is still in the mailbox.` }
}

function origin({ account_id, address, imap }: WatchedMailbox, about: FetchMessageObject | undefined) {
  const fields = headersOf(about?.headers)
  const delivered = [...addressesIn(fields, 'delivered-to'), ...addressesIn(fields, 'x-original-to')]
  const moment = about?.internalDate
  return {
    source: 'imap' as const,
    account_id,
    peer: imap.host,
    helo: null,
    sender: addressesIn(fields, 'return-path')[0] ?? '',
    // An address with a plus tells which ticket is meant; others than the account's own are not ours to speak for.
    recipients: [...new Set([address, ...delivered.filter((to) => plainAddress(to) === address)])],
    arrived_at: moment ? Temporal.Instant.fromEpochMilliseconds(new Date(moment).getTime()) : null,
  }
}
