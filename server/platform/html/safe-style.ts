import { ALLOWED_PROPERTIES } from './allowed.ts'

/** Letters that colours, lengths, names of fonts and keywords are made of. Without "\", "@", "/*" and "<" there is no disguise. */
const HARMLESS_LETTERS = /^[\p{L}\p{N}\s#%.,()'"!+/-]*$/u
/** Functions that compute a colour or a length; url(), image-set(), expression(), var(), attr() … are none of them. */
const FUNCTION = /([\p{L}\p{N}-]*)\s*\(/gu
const HARMLESS_FUNCTIONS = new Set(['rgb', 'rgba', 'hsl', 'hsla'])
const LONGEST_STYLE = 4_000
/** With these, text leaves the place where it stands, or lies over other text. */
const LEAVES_ITS_PLACE = /(?:^|\s)-\s*[\d.]/
const MOVES = /^(?:margin|text-indent|word-spacing|letter-spacing|line-height)/

/** The declarations of an inline style that do no more than look: nothing is fetched, nothing covers the page. */
export function safeStyle(style: string): string {
  if (style.length > LONGEST_STYLE || style.includes('/*')) return ''
  return style.split(';').map(safeDeclaration).filter(Boolean).join('; ')
}

function safeDeclaration(declaration: string): string {
  const colon = declaration.indexOf(':')
  const property = declaration.slice(0, colon).trim().toLowerCase()
  const value = declaration
    .slice(colon + 1)
    .trim()
    .replace(/\s+/g, ' ')
  if (colon === -1 || value === '' || !ALLOWED_PROPERTIES.has(property) || !HARMLESS_LETTERS.test(value)) return ''
  if (!isBalanced(value)) return ''
  for (const [, name] of value.matchAll(FUNCTION)) if (!HARMLESS_FUNCTIONS.has(name!.toLowerCase())) return ''
  if (MOVES.test(property) && LEAVES_ITS_PLACE.test(value)) return ''
  return `${property}: ${value}`
}

/** A quotation mark or bracket that stays open would take in what follows. */
const isBalanced = (value: string): boolean =>
  count(value, '"') % 2 === 0 && count(value, "'") % 2 === 0 && count(value, '(') === count(value, ')')

const count = (value: string, letter: string): number => value.split(letter).length - 1
