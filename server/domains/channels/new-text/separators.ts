import { MARK_LETTERS } from '../../../platform/html/text-of-html.ts'
import { looksLikeHeaders, startsHeaders } from './header-block.ts'
import { isQuoted, plain } from './lines.ts'
import { ABOVE_THIS_LINE, FORWARDED, ORIGINAL } from './separator-words.ts'
import { anyOf } from './words.ts'

const RULE = '[-_=*#~•–—―\\s]'
const ORIGINAL_LINE = new RegExp(`^${RULE}{2,}(?:${anyOf(ORIGINAL)})\\s*[:：]?${RULE}*$`, 'iu')
const FORWARD_LINE = new RegExp(
  `^(?:${RULE}{2,}(?:${anyOf(FORWARDED)})\\s*[:：]?${RULE}*|(?:${anyOf(FORWARDED)})\\s*[:：])$`,
  'iu',
)
const ABOVE = new RegExp(anyOf(ABOVE_THIS_LINE), 'iu')
const LONGEST_SEPARATOR = 160

/** Somebody else's mail starts on this line, answered or passed on; or a desk asks to write above it. */
export type Separator = 'answered' | 'forwarded' | 'delimiter'

export function separatorAt(lines: readonly string[], at: number): Separator | null {
  const line = lines[at]!
  if (line === MARK_LETTERS.rest) return 'answered'
  if (line === MARK_LETTERS.divider) return looksLikeHeaders(lines, at + 1) ? 'answered' : null
  if (isQuoted(line)) return null
  const text = plain(line)
  if (text === '') return null
  if (text.length <= LONGEST_SEPARATOR) {
    if (ORIGINAL_LINE.test(text)) return 'answered'
    if (FORWARD_LINE.test(text)) return 'forwarded'
    if (isReplyDelimiter(text)) return 'delimiter'
  }
  return startsHeaders(lines, at) ? 'answered' : null
}

/** "##- Please type your reply above this line -##": everything from there on is the desk's own mail. */
const isReplyDelimiter = (text: string): boolean => ABOVE.test(text) && (DECORATED.test(text) || ASKS.test(text))
const DECORATED = /^[^\p{L}\p{N}\s]{2,}|[^\p{L}\p{N}\s.!?)]{2,}$/u
const ASKS =
  /^(?:please|bitte|veuillez|por favor|per favore|gelieve|proszę|reply|respond|write|type|answer|add|your|to reply|do not|don.t|in reply|when replying|antworten?|répond|escrib|respond|rispond|scriv|antwoord|ответ|пожалуйста|请|請|回复|回覆)/iu

/** A line that only draws: it belongs to what follows it. */
export const isRule = (line: string): boolean => /^[-_=*~•–—―\s]{3,}$/.test(plain(line)) && plain(line) !== ''
