import { type Attachment, type ParsedMail, simpleParser } from 'mailparser'
import { cleanHtml } from '../../../../platform/html/clean.ts'
import { textOfHtml } from '../../../../platform/html/text-of-html.ts'
import { newTextOf } from '../../new-text/new-text.ts'
import { addressesIn } from './addresses.ts'
import { contentHash } from './content-hash.ts'
import { withPlainStrings } from './plain-strings.ts'

/** A mail as we understand it. Addresses are lower case; ids stand without their angle brackets. */
export interface Mail {
  external_id: string
  rfc_id: string | null
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
  /** What wrote it, when no person did. */
  automatic: 'none' | 'auto_reply' | 'bounce' | 'list' | 'feedback_report'
  /** What a bounce or another delivery report says, by recipient. */
  reports: MailReport[]
}

/** One recipient's part of a delivery report (RFC 3464), or of a bounce in an older form. */
export interface MailReport {
  recipient: string
  action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded' | 'complaint'
  /** Enhanced status code (RFC 3463), such as 5.1.1. */
  status: string | null
  /** The other server's own words. */
  words: string
  /** Message-ID of the mail it is about. */
  original_message_id: string | null
}

export interface MailAttachment {
  content: Buffer
  name: string
  type: string
  inline: boolean
  content_id: string | null
}

/** References followed at most, nearest first: enough for any conversation, harmless for a forged header of thousands. */
const MOST_REFERENCES = 50
const MOST_ATTACHMENTS = 100
const LONGEST_ID = 500

/**
 * Reads a raw mail. `sender` is who handed it over (the envelope's MAIL FROM): it tells mails apart that do not say who
 * wrote them, or have no Message-ID. Throws what is wrong with the mail, or ThreadUnavailable, which is not its fault.
 */
export async function parseMail(raw: Buffer, sender = ''): Promise<Mail> {
  const parsed = withPlainStrings(await simpleParser(raw, { skipImageLinks: true, skipHtmlToText: true }))
  const rfc_id = plainId(parsed.messageId ?? '') || null
  const [author] = addressesIn(parsed.from)
  const [answerTo] = addressesIn(parsed.replyTo)
  const html = parsed.html ? await cleanHtml(parsed.html) : null
  const text = textOf(parsed, html)
  return {
    external_id: `${rfc_id ?? ''}:${contentHash(raw, author && rfc_id ? '' : sender.toLowerCase())}`,
    rfc_id,
    references: referencesOf(parsed),
    from: author ? { name: author.name, email: author.address } : null,
    reply_to: (answerTo ?? author)?.address ?? null,
    to: namesOf(parsed.to),
    cc: namesOf(parsed.cc),
    subject: (parsed.subject ?? '').replace(/\s+/g, ' ').trim(),
    text,
    new_text: newTextOf(text),
    html,
    attachments: parsed.attachments.slice(0, MOST_ATTACHMENTS).map(attachmentOf),
    automatic: 'none',
    reports: [],
  }
}

const namesOf = (header: ParsedMail['to']): string[] => [...new Set(addressesIn(header).map(({ address }) => address))]

const plainId = (id: string): string => id.trim().replace(/^<|>$/g, '').slice(0, LONGEST_ID)

function referencesOf({ inReplyTo, references }: ParsedMail): string[] {
  const listed = typeof references === 'string' ? [references] : (references ?? [])
  const ids = [...(inReplyTo ? inReplyTo.split(/\s+/) : []), ...listed.toReversed()].map(plainId).filter(Boolean)
  return [...new Set(ids)].slice(0, MOST_REFERENCES)
}

/** What the mail says in plain text, or what its HTML says when there is no such text or not all of it. */
function textOf({ text = '', html, textAsHtml = '' }: ParsedMail, clean: string | null): string {
  const isWhole = text.trim() !== '' && !EMPTY_PART.test(textAsHtml)
  return isWhole || !html ? text : textOfHtml(clean ?? html)
}

/** The parser leaves an empty text where HTML stands beside text parts instead of being another form of them. */
const EMPTY_PART = /(^|<br\/>\n)<p><\/p>($|<br\/>\n)/

const attachmentOf = ({ content, contentType, filename, contentDisposition, related, cid }: Attachment) => ({
  content,
  name: filename || (contentType === 'message/rfc822' ? 'message.eml' : 'attachment'),
  type: contentType,
  inline: contentDisposition === 'inline' || related === true,
  content_id: cid ?? null,
})
