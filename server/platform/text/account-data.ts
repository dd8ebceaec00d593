import { LABELS, LABELS_ZH, PREFIXES, SECRETS } from './account-words.ts'

export const ACCOUNT_DATA = ['email', 'phone', 'card', 'bank_account', 'reference', 'secret', 'number'] as const

/** A stretch of text that names somebody's account, or something of theirs. */
export interface AccountData {
  kind: (typeof ACCOUNT_DATA)[number]
  text: string
  start: number
}

/** What of a text is account data, in the order of the text; none overlaps another. Dates, times and prices are none. */
export function accountDataIn(text: string): AccountData[] {
  let rest = halfWidth(text)
  const found: AccountData[] = []
  for (const look of [...NAMED, withoutHarmless, ...NUMBERED]) {
    const seen = look(rest)
    if (typeof seen === 'string') rest = seen
    else for (const one of seen) rest = blanked(rest, one.start, one.text.length)
    if (typeof seen !== 'string') found.push(...seen)
  }
  return found
    .map(({ kind, start, text: { length } }) => ({ kind, start, text: text.slice(start, start + length) }))
    .sort((one, other) => one.start - other.start)
}

/** The text with a word for the kind in place of each. */
export const withoutAccountData = (text: string): string =>
  accountDataIn(text).reduceRight(
    (rest, { kind, start, text: { length } }) => `${rest.slice(0, start)}[${kind}]${rest.slice(start + length)}`,
    text,
  )

type Look = (text: string) => AccountData[] | string
type Judge = (match: RegExpExecArray) => AccountData['kind'] | null

const look =
  (pattern: RegExp, judge: Judge): Look =>
  (text) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const kind = judge(match)
      return kind ? [{ kind, text: match[0], start: match.index }] : []
    })
const always = (pattern: RegExp, kind: AccountData['kind']): Look => look(pattern, () => kind)

/** Letters of scripts that put spaces between words: in Chinese a number may stand directly beside them. */
const LETTER = String.raw`\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}`
const BEFORE = `(?<![${LETTER}])`
const BEHIND = `(?![${LETTER}])`

