import type { Found } from './lexicon.ts'
import { isNegation } from './negation.ts'
import type { Sentence } from './sentences.ts'
import type { Token } from './tokens.ts'

/** What nobody names unless it is grave, and what is therefore often named to say that it is not so. */
const GRAVE: ReadonlySet<string> = new Set(
  'outage data_loss security account_takeover down loss leak blocked'.split(' '),
)
export const isGrave = ({ value }: { value: string }): boolean => GRAVE.has(value)

const IMAGINED =
  /\b(?:what (?:happens )?if|what (?:happens|will happen|would happen)\b[^.?!]{0,60}\b(?:if|when|in case)|in case|what would happen|if (?:ever|there (?:is|were|was)|we had|i had|somebody|someone)|how do you (?:protect|prevent|handle|secure|respond to|deal with)|how (?:can|do|should) (?:i|we) (?:prevent|avoid|protect))\b|如果|假如|万一|要是|(?:如何|怎么|怎样)(?:防止|避免|防范|(?:处理|应对)安全)|你们(?:如何|怎么|怎样)(?:保护|保障|应对)/i
const BYGONE =
  /\b(?:(?:last|previous) (?:week|month|quarter|year|spring|summer|autumn|fall|winter)|(?:days|weeks|months|years) ago|back in)\b|上个?(?:月|周|星期|季度)|去年|前年|前阵子/i
const LASTING =
  /\b(?:since|still|again|ever since|until now|to this day|keeps?|is|are|now)\b[^.?!]{0,40}\bdown\b|\b(?:since|still|again)\b|还|仍|一直|至今|到现在|从上|又/i
const OUTAGE: ReadonlySet<string> = new Set(['outage', 'down'])

/** "What if …?", "如果": it has not happened. */
export const isImagined = ({ plain }: Sentence): boolean => IMAGINED.test(plain)

/** "There was an outage last month": it is over. */
export const isPast = ({ plain }: Sentence, { entry }: Found): boolean =>
  OUTAGE.has(entry.value) && BYGONE.test(plain) && !LASTING.test(plain)

/** "The site is not down": the "not" stands in the gap of "site .. down". */
export const isDeniedWithin = (tokens: readonly Token[], { entry, from, to }: Found): boolean =>
  isGrave(entry) &&
  entry.words.includes('..') &&
  tokens.slice(from + 1, to - 1).some((_, at) => isNegation(tokens, from + 1 + at)) &&
  !NEGATIVE.test(entry.words)
const NEGATIVE = /\b(?:no|not|nothing|nobody|cannot|can't|unable|without)\b|[不没无未]/
