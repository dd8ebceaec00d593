const BEGIN = /^begin(?:-base64)? ([0-7]{3,4}) ([^\r\n]{1,255})\r?$/m

/** The first file in a uuencoded text, or null when there is none. */
export const decodeUuencoded = (text: string): Buffer | null => uuencodedIn(text, 1).files[0]?.content ?? null

interface UuencodedFile {
  name: string
  content: Buffer
}

/** Files that were put between the lines of a text, as programs did before MIME; `text` is what is left without them. */
export function uuencodedIn(text: string, most: number): { text: string; files: UuencodedFile[] } {
  const files: UuencodedFile[] = []
  let left = text
  let from = 0
  while (files.length < most) {
    const begin = BEGIN.exec(left.slice(from))
    if (!begin) break
    const start = from + begin.index
    const block = readBlock(left, start + begin[0].length)
    if (!block) {
      from = start + begin[0].length
      continue
    }
    files.push({ name: begin[2]!, content: block.content })
    left = left.slice(0, start) + left.slice(block.end)
    from = start
  }
  return { text: left, files }
}

/** Lines up to "end"; null when what follows is not uuencoded at all, as in a letter that says "begin 644 times". */
function readBlock(text: string, from: number): { content: Buffer; end: number } | null {
  const lines: Buffer[] = []
  let at = text.indexOf('\n', from) + 1
  while (at > 0 && at < text.length) {
    const next = text.indexOf('\n', at)
    const stop = next === -1 ? text.length : next
    const line = text.slice(at, Math.min(stop, at + 200)).replace(/\r$/, '')
    if (/^end\s*$/.test(line)) return lines.length > 0 ? { content: Buffer.concat(lines), end: stop } : null
    const bytes = decodeLine(line)
    if (!bytes) break
    lines.push(bytes)
    at = next === -1 ? text.length : next + 1
  }
  // A mail that was cut off still holds what came before.
  return lines.length > 1 && at >= text.length ? { content: Buffer.concat(lines), end: text.length } : null
}

/** One line: its length in bytes, then six bits per character; null when that cannot be. */
function decodeLine(line: string): Buffer | null {
  if (line === '' || line === '`') return Buffer.alloc(0)
  const length = (line.charCodeAt(0) - 32) & 63
  // Trailing spaces may be lost on the way; more than a few characters too many is a letter.
  const needed = Math.ceil(length / 3) * 4
  if (!/^[ -`]+$/.test(line) || line.length - 1 > needed + 4 || line.length - 1 < needed - 4) return null
  const bytes = Buffer.alloc(Math.ceil(length / 3) * 3)
  const bits = (at: number) => ((line.charCodeAt(at) || 32) - 32) & 63
  for (let at = 1, to = 0; to < length; at += 4, to += 3) {
    bytes.writeUIntBE((bits(at) << 18) | (bits(at + 1) << 12) | (bits(at + 2) << 6) | bits(at + 3), to, 3)
  }
  return bytes.subarray(0, length)
}
