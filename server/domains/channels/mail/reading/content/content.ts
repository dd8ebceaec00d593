import { rawField, readHead } from '../mime/head.ts'
import { headerText, oneLine } from '../mime/header-text.ts'
import { bytesOf, type Part, readParts } from '../mime/part.ts'
import { uuencodedIn } from '../mime/uuencode.ts'
import { alternativeOf, bodyHtml, bodyText, type Segment } from './body.ts'
import { calendarSummary } from './calendar.ts'
import { type FoundFile, fileOf, givenName, withShownFiles } from './file.ts'
import { textOfPart } from './part-text.ts'
import { readTnef } from './tnef.ts'

/** What a mail holds for its reader. */
export interface Content {
  text: string
  /** The text was made from HTML, wholly or in part: its writer wrote no other. */
  is_from_html: boolean
  html: string | null
  files: FoundFile[]
  /** What could not be kept, or null. */
  cut: string | null
}

/** Files of one mail kept at most. */
const MOST_FILES = 100
/** Longest text kept, in characters: a novel has less. */
const LONGEST_TEXT = 2_000_000
/** Mails in mails looked into for a text. */
const DEEPEST_MAIL = 3

interface Gathering {
  files: FoundFile[]
  /** What is shown where the mail has no text of its own: named texts, enclosed mails, invitations. */
  spare: (() => Segment[])[]
  cut: string | null
  depth: number
}

/** Reads body and files out of the parts of a mail; `depth` is that of the mails it is enclosed in. */
export function readContent(root: Part, depth = 0): Content {
  const gathering: Gathering = { files: [], spare: [], cut: null, depth }
  const own = gather(root, gathering, { isRoot: true })
  const segments = isEmpty(own) ? firstOf(gathering.spare) : own
  const text = bodyText(segments).trimEnd().replace(/^\n+/, '')
  const { files } = gathering
  const cut = gathering.cut ?? (text.length > LONGEST_TEXT ? 'The text is longer than two million characters.' : null)
  const is_from_html = segments.some(({ text, html }) => html && !text?.trim())
  return { ...withShownFiles(bodyHtml(segments), files), text: text.slice(0, LONGEST_TEXT), is_from_html, cut }
}

const isEmpty = (segments: Segment[]): boolean => segments.every(({ text, html }) => !text?.trim() && !html?.trim())

/** The first that says anything. */
const firstOf = (spare: (() => Segment[])[]): Segment[] => {
  for (const read of spare.slice(0, MOST_FILES)) {
    const segments = read()
    if (!isEmpty(segments)) return segments
  }
  return []
}

interface Place {
  isRoot?: boolean
  isRelated?: boolean
  isAlternative?: boolean
}

function gather(part: Part, gathering: Gathering, place: Place): Segment[] {
  if (part.parts.length > 0) return gatherParts(part, gathering, place)
  if (isBody(part, place)) return bodySegments(part, gathering)
  if (place.isAlternative && OTHER_FORMS.has(part.type)) return []
  return gatherFile(part, gathering, place)
}

/** Forms of a text for programs that can show them; people get the HTML beside them. */
const OTHER_FORMS = new Set(['text/x-amp-html', 'text/watch-html', 'text/enriched', 'text/richtext'])

function gatherParts(part: Part, gathering: Gathering, { isRelated = false }: Place): Segment[] {
  const subtype = part.type.slice('multipart/'.length)
  const isAlternative = subtype === 'alternative'
  const place = { isRelated: isRelated || subtype === 'related', isAlternative }
  const segments = part.parts.map((inner) => gather(inner, gathering, place))
  // Some programs put the plain form beside the HTML and its pictures.
  return isAlternative || subtype === 'related' ? alternativeOf(segments) : segments.flat()
}

const BODY_TYPES = new Set(['text/plain', 'text/html', 'text/enriched', 'text/richtext'])

