import { textOfHtml } from '../../../../../platform/html/text-of-html.ts'

/** A stretch of the mail's body: plain, HTML, or the same in both forms. */
export interface Segment {
  text: string | null
  html: string | null
}

/** What a body says in plain text: where a stretch has no plain form, that of its HTML. */
export const bodyText = (segments: Segment[]): string => {
  const texts = segments.map(textOfSegment).filter((text) => text.trim() !== '')
  return texts.length === 1 ? texts[0]! : texts.map((text) => text.trim()).join('\n\n')
}

/** The body in HTML where any of it is HTML, with the plain stretches in their places; else null. */
export function bodyHtml(segments: Segment[]): string | null {
  if (!segments.some(({ html }) => html)) return null
  return segments.map(({ text, html }) => html ?? plainAsHtml(text ?? '')).join('\n')
}

/** The forms of one content put together: its first plain form, and its best, which stands last (RFC 2046, 5.1.4). */
export function alternativeOf(forms: Segment[][]): Segment[] {
  const filled = forms.filter((form) => form.length > 0)
  const plain = filled.find((form) => form.every(({ html }) => html === null) && bodyText(form).trim() !== '')
  const rich = filled.findLast((form) => form.some(({ html }) => html))
  if (!plain && !rich) return filled[0] ?? []
  // A form without HTML may still be the better one: it is the only one with text.
  return [{ text: plain ? bodyText(plain) : null, html: rich ? bodyHtml(rich) : null }]
}

const textOfSegment = ({ text, html }: Segment): string =>
  text !== null && text.trim() !== '' ? text : html ? textOfHtml(html) : (text ?? '')

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

const plainAsHtml = (text: string): string =>
  text.trim() === ''
    ? ''
    : `<p>${text
        .trim()
        .replace(/[&<>]/g, (char) => ENTITIES[char]!)
        .replace(/\r?\n/g, '<br>\n')}</p>`
