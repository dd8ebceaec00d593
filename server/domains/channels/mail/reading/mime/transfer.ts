import { decodeUuencoded } from './uuencode.ts'

/** The bytes behind a Content-Transfer-Encoding; an encoding nobody knows leaves them as they are. Never throws. */
export function decodeTransfer(body: Buffer, encoding: string): Buffer {
  const name = encoding.toLowerCase().replace(/[\s;"'].*$/, '')
  if (name === 'base64') return decodeBase64(body.toString('latin1'))
  if (name === 'quoted-printable') return decodeQuotedPrintable(body)
  // "Quoted - printable" and the like are seen, too
  if (/^quoted\s*-?\s*printable/i.test(encoding)) return decodeQuotedPrintable(body)
  if (/^(x-)?(uu|uue|uuencode)$/.test(name)) return decodeUuencoded(body.toString('latin1')) ?? body
  return body
}

const MOST_PIECES = 10_000

/** Base64, whatever stands between its letters; pieces that were padded one by one are put together. */
export function decodeBase64(text: string): Buffer {
  const padding = text.indexOf('=')
  if (padding === -1 || !/[A-Za-z0-9+/]/.test(text.slice(padding))) return Buffer.from(text, 'base64')
  const pieces = text.split(/=+/, MOST_PIECES)
  // So many were not put together by a mail program: they are read as one.
  if (pieces.length === MOST_PIECES) return Buffer.from(text.replaceAll('=', ''), 'base64')
  return Buffer.concat(pieces.map((piece) => Buffer.from(piece, 'base64')))
}

const EQUALS = 61

/** Quoted-printable (RFC 2045, 6.7): a "=" that introduces nothing stays, white space at a line's end goes. */
export function decodeQuotedPrintable(body: Buffer): Buffer {
  const bytes = Buffer.allocUnsafe(body.length)
  let length = 0
  for (let at = 0; at < body.length; at++) {
    const byte = body[at]!
    if (byte === 10) length = withoutTrailingSpace(bytes, length)
    if (byte !== EQUALS) {
      bytes[length++] = byte
      continue
    }
    const value = hexAt(body, at + 1)
    if (value !== -1) {
      // An encoded space is meant to stay, wherever the line ends.
      bytes[length++] = value
      at += 2
    } else {
      const end = softBreakEnd(body, at + 1)
      if (end === -1) bytes[length++] = byte
      else at = end
    }
  }
  return bytes.subarray(0, length)
}

function withoutTrailingSpace(bytes: Buffer, length: number): number {
  const isReturn = length > 0 && bytes[length - 1] === 13
  let end = isReturn ? length - 1 : length
  while (end > 0 && (bytes[end - 1] === 32 || bytes[end - 1] === 9)) end--
  if (isReturn) bytes[end++] = 13
  return end
}

const hexDigit = (byte: number | undefined): number => {
  if (byte === undefined) return -1
  if (byte >= 48 && byte <= 57) return byte - 48
  const letter = byte | 32
  return letter >= 97 && letter <= 102 ? letter - 87 : -1
}

function hexAt(body: Buffer, at: number): number {
  const [high, low] = [hexDigit(body[at]), hexDigit(body[at + 1])]
  return high === -1 || low === -1 ? -1 : high * 16 + low
}

/** Where a soft line break ends: at its line feed, or at the end of the text; -1 when it is none. */
function softBreakEnd(body: Buffer, from: number): number {
  let at = from
  while (body[at] === 32 || body[at] === 9) at++
  if (body[at] === 13) at++
  return at >= body.length || body[at] === 10 ? at : -1
}
