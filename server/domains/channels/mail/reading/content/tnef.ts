import { decodeText } from '../mime/charset.ts'
import { decompressRtf } from './lzfu.ts'
import { readRtf } from './rtf.ts'
import { Bytes, type Property, propertiesIn, UNICODE } from './tnef-properties.ts'

/** What Outlook hides in a winmail.dat. */
export interface TnefContent {
  text: string
  html: string | null
  files: TnefFile[]
  /** Not everything could be read. */
  isCut: boolean
}

interface TnefFile {
  name: string
  type: string
  content: Buffer
  content_id: string | null
}

const SIGNATURE = 0x223e9f78
const ATTRIBUTE = {
  body: 0x800c,
  rendering: 0x9002,
  title: 0x8010,
  bytes: 0x800f,
  attachment: 0x9005,
  message: 0x9003,
  codePage: 0x9007,
}
/** Property ids (MS-OXPROPS). */
const PROPERTY = {
  body: 0x1000,
  rtf: 0x1009,
  html: 0x1013,
  bytes: 0x3701,
  name: 0x3704,
  longName: 0x3707,
  type: 0x370e,
  contentId: 0x3712,
  display: 0x3001,
}

const MOST_ATTRIBUTES = 5_000
const MOST_FILES = 100
const DEEPEST = 3
const LONGEST_TEXT = 4_000_000
/** Before the stream of an embedded message stands the id of its interface. */
const INTERFACE_ID_BYTES = 16

interface Attachment {
  title: string
  bytes: Buffer | null
  properties: Map<number, Property>
}

/** Reads a TNEF stream (MS-OXTNEF); null when it is none. Never throws, and never unpacks more than it was given. */
export function readTnef(stream: Buffer, depth = 0): TnefContent | null {
  const bytes = new Bytes(stream)
  if (bytes.uint32() !== SIGNATURE) return null
  bytes.skip(2)
  const found = attributesIn(bytes)
  const charset = `windows-${found.codePage}`
  const files = found.attachments.flatMap((attachment) => filesOf(attachment, charset, depth))
  const isCut = found.isCut || files.length > MOST_FILES
  return { ...bodyOf(found, charset), files: files.slice(0, MOST_FILES), isCut }
}

interface Found {
  body: Buffer | null
  message: Map<number, Property>
  attachments: Attachment[]
  codePage: number
  isCut: boolean
}

function attributesIn(bytes: Bytes): Found {
  const found: Found = { body: null, message: new Map(), attachments: [], codePage: 1252, isCut: false }
  for (let count = 0; count < MOST_ATTRIBUTES && bytes.left >= 9; count++) {
    bytes.skip(1)
    const id = bytes.uint32() & 0xffff
    const length = bytes.uint32()
    if (length > bytes.left) return { ...found, isCut: true }
    addAttribute(found, id, bytes.take(length))
    bytes.skip(2)
  }
  return { ...found, isCut: bytes.left >= 9 }
}

function addAttribute(found: Found, id: number, value: Buffer): void {
  if (id === ATTRIBUTE.codePage && value.length >= 4) found.codePage = value.readUInt32LE(0)
  else if (id === ATTRIBUTE.body) found.body = value
  else if (id === ATTRIBUTE.message) found.message = propertiesIn(value)
  else if (id === ATTRIBUTE.rendering) found.attachments.push({ title: '', bytes: null, properties: new Map() })
  const attachment = found.attachments.at(-1)
  if (!attachment) return
  if (id === ATTRIBUTE.title) attachment.title = untilNul(value).toString('latin1')
  else if (id === ATTRIBUTE.bytes) attachment.bytes = value
  else if (id === ATTRIBUTE.attachment) attachment.properties = propertiesIn(value)
}

function bodyOf({ message, body }: Found, charset: string): { text: string; html: string | null } {
  const plain = message.get(PROPERTY.body) ?? (body && { type: 0, value: body })
  const text = plain ? stringOf(plain, charset).replace(/\r\n?/g, '\n').trim() : ''
  const html = message.get(PROPERTY.html)
  if (html) return { text, html: htmlOf(html, charset) }
  const rtf = message.get(PROPERTY.rtf)
  const unpacked = rtf && decompressRtf(rtf.value, LONGEST_TEXT)
  if (!unpacked) return { text, html: null }
  const read = readRtf(unpacked.toString('latin1'))
  return { text: text || read.text, html: read.html }
}

const htmlOf = (html: Property, charset: string): string =>
  html.type === UNICODE
    ? stringOf(html, charset)
    : decodeText(html.value.subarray(0, LONGEST_TEXT), charsetInHtml(html.value) ?? charset)

const charsetInHtml = (html: Buffer): string | undefined =>
  /charset\s*=\s*["']?([\w-]{2,40})/i.exec(html.toString('latin1', 0, 2_000))?.[1]

function filesOf({ title, bytes, properties }: Attachment, charset: string, depth: number): TnefFile[] {
  const text = (id: number) => {
    const property = properties.get(id)
    return property ? stringOf(property, charset).trim() : ''
  }
  const name =
    text(PROPERTY.longName) ||
    text(PROPERTY.name) ||
    text(PROPERTY.display) ||
    decodeText(Buffer.from(title, 'latin1'), charset)
  const content = bytes?.length ? bytes : properties.get(PROPERTY.bytes)?.value
  if (!content) return []
  const inner = depth < DEEPEST ? readTnef(content.subarray(INTERFACE_ID_BYTES), depth + 1) : null
  if (inner) return [...letterOf(inner, name), ...inner.files]
  const type = text(PROPERTY.type).toLowerCase()
  return [{ name, content, type: type || 'application/octet-stream', content_id: text(PROPERTY.contentId) || null }]
}

/** A mail enclosed in the mail: what it says becomes a file. */
function letterOf({ html, text }: TnefContent, name: string): TnefFile[] {
  const letter = { content: Buffer.from(html ?? text), content_id: null }
  if (html) return [{ ...letter, name: `${name || 'message'}.html`, type: 'text/html' }]
  return text ? [{ ...letter, name: `${name || 'message'}.txt`, type: 'text/plain' }] : []
}

const stringOf = ({ type, value }: Property, charset: string): string =>
  type === UNICODE ? value.toString('utf16le').replace(/\0+$/, '') : decodeText(untilNul(value), charset)

function untilNul(value: Buffer): Buffer {
  const end = value.indexOf(0)
  return end === -1 ? value : value.subarray(0, end)
}
