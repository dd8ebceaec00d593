import { createHash, type Hash } from 'node:crypto'

/** Headers every station adds or changes on the way: the same mail delivered twice differs in nothing else. */
const TRANSPORT_HEADERS =
  /^(received|return-path|delivered-to|delivery-date|envelope-to|x-[^:]*|authentication-results|arc-[^:]*|dkim-signature|domainkey-signature|received-spf):/i

/**
 * A hash of what the sender wrote, by which a second copy is recognised and another content under the same id is not.
 * `sender` is the envelope's, for a mail that does not say itself who wrote it.
 */
export function contentHash(raw: Buffer, sender: string): string {
  const { head, body } = halves(raw)
  const kept = head
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .filter((line) => !TRANSPORT_HEADERS.test(line))
  const hash = createHash('sha256').update(`${kept.join('\n')}\n\n`, 'latin1')
  addBody(hash, body)
  return hash.update(sender).digest('hex').slice(0, 32)
}

/** Head and body as they came; whatever stands before the first empty line is head. */
function halves(raw: Buffer): { head: string; body: Buffer } {
  for (let at = raw.indexOf(LF); at !== -1; at = raw.indexOf(LF, at + 1)) {
    const next = raw[at + 1] === CR ? at + 2 : at + 1
    if (raw[next] !== LF) continue
    const end = raw[at - 1] === CR ? at - 1 : at
    return { head: raw.toString('latin1', 0, end), body: raw.subarray(next + 1) }
  }
  return { head: raw.toString('latin1'), body: raw.subarray(raw.length) }
}

const [LF, CR] = [10, 13]
/** White space at a body's end changes on the way: these, as trimEnd() takes them off single bytes. */
const SPACES = new Set([9, 10, 11, 12, 13, 32, 0xa0])
const STEP = 1024 * 1024

/** Bit by bit, since a mail may be large: line ends as "\n", white space at the end left out. */
function addBody(hash: Hash, body: Buffer): void {
  let end = body.length
  while (end > 0 && SPACES.has(body[end - 1]!)) end--
  for (let at = 0; at < end; ) {
    let next = Math.min(at + STEP, end)
    // A line end is not cut in two.
    if (body[next - 1] === CR && next < end) next++
    hash.update(body.toString('latin1', at, next).replaceAll('\r\n', '\n'), 'latin1')
    at = next
  }
}