function isBody(part: Part, { isRoot = false, isAlternative = false }: Place): boolean {
  if (part.disposition.value === 'attachment') return false
  if (isAlternative && OTHER_FORMS.has(part.type)) return false
  if (isRoot) return part.type.startsWith('text/') && !OTHER_ROOTS.has(part.type)
  return BODY_TYPES.has(part.type) && givenName(part) === ''
}

/** Texts that are files even where they are the whole mail. */
const OTHER_ROOTS = new Set([
  'text/calendar',
  'text/rfc822-headers',
  'text/csv',
  'text/vcard',
  'text/x-vcard',
  'text/rtf',
])

const OCTETS = 'application/octet-stream'

function bodySegments(part: Part, gathering: Gathering): Segment[] {
  const text = textOfPart(part)
  if (part.type === 'text/html') return [{ text: null, html: text }]
  if (!text.includes('begin')) return [{ text, html: null }]
  const { text: left, files } = uuencodedIn(text, MOST_FILES)
  for (const { name, content } of files) {
    addFile(gathering, { ...fileOf({ name, type: OCTETS }), content: () => content })
  }
  return [{ text: left, html: null }]
}

function gatherFile(part: Part, gathering: Gathering, { isRelated = false }: Place): Segment[] {
  if (isTnef(part)) return gatherTnef(part, gathering)
  addFile(gathering, {
    ...fileOf({
      name: givenName(part) || (isMail(part) ? mailName(part) : ''),
      type: part.type,
      content_id: rawField(part.head, 'content-id'),
      location: rawField(part.head, 'content-location'),
    }),
    inline: part.disposition.value === 'inline' || (isRelated && part.disposition.value !== 'attachment'),
    content: () => bytesOf(part),
  })
  if (isReadable(part)) gathering.spare.push(() => spareText(part, gathering.depth))
  return []
}

const isMail = ({ type }: Part): boolean => type === 'message/rfc822' || type === 'message/global'

/** Texts that nobody declared a file, mails and invitations are shown where there is no other text. */
const isReadable = (part: Part): boolean =>
  isMail(part) ||
  part.type === 'text/calendar' ||
  part.type === 'message/delivery-status' ||
  (BODY_TYPES.has(part.type) && part.disposition.value !== 'attachment')

function spareText(part: Part, depth: number): Segment[] {
  if (isMail(part)) {
    if (depth >= DEEPEST_MAIL) return []
    const { text, html } = readContent(readParts(bytesOf(part)).root, depth + 1)
    return [{ text, html }]
  }
  const text = textOfPart(part)
  if (part.type === 'text/calendar') return [{ text: calendarSummary(text), html: null }]
  return [part.type === 'text/html' ? { text: null, html: text } : { text, html: null }]
}

function addFile(gathering: Gathering, file: FoundFile): void {
  if (gathering.files.length < MOST_FILES) gathering.files.push(file)
  else gathering.cut ??= `There are more than ${MOST_FILES} files.`
}

function mailName(part: Part): string {
  const subject = rawField(readHead(bytesOf(part)), 'subject')
  const name = oneLine(headerText(subject)).replace(/[/\\]/g, ' ').slice(0, 100)
  return name === '' ? '' : `${name}.eml`
}

const isTnef = (part: Part): boolean =>
  /^application\/(vnd\.)?ms-tnef$/.test(part.type) || /^winmail\.dat$/i.test(givenName(part))

/** Outlook's wrapping is taken off; where that does not work, or not wholly, the wrapped file stays. */
function gatherTnef(part: Part, gathering: Gathering): Segment[] {
  const bytes = bytesOf(part)
  const tnef = readTnef(bytes)
  const isWhole = tnef && !tnef.isCut && (tnef.files.length > 0 || tnef.text !== '' || tnef.html)
  if (!isWhole) addFile(gathering, { ...fileOf({ name: 'winmail.dat', type: part.type }), content: () => bytes })
  if (!tnef) return []
  for (const { content, ...file } of tnef.files) addFile(gathering, { ...fileOf(file), content: () => content })
  gathering.spare.push(() => [{ text: tnef.text || null, html: tnef.html }])
  return []
}