/** What says itself what it is. */
const NAMED: readonly Look[] = [
  always(
    new RegExp(
      `(?<![${LETTER}._%+@-])[${LETTER}._%+-]+(?:@|\\s?[[(]at[\\])]\\s?)[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.[a-z]{2,}`,
      'giu',
    ),
    'email',
  ),
  look(/(?<![\w+])\d(?:[ -]?\d){12,18}(?!\w)/g, ([text]) => (isLuhn(digitsOf(text)) ? 'card' : null)),
  look(/(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{1,4}){3,8}(?![A-Za-z0-9])/g, bankAccount),
  look(/(?<![\w-])(?=[\w.~+/-]*\d)(?=[\w.~+/-]*[A-Za-z])[\w~+-]{20,}(?:\.[\w~+-]+)*/g, ([word]) =>
    isToken(word) ? 'secret' : null,
  ),
  always(
    new RegExp(
      `${BEFORE}(?:${SECRETS})(?:\\s+(?:is|was|code is))?\\s*(?:[:=：]|\\s|是|为|為)\\s*(?=\\S*\\d)[^\\s，。,;]{4,}`,
      'giu',
    ),
    'secret',
  ),
  always(new RegExp(`${BEFORE}(?:${PREFIXES})[-_#]?\\d{3,}(?:[-_]?[\\dA-Z]+)*${BEHIND}`, 'giu'), 'reference'),
  look(
    new RegExp(
      `${BEFORE}(?:${LABELS})((?:\\s*(?:no|nr|num|number|id|code)\\b\\.?)?\\s*(?:is|was)?\\s*[:#№]?\\s*)((?:[A-Z]{1,6}[-_/ ]?)?\\d[\\d/_-]{2,}[A-Z]?)${BEHIND}`,
      'giu',
    ),
    ([, marker = '', value = '']) => (isTelling(marker, value) ? 'reference' : null),
  ),
  always(
    new RegExp(`(?:${LABELS_ZH})(?:号码|编号|号|號)?\\s*(?:是|为|為|：|:)?\\s*[A-Za-z]{0,5}-?\\d[\\d-]{2,}`, 'gu'),
    'reference',
  ),
  always(/\b(?:card|account)\s+(?:number\s+)?(?:ending|ends)\s+(?:in|with|on)\s+\d{2,4}\b/gi, 'card'),
  look(/#\s?\d{4,}\b/g, ([text]) => (isYear(text.replace(/\D/g, '')) ? null : 'reference')),
]

/** Numbers without a word for what they are. */
const NUMBERED: readonly Look[] = [
  look(
    new RegExp(`(?<![${LETTER}.,:/$€£¥-])(?:\\+|00)?\\(?\\d[\\d \\t().\\-–/]{4,26}\\d${BEHIND}(?![.,:]\\d)`, 'gu'),
    ([text]) => numberKind(text),
  ),
]

const HARMLESS = [
  /https?:\/\/[^\s?#<>"']+/gi,
  /\b\d{4}[-./]\d{1,2}[-./]\d{1,2}\b/g,
  /\b\d{1,2}[-./]\d{1,2}[-./](?:19|20)?\d{2}\b/g,
  /\b\d{1,2}:\d{2}(?::\d{2})?\b/g,
  /(?<!\d)(?:19|20)\d{2}\s?[-–/]\s?(?:19|20)\d{2}(?!\d)/g,
  /\d{4}年\d{1,2}月\d{1,2}[日号]/g,
  /[$€£¥￥]\s?\d[\d.,' ]*/g,
  /\b\d[\d.,' ]*\s?(?:[$€£¥]|EUR|USD|GBP|CHF|CNY|RMB|元|美元|欧元)/g,
  /(?<![\d+][ .-]?)\d{1,3}(?:[ .]\d{3})*[ .]000(?![ .-]?\d)/g,
  /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/g,
]

const withoutHarmless = (text: string): string =>
  HARMLESS.reduce((rest, pattern) => rest.replace(pattern, (found) => ' '.repeat(found.length)), text)

const blanked = (text: string, start: number, length: number): string =>
  text.slice(0, start) + '\n'.repeat(length) + text.slice(start + length)

/** Digits and signs as a Chinese keyboard writes them, one for one. */
const halfWidth = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))

const digitsOf = (text: string): string => text.replace(/\D/g, '')
const isYear = (digits: string): boolean => /^(?:19|20)\d{2}$/.test(digits)

/** "order 1234" names one; "order 365" and "invoice 2026" only with a word or sign that says so. */
const isTelling = (marker: string, value: string): boolean =>
  marker.trim() !== '' || /[A-Z]/i.test(value) || (digitsOf(value).length >= 4 && !isYear(digitsOf(value)))

/** Longest way to write a phone number (ITU-T E.164), and from how many digits on one is no count of things. */
const MOST_PHONE_DIGITS = 15
const FEWEST_PHONE_DIGITS = 7

function numberKind(text: string): AccountData['kind'] | null {
  const digits = digitsOf(text)
  if (digits.length < FEWEST_PHONE_DIGITS) return null
  const isWrittenLikePhone = /^(?:\+|00|\(|0)/.test(text) || /[ ().\-–]/.test(text) || /^1[3-9]\d{9}$/.test(digits)
  return isWrittenLikePhone && digits.length <= MOST_PHONE_DIGITS ? 'phone' : 'number'
}

/** Check digit of payment cards: ISO/IEC 7812-1. */
function isLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = place % 2 === 1 ? Number(digit) * 2 : Number(digit)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

/** IBAN: ISO 13616. What follows it in capitals is cut off until the check digits fit. */
function bankAccount(match: RegExpExecArray): 'bank_account' | null {
  for (let text = match[0]; text.length >= 15; text = text.replace(/ ?[A-Z0-9]+$/, '')) {
    if (hasCheckDigits(text.replaceAll(' ', ''))) {
      match[0] = text
      return 'bank_account'
    }
    if (!text.includes(' ')) return null
  }
  return null
}

const hasCheckDigits = (account: string): boolean =>
  account.length >= 15 &&
  account.length <= 34 &&
  [...(account.slice(4) + account.slice(0, 4))].reduce(
    (rest, sign) => Number(`${rest}${Number.parseInt(sign, 36)}`) % 97,
    0,
  ) === 1

/** Keys are of letters and digits mixed all over; a long word with a year behind it is not. */
const isToken = (word: string): boolean =>
  word.startsWith('eyJ') ||
  ((word.match(/\d/g)?.length ?? 0) >= 4 && (word.match(/[A-Za-z]\d|\d[A-Za-z]/g)?.length ?? 0) >= 4)
