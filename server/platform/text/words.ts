/** A word as it is kept and looked for, and where it stands in the text it was taken from. */
export interface Word {
  word: string
  start: number
  end: number
}

/** Longer ones are cut: nobody types them, and a key in a log can have thousands of letters. */
const LONGEST = 40

/** Scripts that put no spaces between words. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}ー々'
const RUN = new RegExp(`[${UNSPACED}]+|[[\\p{L}\\p{M}\\p{N}]--[${UNSPACED}]]+(?:['’][\\p{L}]+)*`, 'gv')
const STARTS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'v')

/** Letters that are no letter with a mark on it, and still typed without. */
const PLAIN: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ı: 'i', þ: 'th' }
const ASCII = /^[a-z0-9]*$/
// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
const ASCII_TEXT = /^[\x00-\x7f]*$/
const ASCII_RUN = /[a-z0-9]+(?:'[a-z]+)*/g

/** One spelling for all: full width is half width, capitals are small, marks are left out (é is e), so is an apostrophe. */
export function folded(text: string): string {
  const lower = text.toLowerCase()
  if (ASCII.test(lower)) return lower
  if (ASCII_TEXT.test(lower)) return lower.replaceAll("'", '')
  return lower
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .normalize('NFC')
    .replace(/[ßæœøđłıþ]/g, (letter) => PLAIN[letter]!)
}

/** A stretch of letters between spaces and signs. Where a script has no spaces, it holds several words. */
export interface Run extends Word {
  unspaced: boolean
}

/** The runs of a text, folded, in order. */
export const runsIn = (text: string): Run[] => (ASCII_TEXT.test(text) ? runsInAscii(text) : runsInAny(text))

/** Most mail is plain English: it is gone through some ten times faster than letters of all kinds. */
function runsInAscii(text: string): Run[] {
  const runs: Run[] = []
  const lower = text.toLowerCase()
  ASCII_RUN.lastIndex = 0
  for (let match = ASCII_RUN.exec(lower); match; match = ASCII_RUN.exec(lower)) {
    const [run] = match
    const word = (run.includes("'") ? run.replaceAll("'", '') : run).slice(0, LONGEST)
    runs.push({ word, start: match.index, end: match.index + run.length, unspaced: false })
  }
  return runs
}

function runsInAny(text: string): Run[] {
  const runs: Run[] = []
  for (const match of text.matchAll(RUN)) {
    const unspaced = STARTS_UNSPACED.test(match[0])
    const word = unspaced ? folded(match[0]) : folded(match[0]).slice(0, LONGEST).toWellFormed()
    if (word !== '') runs.push({ word, start: match.index, end: match.index + match[0].length, unspaced })
  }
  return runs
}

/** Characters, not halves of them. */
export const charactersOf = (run: string): string[] => [...run]

/** The two-character words of a run without spaces: 退款单 is 退款 and 款单. */
export function pairsOf(run: string): string[] {
  const characters = charactersOf(run)
  return characters.slice(1).map((character, index) => characters[index]! + character)
}
