/** One header field, unfolded. The value still holds the bytes as they came, one per character (latin1). */
interface Field {
  name: string
  value: string
}

/** The head of a mail or of one of its parts, and the bytes behind it. */
export interface Head {
  fields: Field[]
  body: Buffer
  /** False when it is longer than 2 MiB; the rest is in the body then. */
  isWhole: boolean
}

/** Longest head looked at, in bytes: real ones stay below a twentieth of it. */
const LONGEST_HEAD = 2 * 1024 * 1024

const FIELD = /^([!-9;-~]+)[ \t]*:/
const BLANK = /^[ \t]*$/
const MAILBOX_LINE = /^>?From /

interface Line {
  text: string
  next: number
}

/**
 * Splits bytes into head and body. An mbox separator and empty lines before the head are passed over; a head that stops
 * being one without an empty line ends there.
 */
export function readHead(bytes: Buffer): Head {
  const fields: Field[] = []
  let at = startOfHead(bytes)
  while (at < bytes.length) {
    const line = lineAt(bytes, at)
    const name = FIELD.exec(line.text)
    const isHead = name || fields.length > 0
    if (isHead && line.next > LONGEST_HEAD) return { fields, body: bytes.subarray(at), isWhole: false }
    if (name) fields.push({ name: name[1]!.toLowerCase(), value: line.text.slice(name[0].length).trim() })
    else if (endsHead(bytes, line, fields))
      return { fields, body: bytes.subarray(isBlank(line) ? line.next : at), isWhole: true }
    else if (/^[ \t]/.test(line.text)) fields.at(-1)!.value += ` ${line.text.trim()}`
    at = line.next
  }
  return { fields, body: bytes.subarray(bytes.length), isWhole: true }
}

/** The first value of a field, as it came; empty when there is none. */
export const rawField = ({ fields }: Head, name: string): string =>
  fields.find((field) => field.name === name && field.value !== '')?.value ?? ''

export const rawFields = ({ fields }: Head, name: string): string[] =>
  fields.filter((field) => field.name === name && field.value !== '').map(({ value }) => value)

const isBlank = ({ text }: Line): boolean => text === '' || BLANK.test(text)

function lineAt(bytes: Buffer, from: number): Line {
  const end = bytes.indexOf(10, from)
  const next = end === -1 ? bytes.length : end + 1
  const stop = end === -1 ? bytes.length : end
  // A longer line is refused by its length; it need not become a string first.
  const text = bytes.toString('latin1', from, Math.min(stop, from + LONGEST_HEAD))
  return { text: text.endsWith('\r') ? text.slice(0, -1) : text, next }
}

function startOfHead(bytes: Buffer): number {
  const isUtf8 = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  let at = isUtf8 ? 3 : 0
  while (at < bytes.length && (bytes[at] === 10 || bytes[at] === 13)) at++
  const first = lineAt(bytes, at)
  if (MAILBOX_LINE.test(first.text) && !FIELD.test(first.text)) return first.next
  // Empty lines before something that is no head belong to the text.
  return FIELD.test(first.text) ? at : 0
}

/** An empty line ends the head; so does what is no field at all, unless the head goes on right behind it. */
function endsHead(bytes: Buffer, line: Line, fields: Field[]): boolean {
  if (line.text === '') return true
  if (fields.length === 0) return true
  const goesOn =
    line.next < bytes.length && /^[ \t]*\S/.test(lineAt(bytes, line.next).text) && isHeadLine(bytes, line.next)
  if (BLANK.test(line.text)) return !goesOn
  return !/^[ \t]/.test(line.text) && !goesOn && !isBlank(lineAt(bytes, line.next))
}

function isHeadLine(bytes: Buffer, at: number): boolean {
  const { text } = lineAt(bytes, at)
  return FIELD.test(text) || /^[ \t]/.test(text)
}
