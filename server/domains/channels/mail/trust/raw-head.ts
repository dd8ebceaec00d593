/** One header field as it stands in the mail, its line ends included. */
export interface Field {
  name: string
  raw: Buffer
}

export interface RawHead {
  fields: Field[]
  /** Bytes up to and with the empty line. */
  size: number
}

const LF = 0x0a
const CR = 0x0d
const FIELD_NAME = /^([\x21-\x39\x3b-\x7e]+)[ \t]*:/
/** Enough for every name that is looked at. */
const LONGEST_NAME = 80

/**
 * The header section of a mail, top first. A line that starts no field belongs to the one above it, so that nothing is
 * read as a header here that a mail program shows as part of another one.
 */
export function rawHead(raw: Buffer): RawHead {
  const starts: { name: string; at: number }[] = []
  let at = 0
  while (at < raw.length) {
    const end = raw.indexOf(LF, at) + 1 || raw.length
    if (isEmptyLine(raw, at)) return { fields: fieldsOf(raw, starts, at), size: end }
    const name = FIELD_NAME.exec(raw.toString('latin1', at, Math.min(end, at + LONGEST_NAME)))?.[1]
    if (name) starts.push({ name: name.toLowerCase(), at })
    at = end
  }
  return { fields: fieldsOf(raw, starts, raw.length), size: raw.length }
}

const isEmptyLine = (raw: Buffer, at: number): boolean => raw[at] === LF || (raw[at] === CR && raw[at + 1] === LF)

const fieldsOf = (raw: Buffer, starts: { name: string; at: number }[], end: number): Field[] =>
  starts.map(({ name, at }, index) => ({ name, raw: raw.subarray(at, starts[index + 1]?.at ?? end) }))

/** What stands behind the colon, on one line; one character per byte. */
export const textOf = ({ raw }: Field): string => {
  const text = raw.toString('latin1')
  return text
    .slice(text.indexOf(':') + 1)
    .replace(/\r?\n[ \t]*/g, ' ')
    .trim()
}
