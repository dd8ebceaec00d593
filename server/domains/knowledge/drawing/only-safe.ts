import { attributesOf, type Tag, tokensOf } from '../../../platform/html/tokens.ts'
import { isAllowed } from './addresses.ts'

type Check = (value: string) => boolean
const anyText: Check = () => true

const words = (names: string): string[] => names.split(' ')
const heading = { id: (value: string) => /^h-[\p{L}\p{N}-]{1,100}$/u.test(value) }
const cell = { align: (value: string) => /^(?:left|center|right)$/.test(value) }

/** Every element and attribute that leaves the drawing. What is not named here goes; its text stays. */
const ALLOWED = new Map<string, Record<string, Check>>([
  ...words('p br hr strong em s pre ul li blockquote table thead tbody tr').map((name) => [name, {}] as const),
  ...words('h2 h3 h4 h5 h6').map((name) => [name, heading] as const),
  ...words('th td').map((name) => [name, cell] as const),
  ['ol', { start: (value) => /^\d{1,9}$/.test(value) }],
  ['code', { class: (value) => /^language-[\w+#-]{1,40}$/.test(value) }],
  ['a', { href: isAllowed, title: anyText, rel: anyText }],
  ['img', { src: isAllowed, alt: anyText, title: anyText, loading: anyText, decoding: anyText }],
])

/**
 * The second lock behind the first: the drawing makes no HTML of its author's, and should it ever, nothing but text, pictures
 * and links gets through. In one pass.
 */
export function onlySafe(html: string): string {
  let safe = ''
  for (const token of tokensOf(html)) safe += token.kind === 'text' ? token.text.replaceAll('<', '&lt;') : tagOf(token)
  return safe
}

function tagOf(tag: Tag): string {
  const checks = ALLOWED.get(tag.name)
  if (!checks) return ''
  if (tag.kind === 'close') return `</${tag.name}>`
  const attributes = [...attributesOf(tag)]
    .filter(([name, value]) => Object.hasOwn(checks, name) && checks[name]!(value))
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
  return `<${tag.name}${attributes.join('')}>`
}

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
