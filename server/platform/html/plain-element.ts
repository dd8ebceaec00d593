import { ALLOWED_ATTRIBUTES } from './allowed.ts'
import { safeLink } from './links.ts'
import type { PlainTag } from './plain-tags.ts'
import { markOf } from './quote-marks.ts'
import { safeStyle } from './safe-style.ts'

export interface PlainElement {
  name: string
  /** In the order in which they are written. */
  attributes: Map<string, string>
  /** Earlier mail, or a part of it. */
  is_quoted: boolean
}

/** These are not only kept or dropped, whatever they stand on. */
const SPECIAL = new Set(['href', 'src', 'value', 'data-remote-src', 'data-quoted'])
const KEPT = new Set(ALLOWED_ATTRIBUTES.filter((name) => !SPECIAL.has(name)))
const DROPPED = /^(?:class|id|name|cite|tabindex|target|rel|role|contenteditable|spellcheck|(?:aria|data)-[a-z\d-]+)$/

/** An element as sanitize() leaves it, or null where that takes a look at its surroundings. */
export function plainElement(tag: PlainTag): PlainElement | null {
  const mark = tag.attributes.size > 0 || tag.name === 'blockquote' ? markOfTag(tag) : null
  const attributes = keptOf(tag)
  if (!attributes || mark === 'rest' || mark === 'divider') return null
  if (tag.name === 'a') {
    setOrRemove(attributes, 'href', safeLink(attributes.get('href') ?? ''))
    attributes.set('target', '_blank').set('rel', 'noopener noreferrer nofollow')
  }
  const style = attributes.get('style')
  if (style !== undefined && !isQuicklyRead(style)) return null
  if (style !== undefined) setOrRemove(attributes, 'style', safeStyle(style))
  return { name: tag.name, attributes, is_quoted: mark === 'quote' || mark === 'attribution' }
}

const markOfTag = ({ name, attributes }: PlainTag) => markOf({ name, attribute: (name) => attributes.get(name) ?? '' })

function keptOf({ name: tag, attributes }: PlainTag): Map<string, string> | null {
  const kept = new Map<string, string>()
  for (const [name, value] of attributes) {
    if (KEPT.has(name) || (name === 'href' && tag === 'a')) kept.set(name, value.trim())
    else if (SPECIAL.has(name) || !DROPPED.test(name)) return null
  }
  return kept
}

/** The time safeStyle takes grows with the square of a declaration. */
const isQuicklyRead = (style: string): boolean => style.length <= 2_000 && !/[^;]{201}/.test(style)

function setOrRemove(attributes: Map<string, string>, name: string, value: string | null): void {
  if (value) attributes.set(name, value)
  else attributes.delete(name)
}
