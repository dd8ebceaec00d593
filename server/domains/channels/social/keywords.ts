/** What stands for us in a keyword. */
export interface OurNames {
  /** Without the @. */
  handles: readonly string[]
  brand: string
}

type Term = (post: string) => boolean

export interface Keyword {
  text: string
  terms: readonly Term[]
}

const PARTS = /"([^"]*)"|“([^”]*)”|(\S+)/g

/**
 * A keyword, ready to be looked for: all of its terms, in any order. `@company_handle` stands for our handles,
 * `company_name` for our name, words in quotes for themselves in that order. Capitals, full width and spaces do not matter.
 */
export function keywordOf(text: string, ours: OurNames): Keyword {
  const parts = [...simplified(text).matchAll(PARTS)]
  return { text, terms: parts.flatMap(([, quoted, curly, word]) => termOf(quoted ?? curly ?? null, word, ours) ?? []) }
}

/** The first of the keywords that a post fits, by its place in the list. One without any term fits nothing. */
export function matchedKeyword(keywords: readonly Keyword[], post: string): number | null {
  const said = simplified(post)
  const index = keywords.findIndex(({ terms }) => terms.length > 0 && terms.every((fits) => fits(said)))
  return index === -1 ? null : index
}

function termOf(quoted: string | null, word: string | undefined, ours: OurNames): Term | null {
  if (quoted !== null) return phrase(quoted, ours)
  if (!word) return null
  if (word === '@company_handle') return anyOf(ours.handles.map(handle))
  return word.startsWith('@') ? handle(word) : phrase(word, ours)
}

const anyOf =
  (terms: readonly Term[]): Term =>
  (post) =>
    terms.some((fits) => fits(post))

/** NFKC makes full-width letters and signs plain ones. */
const simplified = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')

/** Scripts without spaces have no ends of words to look for. */
const LETTER = String.raw`(?!\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana})[\p{L}\p{N}_]`

/** Words one after the other. Our name is also found written together, or as a hashtag: Acme Cloud, #AcmeCloud. */
function phrase(text: string, { brand }: OurNames): Term | null {
  const words = simplified(text).split(' ').filter(Boolean)
  if (words.length === 0) return null
  const name = simplified(brand).split(' ').map(escaped).join('\\s*')
  const pattern = words.map((word) => (word === 'company_name' ? name : escaped(word))).join('\\s+')
  const found = new RegExp(`(?<!${LETTER})${pattern}(?!${LETTER})`, 'u')
  return (post) => found.test(post)
}

/**
 * A handle as a whole: not part of a longer one (`@acme2`, `@acme.support`), of a mail address, or of another server's
 * (`@acme@elsewhere.example`). One written in Chinese ends where no letter follows.
 */
function handle(text: string): Term {
  const name = simplified(text).replace(/^@/, '')
  const more = /\p{Script=Han}/u.test(name) ? String.raw`[\p{L}\p{N}_]` : LETTER
  const found = new RegExp(`(?<!${LETTER}|[.@])@${escaped(name)}(?!${more}|[.@-]${more})`, 'u')
  return (post) => name !== '' && found.test(post)
}
