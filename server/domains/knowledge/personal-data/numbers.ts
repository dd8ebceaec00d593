import { END, type Rule, START } from './rule.ts'
import { NUMBERED, SECRETS } from './words.ts'

const DIGITS = /\d/g
const digitsIn = (text: string): number => text.match(DIGITS)?.length ?? 0
const MOST_DIGITS_OF_A_WORD = 4

/** Errors and versions are what articles are about: code 0x80070057, KS-4029, build 18362. */
const NAMES_AN_ERROR =
  /(?:error|code|status|http|exception|fault|build|version|v|错误|代码|错误码|版本)\s*(?:no\.?|number|#|:|：|is|为|是)?\s*$/i

/** Numbers that name somebody or something of theirs. Dates, times, prices and counts have other shapes. */
export const NUMBERS: readonly Rule[] = [
  [
    new RegExp(
      `${START}(${SECRETS})((?:\\s+(?:is|was|are|code is))?\\s*[:：=]\\s*|\\s+(?:is|was)\\s+|是|为|為)["'“「]?(?!(?:not|wrong|incorrect|invalid|expired|required|too|correct|the|a|no|in|on|set|empty|missing|never|always|being|asked|rejected|refused|accepted|reset|changed|sent|still|also|now|错误|不|什么|否|空)(?![\\p{L}\\p{N}]))[^\\s"'”」，。,;]{3,}`,
      'giu',
    ),
    '$1$2[secret]',
  ],
  [/\bSR-\d{4,}\b/gi, '[number]'],
  // Bank accounts: ISO 13616
  [/(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,4})?(?![A-Za-z0-9])/g, '[number]'],
  [/(?<![\w:])(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{1,4}(?![\w:])/gi, '[address]'],
  [/(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.]\d)/g, '[address]'],
  [/\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/gi, '[number]'],
  [
    new RegExp(
      `${START}(${NUMBERED})((?:\\s+(?:is|was|are|has|with|under|the|my|this|your|our))*(?:\\s*(?:no|nr|num|number|numbers|id|ids|号码|编号|号|號)\\b\\.?)?\\s*(?:is|was|are|为|是)?\\s*[:：#№]?\\s*)((?:[A-Z]{1,5}[-_/ ]?)?\\d[\\d/_-]{2,}[A-Za-z]?)${END}`,
      'giu',
    ),
    '$1$2[number]',
  ],
  // Chinese writes no space after the word.
  [
    /((?:订单|訂單|发票|账单|工单|运单|快递|合同|账户|帐户|账号|帐号|会员|流水|交易|身份证|护照|卡)(?:号码|编号|号|號)?(?:是|为|：|:)?\s*)[A-Za-z]{0,5}-?\d[\d-]{3,}[A-Za-z]?/gu,
    '$1[number]',
  ],
  [/#\s?\d{4,}\b/g, '[number]'],
  [/(?<![\p{L}\p{N}])(no\.|nr\.?|number|num\.?|id)(\s*:?\s*)\d{4,}(?![\p{L}\p{N}])/giu, '$1$2[number]'],
  [/((?:编号|号码|号|號)(?:是|为|：|:)?\s*)\d{4,}/gu, '$1[number]'],
  [
    /(?:born(?: on)?|birthday|date of birth|dob|生日|出生日期)\s*(?:is|:|：|是)?\s*\d{1,4}[./年-]\s?\d{1,2}[./月-]\s?\d{1,4}日?/giu,
    '[number]',
  ],
  // Phones and cards: seven digits and more with what people write between them. Not a day, not a time.
  [
    /(?<![\p{Script=Latin}\p{N}.,/:#$€£¥-])(?:\+|00)?\(?\d[\d\s().\-–/·]{5,28}\d(?![\p{Script=Latin}\p{N}])(?![.,:]\d)/gu,
    telephone,
  ],
  [/(?<![\p{Script=Latin}\p{N}])[\p{Script=Latin}\p{N}]+(?:[-_][\p{Script=Latin}\p{N}]+)*/gu, token],
]

const A_DAY = /^(?:\d{4}([-./])\d{1,2}\1\d{1,4}|\d{1,2}([-./])\d{1,2}\2\d{2,4})(?:\s+\d{1,2}(?:[:.]\d{2})?)?$/
/** Results of programs: 0x80070057. */
const HEX = /^0x[0-9a-f]{1,8}$/i
const COUNT_BY_THOUSANDS = /^\d{1,3}(?: \d{3})$/

function telephone(found: string): string {
  const digits = digitsIn(found)
  if (digits < 7 || A_DAY.test(found.trim()) || COUNT_BY_THOUSANDS.test(found)) return found
  return digits >= 13 && !/^(?:\+|00)/.test(found) ? '[number]' : '[phone]'
}

/** Words that no person would say: they hold letters and many digits, or nothing but many digits. A count of five is round. */
function token(found: string, ...more: string[]): string {
  const [place, whole] = more.slice(-2) as unknown as [number, string]
  const digits = digitsIn(found)
  const namesError = NAMES_AN_ERROR.test(whole.slice(Math.max(0, place - 24), place))
  if (isSecretLike(found, digits)) return '[secret]'
  if (digits <= MOST_DIGITS_OF_A_WORD || (namesError && digits <= 8) || A_DAY.test(found) || HEX.test(found))
    return found
  return /\p{L}/u.test(found) || digits >= 6 || !/00$/.test(found) ? '[number]' : found
}

/** Keys and tokens: long, of letters in both sizes and digits mixed. */
const isSecretLike = (found: string, digits: number): boolean =>
  found.length >= 16 && digits >= 3 && /[a-z]/i.test(found)
