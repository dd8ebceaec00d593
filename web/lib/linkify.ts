/** A stretch of plain text, or an address in it that can be followed. */
export interface TextPart {
  text: string
  href: string | null
}

const address = /\bhttps?:\/\/[^\s<>"'）】」。，]+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b/gi
/** Punctuation that ends the sentence rather than the address. */
const tail = /[.,;:!?'"\])]+$/

/** Splits text into plain parts and links. Only http, https and mail addresses become links. */
export function linkify(text: string): TextPart[] {
  const parts: TextPart[] = []
  let from = 0
  for (const match of text.matchAll(address)) {
    const found = trimTail(match[0])
    if (match.index > from) parts.push({ text: text.slice(from, match.index), href: null })
    parts.push({ text: found, href: found.includes('://') ? found : `mailto:${found}` })
    from = match.index + found.length
  }
  if (from < text.length) parts.push({ text: text.slice(from), href: null })
  return parts
}

function trimTail(found: string) {
  const end = tail.exec(found)
  if (!end) return found
  // A closing bracket belongs to the address when it was opened inside it (Wikipedia writes such links).
  if (end[0].startsWith(')') && found.slice(0, end.index).includes('(')) return found.slice(0, end.index + 1)
  return found.slice(0, end.index)
}
