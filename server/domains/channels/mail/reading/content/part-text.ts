import { decodeText } from '../mime/charset.ts'
import { unflowed } from '../mime/flowed.ts'
import { bytesOf, type Part } from '../mime/part.ts'

/** The text of a part: its charset decoded, flowed lines put together, every line end "\n". */
export function textOfPart(part: Part): string {
  const { parameters } = part.content
  const bytes = bytesOf(part)
  const isHtml = part.type === 'text/html'
  const charset = parameters.get('charset') || (isHtml ? charsetInHtml(bytes) : '')
  const text = decodeText(bytes, charset).replace(/\r\n?/g, '\n')
  if (isHtml) return text
  if (part.type === 'text/enriched' || part.type === 'text/richtext') return text.replace(/<[^<>]{1,80}>/g, '')
  const isFlowed = parameters.get('format')?.toLowerCase() === 'flowed'
  return isFlowed ? unflowed(text, parameters.get('delsp')?.toLowerCase() === 'yes') : text
}

/** HTML may tell its charset itself; it stands near its beginning. */
const charsetInHtml = (bytes: Buffer): string =>
  /<meta[^>]{0,200}charset\s*=\s*["']?([\w:.-]{2,40})/i.exec(bytes.toString('latin1', 0, 2_048))?.[1] ?? ''
