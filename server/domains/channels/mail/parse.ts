import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { type AddressObject, type Attachment, type ParsedMail, simpleParser } from 'mailparser'
import { blobs } from '../../../platform/blobs/blobs.ts'
import { cleanHtml } from '../../../platform/html/clean.ts'
import type { InboundFile } from '../inbound-message.ts'
import { newTextOf } from '../new-text.ts'

/** A mail as we understand it. Addresses are lower case; ids stand without their angle brackets. */
export interface Mail {
  external_id: string
  rfc_id: string | null
  references: string[]
  from: { name: string; email: string } | null
  to: string[]
  cc: string[]
  subject: string
  text: string
  new_text: string
  html: string | null
  files: InboundFile[]
}

/** References followed at most, nearest first: enough for any conversation, harmless for a forged header of thousands. */
const MOST_REFERENCES = 50
const MOST_FILES = 100

/** Reads a raw mail. The attachments' bytes are stored on the way. */
export async function parseMail(raw: Buffer): Promise<Mail> {
  const parsed = await simpleParser(raw, { skipImageLinks: true, maxHtmlLengthToParse: 2_000_000 })
  const text = (parsed.text ?? '').replaceAll('\u0000', '')
  const rfc_id = parsed.messageId ? plainId(parsed.messageId) : null
  return {
    external_id: `${rfc_id ?? ''}:${contentHash(raw)}`,
    rfc_id,
    references: referencesOf(parsed),
    from: senderOf(parsed),
    to: addressesIn(parsed.to),
    cc: addressesIn(parsed.cc),
    subject: (parsed.subject ?? '').replaceAll('\u0000', '').replace(/\s+/g, ' ').trim(),
    text,
    new_text: newTextOf(text),
    html: parsed.html ? await cleanHtml(parsed.html.replaceAll('\u0000', '')) : null,
    files: await storeAttachments(parsed.attachments),
  }
}

const plainId = (id: string): string => id.trim().replace(/^<|>$/g, '').slice(0, 500)

function referencesOf({ inReplyTo, references }: ParsedMail): string[] {
  const listed = typeof references === 'string' ? [references] : (references ?? [])
  const ids = [...(inReplyTo ? inReplyTo.split(/\s+/) : []), ...listed.toReversed()].map(plainId).filter(Boolean)
  return [...new Set(ids)].slice(0, MOST_REFERENCES)
}

const LOOKS_LIKE_ADDRESS = /^[^\s@]+@[^\s@]+$/

/** The first usable address of From; Reply-To is where to answer, not who wrote. */
function senderOf({ from }: ParsedMail): Mail['from'] {
  const author = flatten(from).find(({ address }) => LOOKS_LIKE_ADDRESS.test(address))
  return author ? { name: author.name, email: author.address } : null
}

const addressesIn = (list: ParsedMail['to']): string[] => [
  ...new Set(
    flatten(list)
      .map(({ address }) => address)
      .filter((address) => LOOKS_LIKE_ADDRESS.test(address)),
  ),
]

function flatten(list: AddressObject | AddressObject[] | undefined): { name: string; address: string }[] {
  const objects = Array.isArray(list) ? list : list ? [list] : []
  return objects
    .flatMap(({ value }) => value)
    .flatMap((entry) => entry.group ?? [entry])
    .map(({ name, address }) => ({ name: (name ?? '').trim().slice(0, 200), address: (address ?? '').toLowerCase() }))
}

async function storeAttachments(attachments: Attachment[]): Promise<InboundFile[]> {
  const files: InboundFile[] = []
  for (const attachment of attachments.slice(0, MOST_FILES)) {
    const stored = await blobs().put(Readable.from([attachment.content]))
    files.push({
      ...stored,
      name: attachment.filename || (attachment.contentType === 'message/rfc822' ? 'message.eml' : 'attachment'),
      type: attachment.contentType,
      inline: attachment.contentDisposition === 'inline' || attachment.related === true,
      content_id: attachment.cid ?? null,
    })
  }
  return files
}

/** Headers every station adds or changes on the way: the same mail delivered twice differs in nothing else. */
const TRANSPORT_HEADERS =
  /^(received|return-path|delivered-to|x-[^:]*|authentication-results|arc-[^:]*|dkim-signature|received-spf):/i

/** A hash of what the sender wrote, by which a second copy is recognised and another content under the same id is not. */
function contentHash(raw: Buffer): string {
  const text = raw.toString('latin1')
  const end = /\r?\n\r?\n/.exec(text)
  const head = end ? text.slice(0, end.index) : text
  const body = end ? text.slice(end.index + end[0].length) : ''
  const kept = head
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .filter((line) => !TRANSPORT_HEADERS.test(line))
  const content = `${kept.join('\n')}\n\n${body.replaceAll('\r\n', '\n').trimEnd()}`
  return createHash('sha256').update(content, 'latin1').digest('hex').slice(0, 32)
}
