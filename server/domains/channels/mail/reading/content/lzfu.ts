/** What every stream may refer to before it has said anything (MS-OXRTFCP, 2.1.2.1). */
const PREFILLED = Buffer.from(
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor ' +
    'MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx',
  'latin1',
)
const WINDOW = 4096
const COMPRESSED = 0x75465a4c
const UNCOMPRESSED = 0x414c454d
const HEADER_BYTES = 16

/**
 * RTF out of its compressed form (MS-OXRTFCP), `most` bytes of it at the most: the size a stream claims is not believed.
 * Null when it is no such stream.
 */
export function decompressRtf(stream: Buffer, most: number): Buffer | null {
  if (stream.length < HEADER_BYTES) return null
  const kind = stream.readUInt32LE(8)
  const body = stream.subarray(HEADER_BYTES)
  if (kind === UNCOMPRESSED) return body.subarray(0, most)
  return kind === COMPRESSED ? decompress(body, most) : null
}

interface Stream {
  out: number[]
  window: Buffer
  written: number
}

function decompress(body: Buffer, most: number): Buffer {
  const stream: Stream = { out: [], window: Buffer.alloc(WINDOW), written: PREFILLED.length }
  PREFILLED.copy(stream.window)
  let at = 0
  while (at < body.length && stream.out.length < most) {
    const flags = body[at++]!
    for (let bit = 0; bit < 8 && at < body.length; bit++) {
      if ((flags & (1 << bit)) === 0) put(stream, body[at++]!)
      else if (at + 1 < body.length && repeat(stream, body.readUInt16BE(at))) at += 2
      else return Buffer.from(stream.out)
    }
  }
  return Buffer.from(stream.out)
}

function put(stream: Stream, byte: number): void {
  stream.out.push(byte)
  stream.window[stream.written % WINDOW] = byte
  stream.written++
}

/** Repeats what was said before; false at a reference to the place being written, which ends the stream. */
function repeat(stream: Stream, token: number): boolean {
  const offset = token >> 4
  if (offset === stream.written % WINDOW) return false
  const length = (token & 0x0f) + 2
  for (let step = 0; step < length; step++) put(stream, stream.window[(offset + step) % WINDOW]!)
  return true
}
