import type { ImapFlow } from 'imapflow'
import { plainAddress } from '../../../reply-token.ts'
import { addressesIn } from '../../reading/addresses.ts'
import { type Head, rawField, rawFields, readHead } from '../../reading/mime/head.ts'
import type { ArrivedMail } from '../enter-in-ledger.ts'
import { type Answer, askAbout, type Question } from './ask-about.ts'
import { wordsOf } from './connect-imap.ts'
import { failedIn, forgetFailed } from './failed-mails.ts'
import { type Content, fetchContent, setAside } from './fetch-content.ts'
import { sourceKey, type WatchedMailbox } from './mailbox.ts'

/** Rounds in which a mail may fail before it is set aside without its content. */
const ROUNDS = 3

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
    const mail = await patiently(client, { box: place.box, key }, () => fetchMail(client, uid, known.get(uid)))
    if (mail === 'gone') continue
    if (mail) fetched.mails.push({ uid, mail: { ...origin(place.box, mail.about), source_key: key, ...mail.content } })
    else fetched.failed.push(uid)
  }
  if (failedIn(place.box).mails.size === 0) forgetFailed(place.box)
  return fetched
}

type About = Answer<'size'>

const QUESTION: Question<'size'> = {
  query: { internalDate: true, size: true, headers: ['return-path', 'delivered-to', 'x-original-to', 'from'] },
  wanted: 'size',
}

/** What one question tells about all of them. Those it tells nothing about are asked about on their own. */
async function aboutAll(client: ImapFlow, { box }: Place, uids: number[]): Promise<Map<number, About>> {
  const failed = failedIn(box)
  if (uids.length === 0 || failed.isFragile) return new Map()
  try {
    return await askAbout(client, uids, QUESTION)
  } catch (error) {
    failed.isFragile = true
    throw error
  }
}

type Mail = { about: About | undefined; content: Content } | 'gone'

/** Undefined for a mail that fails while others do not. After some rounds it is set aside, and no longer asked for. */
async function patiently(
  client: ImapFlow,
  { box, key }: { box: WatchedMailbox; key: string },
  fetch: () => Promise<Mail>,
): Promise<Mail | undefined> {
  const { mails } = failedIn(box)
  const { rounds = 0, words } = mails.get(key) ?? {}
  if (rounds >= ROUNDS) {
    mails.delete(key)
    const content = await setAside(undefined, `The server does not hand this mail out: ${words}`)
    return { about: undefined, content }
  }
  try {
    const mail = await fetch()
    mails.delete(key)
    return mail
  } catch (error) {
    mails.set(key, { rounds: rounds + 1, words: wordsOf(error) })
    if (!client.usable) throw error
    return undefined
  }
}

async function fetchMail(client: ImapFlow, uid: number, known: About | undefined): Promise<Mail> {
  const about = known ?? (await askAbout(client, [uid], QUESTION)).get(uid)
  if (about) return { about, content: await fetchContent(client, about) }
  // No answer is not "gone": only a mailbox without this UID says that somebody has taken the mail out meanwhile.
  const there = client.usable && (await client.search({ uid: String(uid) }, { uid: true }))
  if (Array.isArray(there) && there.length === 0) return 'gone'
  throw new Error(client.byeReason ?? 'The server tells nothing about this mail.')
}

function origin({ account_id, address, imap }: WatchedMailbox, about: About | undefined) {
  const head = readHead(about?.headers ?? Buffer.alloc(0))
  const addresses = (name: string) => rawFields(head, name).flatMap((value) => addressesIn(value))
  const delivered = ['delivered-to', 'x-original-to'].flatMap(addresses).map((to) => to.address)
  const moment = about?.internalDate
  return {
    source: 'imap' as const,
    account_id,
    peer: imap.host,
    helo: null,
    sender: senderOf(head),
    // An address with a plus tells which ticket is meant; others than the account's own are not ours to speak for.
    recipients: [...new Set([address, ...delivered.filter((to) => plainAddress(to) === address)])],
    arrived_at: moment ? Temporal.Instant.fromEpochMilliseconds(new Date(moment).getTime()) : null,
  }
}

/**
 * The envelope's sender, as the last server wrote it on top (RFC 5321, 4.4); "<>" means that there was none. A server that
 * notes nothing does not say that: then the writer stands in.
 */
function senderOf(head: Head): string {
  const [noted] = rawFields(head, 'return-path')
  const [sender] = addressesIn(noted ?? rawField(head, 'from'))
  return sender?.address ?? ''
}
