import { ADDRESSES } from './personal-data/addresses.ts'
import { withoutLetterForm } from './personal-data/letter-form.ts'
import { LINKS } from './personal-data/links.ts'
import { NAMES } from './personal-data/names.ts'
import { NUMBERS } from './personal-data/numbers.ts'
import { END, type Rule, START } from './personal-data/rule.ts'
import { ALSO_WORDS } from './personal-data/words.ts'

/** What is known of the people a text was written by or to. Not changed once it was used. */
export interface Known {
  /** Whole names: of the customer, colleagues, the company. Their parts are taken out as well. */
  names?: readonly string[]
  /** Taken out wherever they stand, as they are: names of files, handles, addresses, words a mail address is made of. */
  phrases?: readonly string[]
}

/**
 * A text as it may be read by everybody: greeting, signature, names, addresses of mail, phones, places and machines, numbers
 * that name something (cards, orders, cases), secrets, links and names of files are taken out, each leaving a word in
 * brackets for what it was. Numbers of versions, errors, times and prices stay. What only a person could know to be private
 * is not found: somebody reads every text before it is published.
 */
export function withoutPersonalData(text: string, known: Known = {}): string {
  const plain = withoutLetterForm(text.normalize('NFC'))
  const { phrases, names } = rulesFor(known)
  const certain = replacedBy(plain, [...LINKS, ...phrases, ...ADDRESSES, ...NUMBERS])
  return tidied(replacedBy(certain, [...names, ...NAMES]))
}

interface Rules {
  phrases: Rule[]
  names: Rule[]
}

const written = new WeakMap<Known, Rules>()

/** Written once for all texts of the same people: patterns of many names cost more than looking through a text. */
function rulesFor(known: Known): Rules {
  const found = written.get(known) ?? { phrases: phraseRules(known), names: nameRules(known) }
  written.set(known, found)
  return found
}

const replacedBy = (text: string, rules: readonly Rule[]): string =>
  rules.reduce(
    (rest, [pattern, by]) => (typeof by === 'string' ? rest.replace(pattern, by) : rest.replace(pattern, by)),
    text,
  )

function phraseRules({ phrases = [] }: Known): Rule[] {
  const long = longestFirst(phrases).filter((phrase) => phrase.length >= 3)
  return long.length > 0 ? [[anywhere(long, 'giu'), '[…]']] : []
}

/** Whole names however they are written; their parts too, unless a part is an everyday word in small letters. */
function nameRules({ names = [] }: Known): Rule[] {
  const whole = longestFirst(names)
  const parts = longestFirst(whole.flatMap(partsOf))
  const words = parts.filter((part) => ALSO_WORDS.has(part.toLowerCase()))
  const unlike = parts.filter((part) => !ALSO_WORDS.has(part.toLowerCase()))
  const rules: Rule[] = []
  if (whole.length + unlike.length > 0) rules.push([anywhere([...whole, ...unlike], 'giu'), '[name]'])
  if (words.length > 0) rules.push([anywhere(words.flatMap(asNames), 'gu'), '[name]'])
  return rules
}

const SHORTEST_PART = 3
const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text)

/** The words of a name; of a Chinese one also what follows the first character, which friends say alone. */
function partsOf(name: string): string[] {
  if (isHan(name)) return name.length > 2 ? [name.slice(1), name.slice(2)].filter(({ length }) => length >= 2) : []
  const words = name.split(/[\s,.'’()/&-]+/)
  return words.filter(
    (word) => word.length >= SHORTEST_PART && /^\p{L}/u.test(word) && !NOT_A_NAME.has(word.toLowerCase()),
  )
}

/** In names of companies, but nobody's. */
const NOT_A_NAME = new Set(
  'and the for inc ltd llc gmbh corp co company group services service studio studios labs partners holdings international global software systems solutions consulting media design digital online'.split(
    ' ',
  ),
)

const asNames = (part: string): string[] => [part[0]!.toUpperCase() + part.slice(1).toLowerCase(), part.toUpperCase()]

const longestFirst = (texts: readonly string[]): string[] =>
  [...new Set(texts.map((text) => text.normalize('NFC').trim()).filter(({ length }) => length >= 2))].sort(
    (a, b) => b.length - a.length || (a < b ? -1 : 1),
  )

/** These texts as whole words; in Chinese, which has no spaces, wherever they stand. A possessive goes with its name. */
function anywhere(texts: readonly string[], flags: string): RegExp {
  const [words, runs] = [texts.filter((text) => !isHan(text)), texts.filter(isHan)]
  const patterns = runs.map(literally)
  if (words.length > 0) patterns.push(`${START}(?:${words.map(literally).join('|')})(?:['’]s)?${END}`)
  return new RegExp(patterns.join('|'), flags)
}

const literally = (text: string): string => RegExp.escape(text).replaceAll(/(?:\\x20|\s)+/g, '\\s+')

const MARK = /(\[(?:name|…|e-mail|phone|number|link|address|file|secret)\])(?:[\s,]*\1)+/g

/** Marks that stand side by side are one; a line that held nothing else is gone. */
const tidied = (text: string): string =>
  text
    .replace(MARK, '$1')
    .split('\n')
    .map((line) => line.replace(/[ \t]{2,}/g, ' ').trimEnd())
    .filter((line) => line === '' || !/^\W*(?:\[(?:name|…|e-mail|phone|link|address|file)\]\W*)+$/u.test(line))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
