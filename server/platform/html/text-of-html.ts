import { decodeEntities } from './entities.ts'
import { type Token, tokensOf } from './tokens.ts'

/** What is looked at and what is kept at most: a letter is shorter, and a forgery costs no more than this. */
const MOST_TOKENS = 300_000
const LONGEST_TEXT = 1_000_000
const DEEPEST_QUOTE = 5

const words = (names: string): Set<string> => new Set(names.split(' '))
/** Elements on lines of their own, and those among them that stand apart by an empty line. */
const BLOCKS = words(
  'address article aside body center dd div dl dt fieldset figure footer form header li main nav section tbody tr',
)
const PARAGRAPHS = words('blockquote h1 h2 h3 h4 h5 h6 hr ol p pre table ul')

/** Stands for the border between two cells until the line is set: no text has it. */
const NEXT_CELL = '\v'
const CELL_BREAK = / ?\v[ \v]*/g

/** Text being set line by line. */
interface Page {
  lines: string[]
  line: string
  length: number
  /** How deep the current line is quoted, and how deep the last one was. */
  quotes: number
  quotes_before: number
  pres: number
  /** An empty line stands before the next one. */
  gap: boolean
}

/**
 * The text of HTML as one would write it without: paragraphs, lines, list items, table cells (apart by a tab), and quoted
 * blocks behind ">". In one pass, so that it may be asked of any HTML, clean or not.
 */
export function textOfHtml(html: string): string {
  const page: Page = { lines: [], line: '', length: 0, quotes: 0, quotes_before: 0, pres: 0, gap: false }
  let count = 0
  for (const token of tokensOf(html)) {
    if (++count > MOST_TOKENS || page.length > LONGEST_TEXT) break
    if (token.kind === 'text') addText(page, token.text)
    else addTag(page, token)
  }
  endLine(page)
  return page.lines.join('\n').trim().slice(0, LONGEST_TEXT)
}

function addText(page: Page, source: string): void {
  const text = decodeEntities(source.slice(0, LONGEST_TEXT))
  const [first, ...rest] = page.pres > 0 ? text.split(/\r?\n/) : [text.replace(/[\0- ]+/g, ' ')]
  page.line += page.line === '' && page.pres === 0 ? first!.trimStart() : first
  page.length += text.length
  for (const line of rest) {
    breakLine(page)
    page.line = line
  }
}

function addTag(page: Page, { kind, name }: Exclude<Token, { kind: 'text' }>): void {
  if (name === 'br') breakLine(page)
  if (kind === 'open' && (name === 'td' || name === 'th') && page.line !== '') page.line += NEXT_CELL
  if (PARAGRAPHS.has(name) || BLOCKS.has(name)) endLine(page)
  if (PARAGRAPHS.has(name)) page.gap = true
  const step = kind === 'open' ? 1 : -1
  if (name === 'blockquote') page.quotes = Math.max(0, page.quotes + step)
  if (name === 'pre') page.pres = Math.max(0, page.pres + step)
  if (name === 'li' && kind === 'open') page.line = '- '
}

function endLine(page: Page): void {
  if (page.line.trim() !== '') breakLine(page)
  page.line = ''
}

/** Several empty lines say no more than one. */
function breakLine(page: Page): void {
  const line = page.line.replace(CELL_BREAK, '\t').trimEnd()
  page.line = ''
  if (line === '') {
    page.gap = true
    return
  }
  const quotes = Math.min(page.quotes, DEEPEST_QUOTE)
  if (page.gap && page.lines.length > 0) page.lines.push('> '.repeat(Math.min(quotes, page.quotes_before)).trimEnd())
  page.lines.push('> '.repeat(quotes) + line)
  page.gap = false
  page.quotes_before = quotes
  page.length += 1
}
