import type { WindowLike } from 'dompurify'

type Clean = (html: string) => string
let cleaner: Promise<Clean> | undefined

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

/**
 * HTML from outside, made safe to show: no script, no form, no style sheet; links open in a new page and tell it nothing.
 * Loaded on first use, since a document model weighs tens of megabytes that an idle desk need not carry.
 */
export async function cleanHtml(html: string): Promise<string> {
  cleaner ??= loadCleaner()
  return (await cleaner)(html)
}

async function loadCleaner(): Promise<Clean> {
  const [{ JSDOM }, { default: createPurifier }] = await Promise.all([import('jsdom'), import('dompurify')])
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
  return (html) =>
    purifier.sanitize(html, {
      FORBID_TAGS: FORBIDDEN_TAGS,
      FORBID_ATTR: FORBIDDEN_ATTRIBUTES,
      ALLOW_DATA_ATTR: false,
      ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|tel:|cid:|data:image\/(?:png|jpe?g|gif|webp);base64,)/i,
    })
}
