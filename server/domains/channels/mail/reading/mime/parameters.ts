import { decodeText } from './charset.ts'
import { headerText, oneLine } from './header-text.ts'

/** A header such as Content-Type: its value in lower case, and its parameters with names in lower case. */
export interface Structured {
  value: string
  parameters: Map<string, string>
}

const MOST_PARAMETERS = 500

/**
 * Reads "value; name=value; …" as lenient as programs are wrong: quoted or not, with encoded words where none may stand,
 * and with continued and percent-encoded values (RFC 2231).
 */
export function parseStructured(raw: string, charset = ''): Structured {
  const [value = '', ...rest] = splitOutsideQuotes(raw)
  const pairs = rest.flatMap(pairIn)
  return {
    value: value
      .replace(/\([^()]*\)/g, '')
      .trim()
      .toLowerCase(),
    parameters: assemble(pairs, charset),
  }
}

interface Pair {
  name: string
  value: string
}

/** Pieces between semicolons; what stands in quotes is left alone, an unclosed quote ends with the header. */
function splitOutsideQuotes(raw: string): string[] {
  const pieces: string[] = []
  let [start, isQuoted] = [0, false]
  for (let at = 0; at < raw.length && pieces.length < MOST_PARAMETERS; at++) {
    const char = raw[at]
    if (char === '\\' && isQuoted) at++
    else if (char === '"') isQuoted = !isQuoted
    else if (char === ';' && !isQuoted) {
      pieces.push(raw.slice(start, at))
      start = at + 1
    }
  }
  return [...pieces, raw.slice(start)]
}

function pairIn(piece: string): Pair[] {
  const equals = piece.indexOf('=')
  if (equals === -1) return []
  const name = piece.slice(0, equals).trim().toLowerCase()
  return name === '' ? [] : [{ name, value: unquoted(piece.slice(equals + 1).trim()) }]
}

function unquoted(value: string): string {
  if (!value.startsWith('"')) return value.replace(/\s+\([^()]*\)$/, '')
  const end = value.lastIndexOf('"')
  const inside = value.slice(1, end > 0 ? end : undefined)
  // Only a quote or a backslash needs one before it; elsewhere it belongs to a path of Windows.
  return inside.replace(/\\(["\\])/g, '$1')
}

interface Section {
  number: number
  encoded: boolean
  value: string
}

function assemble(pairs: Pair[], charset: string): Map<string, string> {
  const parameters = new Map<string, string>()
  const continued = new Map<string, Section[]>()
  for (const { name, value } of pairs) {
    const section = /^([^*]+)\*(?:(\d{1,3})(\*)?)?$/.exec(name)
    if (!section) {
      if (!parameters.has(name)) parameters.set(name, oneLine(headerText(value, charset)))
      continue
    }
    const sections = continued.get(section[1]!) ?? []
    continued.set(section[1]!, sections)
    sections.push({ number: Number(section[2] ?? 0), encoded: section[2] === undefined || section[3] === '*', value })
  }
  // The new form is the better one where a program writes both.
  for (const [name, sections] of continued) parameters.set(name, oneLine(textOfSections(sections, charset)))
  return parameters
}

function textOfSections(sections: Section[], hint: string): string {
  const inOrder = sections.toSorted((one, other) => one.number - other.number)
  const prefix = inOrder[0]!.encoded ? /^([^']*)'[^']*'/.exec(inOrder[0]!.value) : null
  const raw = inOrder.map(({ value, encoded }, at) => {
    const own = at === 0 && prefix ? value.slice(prefix[0].length) : value
    return encoded ? percentDecoded(own) : own
  })
  const joined = raw.join('')
  if (!inOrder.some(({ encoded }) => encoded)) return headerText(joined, hint)
  return decodeText(Buffer.from(joined, 'latin1'), prefix?.[1] || hint)
}

const percentDecoded = (value: string): string =>
  value.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
