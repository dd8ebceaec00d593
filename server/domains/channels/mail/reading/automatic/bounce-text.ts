import { addressesIn } from '../addresses.ts'
import { speaksOfDelay } from './bounce-words.ts'
import { addressOf, type MailReport, MOST_REPORTS, statusIn } from './delivery-status.ts'

/** Lines behind which a bounce encloses a copy of the mail. */
const COPY_STARTS = [
  /^-{2,} ?(this is a copy of (the|your) message|below this line is a copy of|original message|returned message|a copy of the message|unsent message|message header|undelivered message|the body of the message|原始邮件|原始郵件|ursprüngliche nachricht|message d'origine|mensaje original)/im,
  /^-{3,} ?(original message|forwarded message|begin message|copy of)/im,
  /^(original message (headers|follows)|message headers( follow)?|diagnostic information for administrators):?\s*$/im,
  /^(return-path|received): ?\S/im,
]

const LONGEST = 100_000
const LONGEST_WORDS = 1_000

const ADDRESS = /[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}/gi

interface TextBounce {
  text: string
  /** X-Failed-Recipients, where the server names them. */
  failed_recipients: string
  /** Who sends the bounce, and whom it goes to: neither is the recipient that was not reached. */
  parties: string[]
}

/** What a bounce says that has no machine-readable part: by recipient, as the common servers write it. */
export function textReports({ text, failed_recipients, parties }: TextBounce): MailReport[] {
  const own = ownWords(text.slice(0, LONGEST))
  const named = addressesIn(failed_recipients).map(({ address }) => address)
  const recipients = named.length > 0 ? named : recipientsIn(own, parties)
  return recipients.slice(0, MOST_REPORTS).map((recipient) => {
    const words = wordsAbout(own, recipient)
    const status = statusIn(words) ?? statusIn(own)
    const isDelay = status ? status.startsWith('4') || speaksOfDelay(words) : speaksOfDelay(own)
    return {
      recipient,
      original_recipient: null,
      action: isDelay && !status?.startsWith('5') ? 'delayed' : 'failed',
      status,
      words,
      original_message_id: null,
    }
  })
}

/** The Message-ID in the copy of a mail that stands in the text. */
export const quotedMessageId = (text: string): string | null =>
  /^[>\s]{0,20}message-id:\s{0,4}<([^<>\s]{1,500})>/im.exec(text.slice(0, LONGEST))?.[1] ?? null

function ownWords(text: string): string {
  const ends = COPY_STARTS.map((start) => start.exec(text)?.index ?? text.length)
  return text.slice(0, Math.min(...ends))
}

/** Addresses at the beginning of a line are what a server lists; elsewhere any that is no party to the bounce itself. */
function recipientsIn(text: string, parties: string[]): string[] {
  const others = (found: string[]) => [...new Set(found.map(addressOf))].filter((address) => !isParty(address, parties))
  const listed = text.split('\n').flatMap((line) => LISTED.exec(line)?.[1] ?? [])
  const fromList = others(listed)
  return fromList.length > 0 ? fromList : others(text.match(ADDRESS) ?? []).slice(0, 1)
}

const LISTED =
  /^\s{0,8}(?:to:|recipient:|recipient address:|收件人[:：]?|- )?\s{0,4}<?([^\s<>@:;,()]{1,64}@[^\s<>@:;,()]{1,253})>?\s{0,4}(?:$|[:;,(.…])/i

const isParty = (address: string, parties: string[]): boolean =>
  parties.includes(address) || /^(postmaster|mailer-daemon|abuse|support|helpdesk)@/.test(address)

/** The paragraph that names the recipient, and the one behind it where the first does nothing else. */
function wordsAbout(text: string, recipient: string): string {
  const paragraphs = text.split(/\n\s*\n/).map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
  const at = paragraphs.findIndex((paragraph) => paragraph.toLowerCase().includes(recipient))
  if (at === -1) return (paragraphs.find(Boolean) ?? '').slice(0, LONGEST_WORDS)
  const words = paragraphs[at]!.replace(LEADING_RECIPIENT, '')
  return (words.length > 10 ? words : [words, paragraphs[at + 1]].filter(Boolean).join(' ')).slice(0, LONGEST_WORDS)
}

const LEADING_RECIPIENT = /^<?[^\s<>@]{1,64}@[^\s<>@:]{1,253}>?[:\s]*/
