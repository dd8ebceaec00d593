import { createHash } from 'node:crypto'

/** Headers every station adds or changes on the way: the same mail delivered twice differs in nothing else. */
const TRANSPORT_HEADERS =
  /^(received|return-path|delivered-to|x-[^:]*|authentication-results|arc-[^:]*|dkim-signature|received-spf):/i

/**
 * A hash of what the sender wrote, by which a second copy is recognised and another content under the same id is not.
 * `sender` is the envelope's, for a mail that does not say itself who wrote it.
 */
export function contentHash(raw: Buffer, sender: string): string {
  const text = raw.toString('latin1')
  const end = /\r?\n\r?\n/.exec(text)
  const head = end ? text.slice(0, end.index) : text
  const body = end ? text.slice(end.index + end[0].length) : ''
  const kept = head
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .filter((line) => !TRANSPORT_HEADERS.test(line))
  const content = `${kept.join('\n')}\n\n${body.replaceAll('\r\n', '\n').trimEnd()}`
  return createHash('sha256').update(content, 'latin1').update(sender).digest('hex').slice(0, 32)
}
