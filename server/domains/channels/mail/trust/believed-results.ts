import { AuthResult } from '../contract.ts'
import { type RawHead, textOf } from './raw-head.ts'

interface MethodResult {
  method: string
  result: AuthResult
  /** `smtp.mailfrom`, `header.from` … in lower case. */
  properties: Record<string, string>
}

/** What the receiving server has found, in its own Authentication-Results header. */
export interface BelievedResults {
  server: string
  spf: { result: AuthResult; domain: string | null } | null
  dmarc: { result: AuthResult; from: string } | null
}

/** What stands as the reason when something was taken from there. */
export const asFoundBy = (server: string): string => `As ${server} found it.`

const LONGEST_HEADER = 8_000

/**
 * The topmost Authentication-Results header of the server named `server`. A header further down can have come with the
 * mail: whoever writes a mail can write such headers into it, and only the server's own stands above them (RFC 8601, 5).
 */
export function believedResults({ fields }: RawHead, server: string | undefined): BelievedResults | null {
  if (!server) return null
  const wanted = server.toLowerCase()
  for (const field of fields) {
    if (field.name !== 'authentication-results' || field.raw.length > LONGEST_HEADER) continue
    const [id = '', ...statements] = withoutComments(textOf(field)).split(';')
    // The id may be followed by a version.
    if (id.trim().split(/\s+/)[0]?.toLowerCase() !== wanted) continue
    const methods = statements.map(methodResult).filter((found) => found !== null)
    return { server, spf: spfAmong(methods), dmarc: dmarcAmong(methods) }
  }
  return null
}

/** Comments nest, and parentheses in a quoted string are none (RFC 5322, 3.2.2). */
function withoutComments(text: string): string {
  let depth = 0
  let isQuoted = false
  let kept = ''
  for (const [piece] of text.matchAll(/["()]|[^"()]+/g)) {
    if (piece === '"' && depth === 0) isQuoted = !isQuoted
    if (piece === '(' && !isQuoted) depth++
    if (depth === 0) kept += isQuoted ? piece.replaceAll(';', ' ') : piece
    if (piece === ')' && !isQuoted) depth = Math.max(0, depth - 1)
  }
  return kept
}

function methodResult(statement: string): MethodResult | null {
  const [, method, word] = /^\s*([a-z][a-z0-9-]*)(?:\s*\/\s*\d+)?\s*=\s*([a-z]+)/i.exec(statement) ?? []
  const result = AuthResult.safeParse(word?.toLowerCase())
  if (!method || !result.success) return null
  const pairs = statement.matchAll(/([a-z]+\.[a-z0-9_-]+)\s*=\s*("[^"]*"|[^\s;]+)/gi)
  const properties = Object.fromEntries([...pairs].map(([, name, value]) => [name!.toLowerCase(), value!]))
  return { method: method.toLowerCase(), result: result.data, properties }
}

function spfAmong(methods: MethodResult[]): BelievedResults['spf'] {
  const spf = methods.find(({ method }) => method === 'spf')
  if (!spf) return null
  return { result: spf.result, domain: domainOf(spf.properties['smtp.mailfrom'] ?? spf.properties['smtp.helo']) }
}

function dmarcAmong(methods: MethodResult[]): BelievedResults['dmarc'] {
  const dmarc = methods.find(({ method }) => method === 'dmarc')
  const from = domainOf(dmarc?.properties['header.from'])
  return dmarc && from ? { result: dmarc.result, from } : null
}

/** `<a@Example.com>`, `@example.com`, `example.com` → `example.com` */
function domainOf(value: string | undefined): string | null {
  const domain = value
    ?.replace(/[<>"\s]/g, '')
    .split('@')
    .at(-1)
    ?.toLowerCase()
  return domain || null
}
