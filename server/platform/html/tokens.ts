import { decodeEntities } from './entities.ts'

/** A piece of HTML: a tag by its lower-case name, with its attributes as they stand, or the text between two tags. */
export type Token = Tag | { kind: 'text'; text: string }
export interface Tag {
  kind: 'open' | 'close'
  name: string
  attributes: string
}

const MARKUP = /<[a-z/!?]/gi
const TAG_NAME = /[a-z][^\s/>]*/iy
const END_OR_QUOTE = />|=\s*["']/g

/** Elements whose content is no HTML, each with the pattern of its end. */
const RAW = new Map(
  ['script', 'style', 'title', 'textarea', 'xmp', 'iframe', 'noembed', 'noframes'].map(
    (name) => [name, new RegExp(`</${name}`, 'gi')] as const,
  ),
)

/**
 * HTML in one pass, however broken. It takes what a browser would take for tags and leaves out comments and
 * the content of elements like script. Every character is looked at a bounded number of times.
 */
export function* tokensOf(html: string): Generator<Token> {
  let at = 0
  while (at < html.length) {
    const start = startOfMarkup(html, at)
    if (start > at) yield { kind: 'text', text: html.slice(at, start) }
    if (start === html.length) return
    const name = nameAt(html, start)
    at = endOfMarkup(html, start, name)
    if (name === '') continue
    const kind = html[start + 1] === '/' ? 'close' : 'open'
    yield { kind, name, attributes: html.slice(TAG_NAME.lastIndex, at - 1) }
    if (kind === 'open') at = endOfRaw(html, at, name)
  }
}

/** A "<" before anything but a name, "/", "!" or "?" is text, as in "a < b". */
function startOfMarkup(html: string, at: number): number {
  MARKUP.lastIndex = at
  return MARKUP.exec(html)?.index ?? html.length
}

function nameAt(html: string, start: number): string {
  TAG_NAME.lastIndex = html[start + 1] === '/' ? start + 2 : start + 1
  return TAG_NAME.exec(html)?.[0].toLowerCase() ?? ''
}

function endOfMarkup(html: string, start: number, name: string): number {
  if (html.startsWith('<!--', start)) return after(html, '-->', start + 4)
  if (name === '') return after(html, '>', start)
  let at = start
  for (;;) {
    END_OR_QUOTE.lastIndex = at
    const found = END_OR_QUOTE.exec(html)?.[0]
    if (!found) return html.length
    if (found === '>') return END_OR_QUOTE.lastIndex
    at = after(html, found.at(-1)!, END_OR_QUOTE.lastIndex)
  }
}

function endOfRaw(html: string, at: number, name: string): number {
  const end = RAW.get(name)
  if (!end) return at
  end.lastIndex = at
  return end.exec(html)?.index ?? html.length
}

function after(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from)
  return found === -1 ? html.length : found + mark.length
}

const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g
const MOST_ATTRIBUTES = 60

/** The attributes of a tag by lower-case name, entities decoded; the first of two with the same name counts. */
export function attributesOf({ attributes }: Tag): Map<string, string> {
  const found = new Map<string, string>()
  for (const [, name, double, single, bare] of attributes.matchAll(ATTRIBUTE)) {
    const key = name!.toLowerCase()
    if (!found.has(key)) found.set(key, decodeEntities(double ?? single ?? bare ?? ''))
    if (found.size >= MOST_ATTRIBUTES) break
  }
  return found
}

/** Elements that have no content, or that the next of their kind ends: left open, they do not nest. */
const FLAT = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd tr td th tbody thead tfoot option'.split(
    ' ',
  ),
)

/** Whether elements are nested deeper than `limit`, seen in one pass and without building a document. */
export function isDeeperThan(html: string, limit: number): boolean {
  const open: string[] = []
  for (const token of tokensOf(html)) {
    if (token.kind === 'text' || FLAT.has(token.name)) continue
    if (token.kind === 'open') open.push(token.name)
    else if (open.includes(token.name)) open.length = open.lastIndexOf(token.name)
    if (open.length > limit) return true
  }
  return false
}
