import { MARK_LETTERS } from '../../../platform/html/text-of-html.ts'
import { MYSELF, OPENINGS, OPENINGS_ANYWHERE, WROTE, WROTE_ANYWHERE } from './attribution-words.ts'
import { isQuoted, nextFilled, plain } from './lines.ts'
import { anyOf, wholeWord } from './words.ts'

/** Lines `from` to `to` say who wrote the quote that follows. */
export interface Attribution {
  from: number
  to: number
}

/** How many lines programs fold an attribution over, at most. */
const FOLDED_LINES = 4
const LONGEST = 400

const WROTE_WORD = new RegExp(`${wholeWord(anyOf(WROTE))}|${anyOf(WROTE_ANYWHERE)}`, 'iu')
const ENDS_WITH_WROTE = new RegExp(`(?:${wholeWord(anyOf(WROTE))}|${anyOf(WROTE_ANYWHERE)})[\\s.…*_]*$`, 'iu')
const ENDS_WITH_COLON = /[:：]\s*["'*_»”]*$/
const OPENING = new RegExp(
  `^[*_"'\\s]*(?:\\p{N}|(?:${anyOf(OPENINGS)})(?![\\p{L}\\p{N}])|${anyOf(OPENINGS_ANYWHERE)})`,
  'iu',
)
const BY_MYSELF = new RegExp(`${MYSELF}(?:wrote|writes|said|schrieb|écrivit|escribí|skrev)`, 'iu')
const ADDRESS = /[^\s<>@:;,"()[\]]{1,64}@[^\s<>@:;,"()[\]]{1,190}/
const ENDS_WITH_ADDRESS = /[<([][^\s<>()@]{1,64}@[^\s<>()@]{1,190}[>)\]][\s,]*[:：]?$/
/** A time, a date in figures, a year of our days (or of the Thai calendar), Arabic digits, or 年 and 월. */
const WHEN =
  /\d{1,2}[:.hH]\d{2}(?!\d)|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|(?<!\d)(?:19|20|25)\d\d(?!\d)|[٠-٩۰-۹]{1,4}|\d\s?[年月日년월일]/

/**
 * The attribution whose last line is `at`, if there is one. Every program ends it with ":", a word for "wrote" or the
 * writer's address, so other lines cost next to nothing.
 */
export function attributionEndingAt(lines: readonly string[], at: number): Attribution | null {
  const line = lines[at]!
  if (line.startsWith(MARK_LETTERS.attribution)) return { from: at, to: at }
  if (line.length > LONGEST || isQuoted(line)) return null
  const last = plain(line)
  if (!ENDS_WITH_COLON.test(last) && !ENDS_WITH_WROTE.test(last) && !ENDS_WITH_ADDRESS.test(last)) return null
  const from = firstLine(lines, at)
  const text = joined(lines, from, at)
  return isAttribution(text, isFollowedByQuote(lines, at)) ? { from, to: at } : null
}

/** Where a folded attribution begins: at the nearest line above that opens one and brings the date this one lacks. */
function firstLine(lines: readonly string[], at: number): number {
  const last = plain(lines[at])
  const directlyAbove = isQuoted(lines[at - 1] ?? '>') ? '' : plain(lines[at - 1])
  if (!ADDRESS.test(last) && ENDS_WITH_ADDRESS.test(directlyAbove) && WHEN.test(last)) return at - 1
  if (OPENING.test(last) && WHEN.test(last)) return at
  const opening = openingAbove(lines, at)
  return opening === at && last.startsWith('<') && isName(directlyAbove) ? at - 1 : opening
}

function openingAbove(lines: readonly string[], at: number): number {
  for (let from = at - 1; from >= 0 && from > at - FOLDED_LINES; from--) {
    const above = plain(lines[from])
    const text = joined(lines, from, at)
    if (above === '' || isQuoted(lines[from]!) || ENDS_WITH_COLON.test(above) || text.length > LONGEST) break
    if (OPENING.test(above) && WHEN.test(text) && (WROTE_WORD.test(text) || ADDRESS.test(text))) return from
  }
  return at
}

const isName = (text: string): boolean => text !== '' && text.length <= 80 && !/[.?!:,;]$/.test(text)

const joined = (lines: readonly string[], from: number, to: number): string =>
  lines
    .slice(from, to + 1)
    .map(plain)
    .join(' ')

/** Two signs of three (who, when, "wrote") make an attribution; one is enough where a quote follows. */
function isAttribution(text: string, quoteFollows: boolean): boolean {
  const wrote = WROTE_WORD.test(text)
  const [hasAddress, hasDate] = [ADDRESS.test(text), WHEN.test(text)]
  const ends = ENDS_WITH_COLON.test(text) || ENDS_WITH_WROTE.test(text)
  if (quoteFollows) return (wrote && ends) || (hasAddress && hasDate) || (ends && hasDate && OPENING.test(text))
  if (!ends || BY_MYSELF.test(text)) return false
  if (wrote) return hasAddress || (hasDate && OPENING.test(text))
  return hasAddress && hasDate && ENDS_WITH_ADDRESS.test(text)
}

function isFollowedByQuote(lines: readonly string[], at: number): boolean {
  const next = nextFilled(lines, at + 1, 4)
  return next !== -1 && isQuoted(lines[next]!)
}
