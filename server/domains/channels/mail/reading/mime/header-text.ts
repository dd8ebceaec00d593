import { decodeText } from './charset.ts'
import { decodeBase64 } from './transfer.ts'

/** Longest header value decoded, in characters; what is shown of a subject or a name is far shorter. */
const LONGEST_VALUE = 200_000

interface EncodedWord {
  charset: string
  bytes: Buffer
}

const WORD_START = /=\?([^?\s=*]{0,40})(?:\*[^?\s]{0,40})?\?([bq])\?/gi

/**
 * The text of a header value (RFC 2047, and 8-bit bytes as in RFC 6532 or without any rule). Neighbouring encoded words of
 * one charset are put together before they are decoded, since many programs cut letters in two.
 */
export function headerText(raw: string, charset = ''): string {
  const value = raw.length > LONGEST_VALUE ? raw.slice(0, LONGEST_VALUE) : raw
  if (!value.includes('=?')) return rawText(value, charset)
  const pieces: (string | EncodedWord)[] = []
  let at = 0
  for (const word of encodedWords(value)) {
    const between = value.slice(at, word.start)
    if (between.trim() !== '' || typeof pieces.at(-1) !== 'object') pieces.push(rawText(between, charset))
    pieces.push(word)
    at = word.end
  }
  return joined(pieces) + rawText(value.slice(at), charset)
}

/** White space as people would write it: folding and tabs become one space. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

const rawText = (value: string, charset: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escapes of ISO-2022 are looked for, too
  /[\x1b\x80-\xff]/.test(value) ? decodeText(Buffer.from(value, 'latin1'), charset) : value

function* encodedWords(value: string): Generator<EncodedWord & { start: number; end: number }> {
  let lastEnd = 0
  for (const match of value.matchAll(WORD_START)) {
    if (match.index < lastEnd) continue
    const from = match.index + match[0].length
    const close = endOfWord(value, from, match[2]!)
    // Without an end anywhere there is none behind the next start either.
    if (close === -1) return
    lastEnd = close + 2
    const encoded = value.slice(from, close)
    const bytes = /b/i.test(match[2]!) ? decodeBase64(encoded) : decodeQ(encoded)
    yield { charset: match[1]!.toLowerCase(), bytes, start: match.index, end: lastEnd }
  }
}

/** Where "?=" ends a word; a "?" before two hex digits of quoted-printable was left unencoded and ends nothing. */
function endOfWord(value: string, from: number, encoding: string): number {
  let end = value.indexOf('?=', from)
  if (/b/i.test(encoding)) return end
  while (end !== -1 && /^[0-9A-F]{2}/.test(value.slice(end + 2, end + 4))) {
    const later = value.indexOf('?=', end + 2)
    if (later === -1) break
    end = later
  }
  return end
}

const decodeQ = (encoded: string): Buffer =>
  Buffer.from(
    encoded
      .replaceAll('_', ' ')
      .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )

function joined(pieces: (string | EncodedWord)[]): string {
  let text = ''
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at]!
    if (typeof piece === 'string') {
      text += piece
      continue
    }
    const run = [piece.bytes]
    for (let next = pieces[at + 1]; typeof next === 'object' && next.charset === piece.charset; next = pieces[at + 1]) {
      run.push(next.bytes)
      at++
    }
    text += decodeRun(run, piece.charset)
  }
  return text
}

/** Together, unless that breaks what is whole word by word (each word of ISO-2022 starts anew, and so may UTF-16). */
function decodeRun(words: Buffer[], charset: string): string {
  const together = decodeText(words.length === 1 ? words[0]! : Buffer.concat(words), charset)
  if (words.length === 1 || !together.includes('\ufffd')) return together
  const apart = words.map((word) => decodeText(word, charset)).join('')
  return apart.includes('\ufffd') ? together : apart
}
