import MarkdownIt, { type Token } from 'markdown-it'
import { fileIn, isAllowed, isOutside, isVideo } from './addresses.ts'
import { escaped, onlySafe } from './only-safe.ts'

export interface Heading {
  id: string
  level: number
  text: string
}

export interface Drawn {
  html: string
  headings: Heading[]
  /** Ids of our files that it shows or links to. */
  files: string[]
}

const markdown = new MarkdownIt({ html: false, linkify: true })
markdown.validateLink = isAllowed
// "readme.md" is a file and no host: only what begins with a scheme, or is a mail address, becomes a link by itself.
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: true })
// biome-ignore lint/complexity/useMaxParams: what markdown-it calls it with
markdown.renderer.rules.image = (tokens, index, options, _env, renderer) => {
  const picture = tokens[index]!
  const source = String(picture.attrGet('src') ?? '')
  const alt = renderer.renderInlineAsText(picture.children ?? [], options, {})
  if (isVideo(source)) return linkTo(source, alt)
  const title = String(picture.attrGet('title') ?? '')
  return `<img src="${escaped(source)}" alt="${escaped(alt)}"${title ? ` title="${escaped(title)}"` : ''} loading="lazy" decoding="async">`
}

const linkTo = (address: string, words: string): string =>
  `<a href="${escaped(address)}"${isOutside(address) ? ` rel="${AWAY}"` : ''}>${escaped(words || address)}</a>`
const AWAY = 'nofollow noopener'

/** Draws Markdown (CommonMark with tables and strikethrough); HTML in it is shown as text. `file_base`: where files are read. */
export function drawn(text: string, file_base: string): Drawn {
  const tokens = markdown.parse(text, {})
  const headings = headingsIn(tokens)
  const files = new Set<string>()
  for (const token of tokens) {
    if (token.type === 'th_open' || token.type === 'td_open') alignByAttribute(token)
    for (const child of token.children ?? []) pointTo(child, { file_base, files })
  }
  return { html: onlySafe(markdown.renderer.render(tokens, markdown.options, {})), headings, files: [...files] }
}

function pointTo(token: Token, { file_base, files }: { file_base: string; files: Set<string> }): void {
  const attribute = token.type === 'image' ? 'src' : token.type === 'link_open' ? 'href' : null
  if (!attribute) return
  const address = String(token.attrGet(attribute) ?? '')
  const file = fileIn(address)
  if (file) {
    files.add(file)
    token.attrSet(attribute, file_base + file)
  } else if (attribute === 'href' && isOutside(address)) token.attrSet('rel', AWAY)
}

/** Pages that allow no inline styles show it all the same. */
function alignByAttribute(cell: Token): void {
  const align = /^text-align:(left|center|right)$/.exec(String(cell.attrGet('style') ?? ''))?.[1]
  cell.attrs = align ? [['align', align]] : null
}

const TOP = 2
const LOWEST = 6

/** Names every heading, and moves all of them so that the first level below the page's own title is the highest one used. */
function headingsIn(tokens: readonly Token[]): Heading[] {
  const opened = tokens.flatMap((token, at) => (token.type === 'heading_open' ? [at] : []))
  const highest = Math.min(LOWEST, ...opened.map((at) => levelOf(tokens[at]!)))
  const taken = new Map<string, number>()
  return opened.map((at) => {
    const [open, inline, close] = [tokens[at]!, tokens[at + 1]!, tokens[at + 2]!]
    const level = Math.min(LOWEST, levelOf(open) - highest + TOP)
    const text = textIn(inline.children ?? [])
    const id = freeId(`h-${slugOf(text) || 'part'}`, taken)
    open.attrSet('id', id)
    open.tag = close.tag = `h${level}`
    return { id, level, text }
  })
}

const levelOf = ({ tag }: Token): number => Number(tag.slice(1))

const textIn = (tokens: readonly Token[]): string =>
  tokens
    .map(({ type, content }) => (type === 'softbreak' || type === 'hardbreak' ? ' ' : content))
    .join('')
    .trim()

function freeId(wanted: string, taken: Map<string, number>): string {
  const count = (taken.get(wanted) ?? 0) + 1
  taken.set(wanted, count)
  return count === 1 ? wanted : freeId(`${wanted}-${count}`, taken)
}

const LONGEST_SLUG = 70

/** Letters and digits of any script, joined by hyphens: readable in an address. */
export function slugOf(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC')
    .toLowerCase()
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? []
  let slug = ''
  for (const word of words) {
    if (slug && slug.length + word.length >= LONGEST_SLUG) break
    slug = slug ? `${slug}-${word}` : word.slice(0, LONGEST_SLUG)
  }
  return slug
}
