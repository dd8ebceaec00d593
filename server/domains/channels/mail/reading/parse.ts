import { cleanHtml } from '../../../../platform/html/clean.ts'
import { newTextOf } from '../../new-text/new-text.ts'
import { isTooLong, lowered, type MailAddress, writtenAddresses } from './addresses.ts'
import { type AutomaticKind, automaticKind } from './automatic/automatic.ts'
import type { MailReport } from './automatic/delivery-status.ts'
import { evidenceOf } from './automatic/evidence.ts'
import { listAddress } from './automatic/list-address.ts'
import { reportsOf } from './automatic/reports.ts'
import { type Content, readContent } from './content/content.ts'
import type { FoundFile } from './content/file.ts'
import { contentHash } from './content-hash.ts'
import { instantOf } from './date.ts'
import { idsIn, messageIdOf, referencesOf } from './ids.ts'
import { type Head, rawField, rawFields } from './mime/head.ts'
import { headerText, oneLine } from './mime/header-text.ts'
import { type Part, readParts } from './mime/part.ts'
import { withPlainStrings } from './plain-strings.ts'

/** A mail as we understand it. Addresses are lower case; ids stand without their angle brackets. */
export interface Mail {
  external_id: string
  rfc_id: string | null
  /** What it answers, nearest first. */
  references: string[]
  from: { name: string; email: string } | null
  /** Where the writer wants answers: Reply-To, else From. */
  reply_to: string | null
  to: string[]
  cc: string[]
  subject: string
  text: string
  new_text: string
  html: string | null
  attachments: MailAttachment[]
  /** What wrote it, when no person did, and the sign by which that was told. */
  automatic: AutomaticKind['kind']
  automatic_reason: string
  /** The list's own address, where it names one: a mail that came through a list of ours is written by a person. */
  list_address: string | null
  /** What a bounce or another delivery report says, by recipient. */
  reports: MailReport[]
  /** Why not all of it could be taken apart, or null. The whole mail is then attached as it came. */
  cut: string | null
  as_written: AsWritten
}

/** What the header says, names and capitals included, in its order: for showing and measuring, nothing is decided by it. */
export interface AsWritten {
  from: MailAddress[]
  to: MailAddress[]
  cc: MailAddress[]
  /** UTC, or null when there is no readable date. Never believed. */
  date: string | null
  in_reply_to: string[]
  references: string[]
}

export interface MailAttachment {
  content: Buffer
  name: string
  type: string
  inline: boolean
  content_id: string | null
}

/** The mail cannot be read, and reading it again will not help. */
export class UnreadableMail extends Error {}

/**
 * Reads a raw mail. `sender` is who handed it over (the envelope's MAIL FROM): it tells mails apart that do not say who
 * wrote them, or have no Message-ID. Throws UnreadableMail when its head is longer than 2 MiB, or ThreadUnavailable,
 * which is not the mail's fault; nothing else, whatever the bytes are.
 */
export async function parseMail(raw: Buffer, sender = ''): Promise<Mail> {
  const { root, cut } = readParts(raw)
  if (!root.head.isWhole) throw new UnreadableMail('The head of this mail is longer than 2 MiB.')
  const content = readContent(root)
  const html = content.html === null ? null : await cleanHtml(content.html)
  const read = withPlainStrings({ ...envelopeOf(root), ...saidIn(content), ...originOf(root, content) })
  const reason = cut ?? content.cut ?? listCut(root.head)
  return {
    ...read,
    external_id: `${read.rfc_id ?? ''}:${contentHash(raw, read.from && read.rfc_id ? '' : sender.toLowerCase())}`,
    html: withPlainStrings(html),
    attachments: [...content.files.map(attachmentOf), ...(reason ? [wholeMail(raw)] : [])],
    cut: reason,
  }
}

/** Who wrote to whom about what. */
function envelopeOf(root: Part) {
  const { head } = root
  const charset = charsetOf(root)
  const list = (name: string) => rawFields(head, name).flatMap((raw) => writtenAddresses(raw, charset))
  const [from, to, cc] = [list('from'), list('to'), list('cc')]
  const [author] = lowered(from)
  const [answerTo] = lowered(list('reply-to'))
  const ids = (name: string) => rawFields(head, name).join(' ')
  const [in_reply_to, references] = [ids('in-reply-to'), ids('references')]
  return {
    rfc_id: messageIdOf(headerText(rawField(head, 'message-id'))),
    references: referencesOf(in_reply_to, references),
    from: author ? { name: author.name, email: author.address } : null,
    reply_to: (answerTo ?? author)?.address ?? null,
    to: addressesOf(to),
    cc: addressesOf(cc),
    subject: oneLine(headerText(rawField(head, 'subject'), charset)),
    as_written: {
      from,
      to,
      cc,
      date: instantOf(rawField(head, 'date')),
      in_reply_to: idsIn(in_reply_to),
      references: idsIn(references),
    },
  }
}

const addressesOf = (list: MailAddress[]): string[] => [...new Set(lowered(list).map(({ address }) => address))]

/** Headers with bare 8-bit letters are mostly in the charset of the text. */
function charsetOf(part: Part): string {
  const own = part.content.parameters.get('charset') ?? ''
  return own || (part.parts[0] ? charsetOf(part.parts[0]) : '')
}

function saidIn({ text, html, is_from_html }: Content) {
  return { text, new_text: newTextOf({ text: is_from_html ? '' : text, html }) }
}

function originOf(root: Part, { text }: Content) {
  const evidence = evidenceOf(root, text)
  const automatic = automaticKind(evidence)
  return {
    automatic: automatic.kind,
    automatic_reason: automatic.reason,
    list_address: listAddress(root.head),
    reports: reportsOf(evidence, automatic),
  }
}

const listCut = (head: Head): string | null =>
  ['to', 'cc'].some((name) => isTooLong(rawField(head, name))) ? 'There are more recipients than are looked at.' : null

const attachmentOf = ({ content, name, type, inline, content_id }: FoundFile): MailAttachment => ({
  content: content(),
  ...withPlainStrings({ name, type, inline, content_id }),
})

const wholeMail = (raw: Buffer): MailAttachment => ({
  content: raw,
  name: 'original.eml',
  type: 'message/rfc822',
  inline: false,
  content_id: null,
})
