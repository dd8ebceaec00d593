import { markOf } from './quote-marks.ts'

/** Elements of earlier mail found while cleaning, before their classes and ids go. */
export interface FoundQuotes {
  quotes: Element[]
  /** From here on, everything is earlier mail. */
  rest: Element | null
}

export const noQuotes = (): FoundQuotes => ({ quotes: [], rest: null })

/** Looks at an element whose attributes are still as they came. */
export function noteQuote(found: FoundQuotes, element: Element): void {
  const name = element.tagName.toLowerCase()
  const mark = markOf({ name, attribute: (name) => element.getAttribute(name) ?? '' })
  if (mark === 'quote' || mark === 'attribution') found.quotes.push(element)
  if (mark === 'rest' || (mark === 'divider' && isAboveHeaders(element))) found.rest ??= element
}

const HEADER_LINES = /^\s*(?:[^\n:：]{1,30}[:：][^\n]*\n?\s*){2}/u

/** The line a program draws above "From: … Sent: …", not one the writer drew. */
function isAboveHeaders(element: Element): boolean {
  const below = element.tagName === 'HR' ? element.nextElementSibling : element
  const text = (below?.textContent ?? '').slice(0, 400)
  return (
    /^\s*\*?[\p{L}\s]{2,25}[:：]/u.test(text) &&
    (text.match(/[:：]/g)?.length ?? 0) >= 3 &&
    HEADER_LINES.test(text.replace(/([:：])/g, '$1\n'))
  )
}

/**
 * Sets data-quoted on earlier mail, so that it can be folded. Not when nothing would be left to read: then it is what the
 * mail is about, a forward for one.
 */
export function markQuotes(body: Element, { quotes, rest }: FoundQuotes): void {
  const marked = [...quotes, ...(rest ? withAllAfter(rest, body) : [])].filter((element) => body.contains(element))
  for (const element of marked) element.setAttribute('data-quoted', '')
  if (marked.length === 0 || hasUnquotedText(body)) return
  for (const element of marked) element.removeAttribute('data-quoted')
}

function withAllAfter(first: Element, body: Element): Element[] {
  const after = [first]
  for (let at = first; at !== body && at.parentElement; at = at.parentElement) {
    for (let next = at.nextElementSibling; next; next = next.nextElementSibling) after.push(next)
  }
  return after
}

function hasUnquotedText(element: Element): boolean {
  for (const node of element.childNodes) {
    if (node.nodeType === node.TEXT_NODE && node.textContent!.trim() !== '') return true
    if (node.nodeType !== node.ELEMENT_NODE || (node as Element).hasAttribute('data-quoted')) continue
    if ((node as Element).tagName === 'IMG' || hasUnquotedText(node as Element)) return true
  }
  return false
}
