import { type Head, rawField, rawFields, readHead } from './head.ts'
import { parseStructured, type Structured } from './parameters.ts'
import { decodeTransfer } from './transfer.ts'

/** One part of a mail, or the mail itself. */
export interface Part {
  head: Head
  /** Lower case, such as text/plain. */
  type: string
  content: Structured
  disposition: Structured
  /** Parts inside; empty in a leaf. */
  parts: Part[]
}

/** Parts and nesting looked at: what people send stays far below both. What lies beyond is not read. */
const MOST_PARTS = 1_000
const DEEPEST = 30

interface Budget {
  left: number
  cut: string | null
}

/** Takes a mail apart. `cut` says what of it was not looked at, or null. */
export function readParts(raw: Buffer): { root: Part; cut: string | null } {
  const budget: Budget = { left: MOST_PARTS, cut: null }
  const root = readPart(withLineFeeds(raw), budget, { depth: 0, parent: '' })
  return { root, cut: budget.cut }
}

/** The bytes of a leaf, free of their transfer encoding. */
export const bytesOf = ({ head }: Part): Buffer =>
  decodeTransfer(head.body, rawField(head, 'content-transfer-encoding'))

/** Old Macs end lines with a carriage return alone. */
function withLineFeeds(raw: Buffer): Buffer {
  if (raw.includes(10) || !raw.includes(13)) return raw
  const copy = Buffer.from(raw)
  for (let at = copy.indexOf(13); at !== -1; at = copy.indexOf(13, at + 1)) copy[at] = 10
  return copy
}

function readPart(bytes: Buffer, budget: Budget, { depth, parent }: { depth: number; parent: string }): Part {
  const head = readHead(bytes)
  const content = contentOf(head, parent)
  const part: Part = {
    head,
    type: content.value,
    content,
    disposition: parseStructured(rawField(head, 'content-disposition')),
    parts: [],
  }
  if (!part.type.startsWith('multipart/')) return part
  const bodies = splitBody(head.body, content.parameters.get('boundary'), budget)
  if (!bodies?.length) return asText(part)
  if (depth >= DEEPEST) {
    budget.cut ??= `Parts are nested deeper than ${DEEPEST} levels.`
    return { ...part, type: 'application/octet-stream' }
  }
  part.parts = bodies.map((body) => readPart(body, budget, { depth: depth + 1, parent: part.type }))
  return part
}

/** The first Content-Type that is one; without any, a part is plain text, in a digest a mail (RFC 2046, 5.1.5). */
function contentOf(head: Head, parent: string): Structured {
  const fields = rawFields(head, 'content-type').map((raw) => parseStructured(raw))
  const content = fields.find(({ value }) => /^[a-z0-9]+\/\S+$/.test(value))
  if (content) return content
  const parameters = fields[0]?.parameters ?? new Map<string, string>()
  if (fields[0]?.value.startsWith('multipart')) return { value: 'multipart/mixed', parameters }
  if (/^(text\/?)?html/.test(fields[0]?.value ?? '')) return { value: 'text/html', parameters }
  return { value: parent === 'multipart/digest' ? 'message/rfc822' : 'text/plain', parameters }
}

/** A multipart without parts, as from a program that only says so: its body is what the writer wrote. */
const asText = (part: Part): Part => ({ ...part, type: 'text/plain' })

/** The bodies between the delimiters, each up to the line end that belongs to the next one; null when there are none. */
function splitBody(body: Buffer, declared: string | undefined, budget: Budget): Buffer[] | null {
  const first = declared ? delimiterAfter(body, `--${declared}`, 0) : null
  if (first) return between(body, `--${declared}`, budget)
  const found = undeclaredDelimiter(body)
  return found === null ? null : between(body, found, budget)
}

interface Delimiter {
  start: number
  end: number
  closes: boolean
}

function between(body: Buffer, mark: string, budget: Budget): Buffer[] {
  const bodies: Buffer[] = []
  let open = delimiterAfter(body, mark, 0)
  while (open) {
    if (open.closes) {
      // Parts behind the end are against the rules, and somebody wrote them all the same.
      open = delimiterAfter(body, mark, open.end)
      continue
    }
    if (budget.left <= 0) {
      budget.cut ??= `There are more than ${MOST_PARTS} parts.`
      return bodies
    }
    const next = delimiterAfter(body, mark, open.end)
    budget.left -= 1
    const inside = body.subarray(open.end, next ? lineEndBefore(body, next.start) : body.length)
    // Between two delimiters in a row is no part.
    if (inside.length > 0 || !next) bodies.push(inside)
    open = next
  }
  return bodies
}

/** A line that is the mark, perhaps with "--" and white space behind it; a longer mark is another multipart's. */
function delimiterAfter(body: Buffer, mark: string, from: number): Delimiter | null {
  for (let start = body.indexOf(mark, from, 'latin1'); start !== -1; start = body.indexOf(mark, start + 1, 'latin1')) {
    if (start > 0 && body[start - 1] !== 10) continue
    const lineEnd = body.indexOf(10, start)
    const end = lineEnd === -1 ? body.length : lineEnd + 1
    const rest = body.toString('latin1', start + mark.length, Math.min(end, start + mark.length + 200))
    if (/^(--)?\s*$/.test(rest)) return { start, end, closes: rest.startsWith('--') }
  }
  return null
}

function lineEndBefore(body: Buffer, start: number): number {
  const end = body[start - 1] === 10 ? start - 1 : start
  return body[end - 1] === 13 ? end - 1 : end
}

/** Lines looked at for a delimiter nobody declared. */
const MOST_LINES = 200

/** A line "--…" right before a part's head is a delimiter, whatever the header says. */
function undeclaredDelimiter(body: Buffer): string | null {
  const text = body.toString('latin1', 0, 64_000)
  for (const line of text.split('\n', MOST_LINES)) {
    const mark = line.trimEnd()
    if (!/^--[^\s-]|^--.{8}/.test(mark) || mark.length > 200) continue
    const behind = text.slice(text.indexOf(line) + line.length + 1)
    if (/^content-[a-z-]+:/i.test(behind)) return mark
  }
  return null
}
