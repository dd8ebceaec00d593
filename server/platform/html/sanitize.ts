import createPurifier, { type WindowLike } from 'dompurify'
import { JSDOM } from 'jsdom'

const FORBIDDEN_TAGS = [
  'style',
  'form',
  'input',
  'button',
  'textarea',
  'select',
  'option',
  'iframe',
  'object',
  'embed',
  'audio',
  'video',
  'source',
  'svg',
  'math',
  'base',
  'link',
  'meta',
]
const FORBIDDEN_ATTRIBUTES = [
  'srcset',
  'background',
  'ping',
  'formaction',
  'autofocus',
  'tabindex',
  'id',
  'name',
  'class',
  'contenteditable',
]

const purifier = createPurifier(new JSDOM('').window as unknown as WindowLike)
purifier.addHook('afterSanitizeAttributes', (node) => {
  if (node.tagName === 'A') {
    node.setAttribute('target', '_blank')
    node.setAttribute('rel', 'noopener noreferrer nofollow')
  }
  const style = node.getAttribute('style')
  // A style may place and colour, but neither fetch nor cover the page.
  if (style && /url\s*\(|expression|position|@import|\\/i.test(style)) node.removeAttribute('style')
})

/** Only for the thread in clean-thread.ts: the time this takes grows with the square of the nesting. */
export const sanitize = (html: string): string =>
  purifier.sanitize(html, {
    FORBID_TAGS: FORBIDDEN_TAGS,
    FORBID_ATTR: FORBIDDEN_ATTRIBUTES,
    ALLOW_DATA_ATTR: false,
    ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|tel:|cid:|data:image\/(?:png|jpe?g|gif|webp);base64,)/i,
  })
