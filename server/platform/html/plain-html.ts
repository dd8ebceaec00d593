import { hiddenHost } from './links.ts'
import { type PlainElement, plainElement } from './plain-element.ts'
import { plainHead } from './plain-head.ts'
import { matchAt, plainEndTagAt, plainTagAt, plainText, VOID, writtenText, writtenValue } from './plain-tags.ts'

/** Longest HTML looked at, in characters, and how deep it may be nested: both far above what people write by hand. */
const LONGEST = 64_000
const DEEPEST = 100

/** Control characters, and the mark of byte order: parsers replace, drop or report them. */
const ODD = /[^\P{Cc}\t\n\r]|\ufeff/u

/** Inside a paragraph, and around anything. Those that a parser opens again where they were left open; thrice, it loses count. */
const FORMATTING = new Set('a b big code em font i s small strike strong tt u'.split(' '))
const INLINE = new Set([...FORMATTING, 'br', 'span', 'sub', 'sup'])
/** These end an open paragraph. */
const HEADINGS = new Set('h1 h2 h3 h4 h5 h6'.split(' '))
const BLOCKS = new Set([...HEADINGS, ...'blockquote center div hr li ol p ul'.split(' ')])
const LISTS = new Set(['ol', 'ul'])
const MOST_ALIKE = 3

interface Reading {
  source: string
  at: number
  open: PlainElement[]
  written: (string | PlainElement)[]
  link: { element: PlainElement; shown: string } | null
  quotes: PlainElement[]
  has_unquoted_text: boolean
}

/**
 * The same, letter by letter, as what sanitize() makes of a stranger's HTML, without a document model; null for all but plain HTML.
 * Plain is what a parser takes as it stands (HTML, 13.2.6): every element is closed in its turn, a paragraph holds no
 * block, a link no link, a heading no heading, and list items stand in lists; so none is implied, moved or opened again.
 * The time this takes grows with the length alone.
 */
export function plainHtml(html: string): string | null {
  if (html.length > LONGEST || ODD.test(html) || !html.isWellFormed()) return null
  const leading = /^[\t\n\r ]*/.exec(html)![0]
  const source = html.slice(leading.length).replace(/\r\n?/g, '\n')
  const at = plainHead(source)
  if (at === null) return null
  const reading: Reading = { source, at, open: [], written: [], link: null, quotes: [], has_unquoted_text: false }
  while (reading.at < source.length) if (!readNext(reading)) return null
  return reading.open.length === 0 ? leading + writtenOf(reading) : null
}

function readNext(reading: Reading): boolean {
  const { source, at } = reading
  if (source[at] !== '<') return readText(reading)
  return source[at + 1] === '/' ? readEndTag(reading) || readTail(reading) : readStartTag(reading)
}

function readText(reading: Reading): boolean {
  const { source, at, open, link } = reading
  const next = source.indexOf('<', at)
  reading.at = next === -1 ? source.length : next
  const text = plainText(source.slice(at, reading.at))
  if (text === null) return false
  reading.has_unquoted_text ||= !open.at(-1)?.is_quoted && text.trim() !== ''
  if (link) link.shown += text
  reading.written.push(writtenText(text))
  return true
}

function readStartTag(reading: Reading): boolean {
  const { source, open } = reading
  const tag = plainTagAt(source, reading.at)
  if (!tag || open.length === DEEPEST || !staysWhereItIs(tag.name, open)) return false
  const element = plainElement(tag)
  if (!element) return false
  reading.at = tag.end
  reading.written.push(element)
  if (element.is_quoted) reading.quotes.push(element)
  element.is_quoted ||= open.at(-1)?.is_quoted === true
  if (tag.name === 'a') reading.link = { element, shown: '' }
  if (!VOID.has(tag.name)) open.push(element)
  return true
}

function staysWhereItIs(name: string, open: readonly PlainElement[]): boolean {
  if (INLINE.has(name))
    return !FORMATTING.has(name) || count(open, (outer) => outer === name) < (name === 'a' ? 1 : MOST_ALIKE)
  if (!BLOCKS.has(name) || count(open, (outer) => outer === 'p') > 0) return false
  if (name === 'li') return LISTS.has(open.at(-1)?.name ?? '')
  return !HEADINGS.has(name) || count(open, (outer) => HEADINGS.has(outer)) === 0
}

const count = (open: readonly PlainElement[], is: (name: string) => boolean): number =>
  open.reduce((sum, { name }) => sum + (is(name) ? 1 : 0), 0)

function readEndTag(reading: Reading): boolean {
  const tag = plainEndTagAt(reading.source, reading.at)
  if (!tag || reading.open.at(-1)?.name !== tag.name) return false
  reading.at = tag.end
  reading.open.pop()
  reading.written.push(`</${tag.name}>`)
  if (tag.name === 'a') endLink(reading)
  return true
}

function endLink(reading: Reading): void {
  const { element, shown } = reading.link!
  reading.link = null
  const href = element.attributes.get('href')
  const host = href === undefined ? null : hiddenHost(href, shown)
  if (!host) return
  element.attributes.set('data-mismatch', host)
  element.attributes.set('title', host)
}

/** White space after the end of the body belongs to it, wherever it stands. */
const TAIL = /(?:<\/body[\t\n ]*>([\t\n ]*))?(?:<\/html[\t\n ]*>([\t\n ]*))?$/iy

function readTail(reading: Reading): boolean {
  const found = matchAt(TAIL, reading.source, reading.at)
  if (!found || reading.open.length > 0) return false
  reading.at = reading.source.length
  reading.written.push(found[1] ?? '', found[2] ?? '')
  return true
}

function writtenOf({ written, quotes, has_unquoted_text }: Reading): string {
  if (has_unquoted_text) for (const { attributes } of quotes) attributes.set('data-quoted', '')
  return written.map((piece) => (typeof piece === 'string' ? piece : startTag(piece))).join('')
}

const startTag = ({ name, attributes }: PlainElement): string =>
  `<${name}${[...attributes].map(([name, value]) => ` ${name}="${writtenValue(value)}"`).join('')}>`
