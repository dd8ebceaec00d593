import createPurifier, { type Config, type WindowLike } from 'dompurify'
import { JSDOM } from 'jsdom'
import { ALLOWED_ATTRIBUTES, ALLOWED_TAGS } from './allowed.ts'
import { hiddenHost, safeLink } from './links.ts'
import { type FoundQuotes, markQuotes, noQuotes, noteQuote } from './quoted-elements.ts'
import { safeStyle } from './safe-style.ts'

/** HTML to clean. What strangers sent loads no picture by itself, and shows where it quotes and where a link lies. */
export interface ToClean {
  html: string
  from: 'stranger' | 'us'
}

const CONFIG = {
  ALLOWED_TAGS,
  ALLOWED_ATTR: ALLOWED_ATTRIBUTES,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ALLOWED_URI_REGEXP: /^(?:https?:|\/\/|mailto:|tel:|cid:|data:image\/(?:png|jpe?g|gif|webp|bmp);base64,)/i,
  // Everything but these two is no address, and would be held to be a wrong one: widths, colours, borders.
  ADD_URI_SAFE_ATTR: ALLOWED_ATTRIBUTES.filter((name) => name !== 'href' && name !== 'src'),
  RETURN_DOM: true,
} satisfies Config

const purifier = createPurifier(new JSDOM('').window as unknown as WindowLike)
let found: FoundQuotes = noQuotes()
let from: ToClean['from'] = 'stranger'

// Whoever reads the result without a parser must find no tag within an attribute.
purifier.addHook('uponSanitizeAttribute', (_element, attribute) => {
  if (/[<>]/.test(attribute.attrValue)) attribute.attrValue = attribute.attrValue.replace(/[<>]/g, '')
})
purifier.addHook('beforeSanitizeAttributes', (element) => {
  if (from === 'stranger' && isElement(element)) noteQuote(found, element)
})
purifier.addHook('afterSanitizeAttributes', (element) => {
  if (!isElement(element)) return
  if (element.tagName === 'A') cleanLink(element)
  if (element.tagName === 'IMG') cleanPicture(element)
  else element.removeAttribute('src')
  if (element.hasAttribute('style')) setOrRemove(element, 'style', safeStyle(element.getAttribute('style')!))
})

/** Text is looked at too. An element without attributes says nothing; for the document model every question is dear. */
const isElement = (node: Element): boolean => node.nodeType === 1 && (node.hasAttributes() || BARE.has(node.tagName))
const BARE = new Set(['A', 'BLOCKQUOTE'])

/** Only for the thread in clean-thread.ts: the time this takes grows with the square of the nesting. */
export function sanitize(given: ToClean): string {
  found = noQuotes()
  from = given.from
  const body = purifier.sanitize(given.html, CONFIG) as unknown as Element
  if (from === 'us') return body.innerHTML
  for (const link of body.querySelectorAll('a[href]')) markHiddenHost(link)
  markQuotes(body, found)
  return body.innerHTML
}

function setOrRemove(element: Element, name: string, value: string | null): void {
  if (value) element.setAttribute(name, value)
  else element.removeAttribute(name)
}

function cleanLink(link: Element): void {
  setOrRemove(link, 'href', safeLink(link.getAttribute('href') ?? ''))
  link.setAttribute('target', '_blank')
  link.setAttribute('rel', 'noopener noreferrer nofollow')
}

function markHiddenHost(link: Element): void {
  const host = hiddenHost(link.getAttribute('href')!, link.textContent ?? '')
  if (!host) return
  link.setAttribute('data-mismatch', host)
  link.setAttribute('title', host)
}

const OWN_SOURCE = /^(?:cid:|data:image\/(?:png|jpe?g|gif|webp|bmp);base64,)/i
const WEB_SOURCE = /^(?:https?:)?\/\//i

/** A picture from the web waits in data-remote-src until somebody asks for it; one nobody can see only tells that the mail was read. */
function cleanPicture(picture: Element): void {
  const source = (picture.getAttribute('src') ?? picture.getAttribute('data-remote-src') ?? '').trim()
  const isWeb = WEB_SOURCE.test(source)
  if (isWeb && from === 'stranger' && isTrackingPixel(picture)) {
    picture.remove()
    return
  }
  const address = source.startsWith('//') ? `https:${source}` : source
  const mayLoad = OWN_SOURCE.test(source) || (isWeb && from === 'us')
  setOrRemove(picture, 'src', mayLoad ? address : null)
  setOrRemove(picture, 'data-remote-src', isWeb && from === 'stranger' ? address : null)
}

const TINY = /^\s*[01](?:\.\d+)?(?:px)?\s*$/i

function isTrackingPixel(picture: Element): boolean {
  const style = picture.getAttribute('style') ?? ''
  const size = (name: 'width' | 'height') =>
    picture.getAttribute(name) ?? new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;!]*)`, 'i').exec(style)?.[1] ?? ''
  return TINY.test(size('width')) && TINY.test(size('height'))
}
