import { LATIN_1 } from './entities.ts'

/** A start tag that every parser reads alike: lower-case names, values as they are meant. */
export interface PlainTag {
  name: string
  attributes: Map<string, string>
  /** Where what follows it begins. */
  end: number
}

const NAME = /<([A-Za-z][A-Za-z\d]*)/y
const ATTRIBUTE = /[\t\n ]+([A-Za-z][A-Za-z\d:-]*)[\t\n ]*=[\t\n ]*(?:"([^"<>]*)"|'([^'<>]*)')/y
const END = /[\t\n ]*(\/?)>/y
const END_TAG = /<\/([A-Za-z][A-Za-z\d]*)[\t\n ]*>/y
export const VOID: ReadonlySet<string> = new Set(['br', 'hr', 'meta'])

/** The start tag at `at` when each attribute has a quoted value and comes once, else null. */
export function plainTagAt(source: string, at: number): PlainTag | null {
  const name = matchAt(NAME, source, at)?.[1]?.toLowerCase()
  if (!name) return null
  const attributes = new Map<string, string>()
  let here = NAME.lastIndex
  for (let found = matchAt(ATTRIBUTE, source, here); found; found = matchAt(ATTRIBUTE, source, here)) {
    const [, given, double, single] = found
    const value = plainText(double ?? single!, UNCLEAR_IN_VALUE)
    if (value === null || attributes.has(given!.toLowerCase())) return null
    attributes.set(given!.toLowerCase(), value)
    here = ATTRIBUTE.lastIndex
  }
  const closing = matchAt(END, source, here)
  // "/" ends only what is empty anyway; with "<" or ">" in a value, it would be changed.
  if (!closing || (closing[1] === '/' && !VOID.has(name)) || [...attributes.values()].some(hasBrackets)) return null
  return { name, attributes, end: END.lastIndex }
}

const hasBrackets = (value: string): boolean => /[<>]/.test(value)

export function plainEndTagAt(source: string, at: number): { name: string; end: number } | null {
  const found = matchAt(END_TAG, source, at)
  return found && { name: found[1]!.toLowerCase(), end: END_TAG.lastIndex }
}

export function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(source)
}

/**
 * An "&" that begins neither a whole character reference nor plainly none (HTML, 13.2.5.72 to 13.2.5.80): before a space or
 * the end it is a letter; in a value also before a name with "=", as in "?a=1&b=2".
 */
const UNCLEAR = /&(?!#\d{1,7};|#[xX][\dA-Fa-f]{1,6};|[A-Za-z][A-Za-z\d]*;|[\t\n ]|$)/
const UNCLEAR_IN_VALUE = /&(?!#\d{1,7};|#[xX][\dA-Fa-f]{1,6};|[A-Za-z][A-Za-z\d]*[;=]|[\t\n ]|$)/
const REFERENCE = /&(#\d+|#[xX][\dA-Fa-f]+|[A-Za-z][A-Za-z\d]*);/g

const NAMED = new Map<string, string>([
  ...LATIN_1.split(' ').map((name, index) => [name, String.fromCodePoint(0xa0 + index)] as const),
  ...Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    ndash: '–',
    mdash: '—',
    hellip: '…',
    bull: '•',
  }),
  ...Object.entries({ euro: '€', trade: '™', lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„' }),
])

/** What a piece of text means; null when an "&" in it would have to be looked up in the long list of names. */
export function plainText(text: string, unclear: RegExp = UNCLEAR): string | null {
  if (!text.includes('&')) return text
  if (unclear.test(text)) return null
  let known = true
  const meant = text.replace(REFERENCE, (_, name: string) => {
    const letter = name.startsWith('#') ? letterOf(name) : NAMED.get(name)
    known &&= letter !== undefined
    return letter ?? ''
  })
  return known ? meant : null
}

/** Not the white space, control characters and halves of letters that parsers treat in ways of their own. */
function letterOf(number: string): string | undefined {
  const code = /^#x/i.test(number) ? Number.parseInt(number.slice(2), 16) : Number(number.slice(1))
  const isOdd = code <= 0x20 || (code >= 0x7f && code < 0xa0) || (code >= 0xd800 && code < 0xe000) || code > 0x10ffff
  return isOdd ? undefined : String.fromCodePoint(code)
}

/** Text as a document model writes it (HTML, 13.3). */
export const writtenText = (text: string): string =>
  /[&<>\u00a0]/.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('\u00a0', '&nbsp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    : text

/** An attribute's value, which has neither "<" nor ">". */
export const writtenValue = (value: string): string =>
  /[&"\u00a0]/.test(value)
    ? value.replaceAll('&', '&amp;').replaceAll('\u00a0', '&nbsp;').replaceAll('"', '&quot;')
    : value
