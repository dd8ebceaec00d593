/**
 * The HTML part of a reply. What mail programs agree on is little: no tables, no style sheets, no colours that dark mode
 * could turn against the reader; styles stand at the elements. `dir=auto` lets each paragraph run its own way.
 */

const BODY = 'font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:1.5'
const PARAGRAPH = 'margin:0 0 1em'
const LIST = 'margin:0 0 1em;padding:0 0 0 1.6em'
const QUOTE = 'margin:0 0 1em;padding:0 0 0 0.8em;border-left:2px solid #b0b0b0'
/** Told apart from text by its frame alone, which every mail program draws or leaves out: then it is a plain link. */
const ACTION = 'display:inline-block;padding:10px 18px;border:1px solid #6b7280;border-radius:6px;font-weight:bold'
const SIGNATURE = 'margin:1.5em 0 0;font-size:13px'

/** Plain text as HTML: paragraphs, lists, quoted lines, links. */
export const htmlOfText = (text: string): string => blocksOf(text.split(/\r?\n/)).map(htmlOfBlock).join('')

/**
 * Cleaned HTML of the composer with the margins it has on screen, which mail programs would each choose differently. What
 * the desk writes itself may hold links of the class `action`, which look like buttons.
 */
export const withMailStyles = (html: string): string =>
  html
    .replaceAll('<a class="action"', `<a style="${ACTION}"`)
    .replaceAll('<p>', `<p dir="auto" style="${PARAGRAPH}">`)
    .replaceAll('<ul>', `<ul dir="auto" style="${LIST}">`)
    .replaceAll('<ol>', `<ol dir="auto" style="${LIST}">`)
    .replaceAll('<blockquote>', `<blockquote dir="auto" style="${QUOTE}">`)

/** The whole document: what was written, below it the account's signature. */
export function mailDocument(body: string, signature: string): string {
  const below = signature ? `<div dir="auto" style="${SIGNATURE}">-- <br>${lines(signature.split(/\r?\n/))}</div>` : ''
  return `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><div dir="auto" style="${BODY}">${body}${below}</div></body></html>`
}

type Kind = 'paragraph' | 'quote' | 'bullets' | 'numbers'
interface Block {
  kind: Kind
  lines: string[]
}

const BULLET = /^\s{0,8}[-*•]\s+/
const NUMBER = /^\s{0,8}\d{1,3}[.)]\s+/
const QUOTED = /^>\s?/

function kindOf(line: string): Kind {
  if (QUOTED.test(line)) return 'quote'
  if (BULLET.test(line)) return 'bullets'
  return NUMBER.test(line) ? 'numbers' : 'paragraph'
}

/** Neighbouring lines of one kind belong together; an empty line ends a block. */
function blocksOf(textLines: string[]): Block[] {
  const blocks: Block[] = []
  let open: Block | undefined
  for (const line of textLines) {
    if (line.trim() === '') {
      open = undefined
      continue
    }
    const kind = kindOf(line)
    if (open?.kind !== kind) {
      open = { kind, lines: [] }
      blocks.push(open)
    }
    open.lines.push(line)
  }
  return blocks
}

function htmlOfBlock({ kind, lines: its }: Block): string {
  if (kind === 'quote') {
    const inner = htmlOfText(its.map((line) => line.replace(QUOTED, '')).join('\n'))
    return `<blockquote dir="auto" style="${QUOTE}">${inner}</blockquote>`
  }
  if (kind === 'bullets') return listOf('ul', its, BULLET)
  if (kind === 'numbers') return listOf(`ol start="${Number.parseInt(its[0]!, 10)}"`, its, NUMBER)
  return `<p dir="auto" style="${PARAGRAPH}">${lines(its)}</p>`
}

const listOf = (tag: string, its: string[], mark: RegExp): string =>
  `<${tag} dir="auto" style="${LIST}">${its.map((line) => `<li>${withLinks(line.replace(mark, ''))}</li>`).join('')}</${tag.slice(0, 2)}>`

const lines = (its: string[]): string => its.map(withLinks).join('<br>')

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (letter) => ENTITIES[letter]!)

/** An address in the text, without the punctuation a sentence puts behind it. */
const LINK = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]}'])/

const withLinks = (line: string): string =>
  line
    .split(LINK)
    .map((piece, index) => (index % 2 === 1 ? `<a href="${escaped(piece)}">${escaped(piece)}</a>` : escaped(piece)))
    .join('')
