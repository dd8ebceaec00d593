import { decodeEntities } from './entities.ts'
import { type Mark, markOf } from './quote-marks.ts'
import { attributesOf, type Tag, tokensOf } from './tokens.ts'

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
  /** Elements with a mark that are open now, or null when marks are not asked for. */
  marked: OpenMark[] | null
}

interface OpenMark {
  mark: Mark
  name: string
  /** Elements of the same name that are open inside. */
  depth: number
}

/** Stand at the start of a line in place of the mark it was under; letters of no script (Unicode's private use area). */
export const MARK_LETTERS = { attribution: '\ue000', rest: '\ue001', divider: '\ue002', signature: '\ue003' } as const
const ANY_MARK_LETTER = /[\ue000-\ue003]/g
const MOST_OPEN_MARKS = 20
const MARKING = /class|\bid\b|data-|style|tabindex/i

/**
 * The text of HTML as one would write it without: paragraphs, lines, list items, table cells (apart by a tab), and quoted
 * blocks behind ">". In one pass, so that it may be asked of any HTML, clean or not.
 */
export const textOfHtml = (html: string): string => setText(html, null)

/**
 * The same, with MARK_LETTERS where a mail program has marked what is quoted or signed. It ends where a mark says that
 * everything further is earlier mail.
 */
export const markedTextOfHtml = (html: string): string => setText(html.replace(ANY_MARK_LETTER, ''), [])

function setText(html: string, marked: OpenMark[] | null): string {
  const page: Page = { lines: [], line: '', length: 0, quotes: 0, quotes_before: 0, pres: 0, gap: false, marked }
  let count = 0
  for (const token of tokensOf(html)) {
    if (++count > MOST_TOKENS || page.length > LONGEST_TEXT) break
    if (token.kind === 'text') addText(page, token.text)
    else addTag(page, token)
    if (page.lines.at(-1) === MARK_LETTERS.rest) break
  }
  endLine(page)
  return page.lines.join('\n').trim().slice(0, LONGEST_TEXT)
}

function addText(page: Page, source: string): void {
  const decoded = decodeEntities(source.slice(0, LONGEST_TEXT))
  const text = page.marked ? decoded.replace(ANY_MARK_LETTER, '') : decoded
  const [first, ...rest] = page.pres > 0 ? text.split(/\r?\n/) : [text.replace(/[\0- ]+/g, ' ')]
  page.line += page.line === '' && page.pres === 0 ? first!.trimStart() : first
  page.length += text.length
  for (const line of rest) {
    breakLine(page)
    page.line = line
  }
}

function addTag(page: Page, tag: Tag): void {
  const { kind, name } = tag
  if (page.marked && kind === 'close') closeMarks(page, page.marked, name)
  if (name === 'br') breakLine(page)
  if (kind === 'open' && (name === 'td' || name === 'th') && page.line !== '') page.line += NEXT_CELL
  if (PARAGRAPHS.has(name) || BLOCKS.has(name)) endLine(page)
  if (PARAGRAPHS.has(name)) page.gap = true
  countOpen(page, tag)
  if (name === 'li' && kind === 'open') page.line = '- '
  if (page.marked && kind === 'open') openMark(page, page.marked, tag)
}

function countOpen(page: Page, { kind, name }: Tag): void {
  const step = kind === 'open' ? 1 : -1
  if (name === 'blockquote' && !page.marked) page.quotes = Math.max(0, page.quotes + step)
  if (name === 'pre') page.pres = Math.max(0, page.pres + step)
}

function openMark(page: Page, marked: OpenMark[], tag: Tag): void {
  for (const open of marked) if (open.name === tag.name) open.depth += 1
  if (tag.name !== 'blockquote' && tag.name !== 'includetail' && !MARKING.test(tag.attributes)) return
  const attributes = attributesOf(tag)
  const mark = markOf({ name: tag.name, attribute: (name) => attributes.get(name) ?? '' })
  if (!mark) return
  endLine(page)
  if (mark === 'rest' || mark === 'divider') page.lines.push(MARK_LETTERS[mark])
  else if (marked.length < MOST_OPEN_MARKS) marked.push({ mark, name: tag.name, depth: 0 })
  page.quotes = quotesIn(marked)
}

/** An element ends those inside it that were left open. */
function closeMarks(page: Page, marked: OpenMark[], name: string): void {
  for (const open of marked) if (open.name === name) open.depth -= 1
  const ended = marked.findIndex(({ depth }) => depth < 0)
  if (ended === -1) return
  endLine(page)
  marked.length = ended
  page.quotes = quotesIn(marked)
}

const quotesIn = (marked: OpenMark[]): number => marked.filter(({ mark }) => mark === 'quote').length

function markLetter(marked: OpenMark[] | null): string {
  const mark = marked?.findLast(({ mark }) => mark !== 'quote')?.mark
  return mark === 'attribution' || mark === 'signature' ? MARK_LETTERS[mark] : ''
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
  page.lines.push('> '.repeat(quotes) + markLetter(page.marked) + line)
  page.gap = false
  page.quotes_before = quotes
  page.length += 1
}
