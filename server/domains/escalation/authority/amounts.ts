import { numberIn } from './numbers.ts'

/** An amount somebody names. `unit`: an ISO 4217 code or `percent`; null when none was said. */
export interface Amount {
  amount: number
  unit: string | null
  start: number
  end: number
}

// Begun at their first sign and no longer than amounts are: a text of nothing but digits is read once, not once for each.
const NUMBER = String.raw`(?<!\d)(?:\d{1,3}(?:[ ,.']\d{3}){1,4}(?:[.,]\d{1,2})?|\d{1,12}(?:[.,]\d{1,2})?)(?:\s?[k千万萬百](?![a-z]))?`
const SIGNS = '[零〇一二两三四五六七八九十百千万萬]'
const CHINESE = `(?<!${SIGNS})${SIGNS}{1,16}`
const NAMES: readonly (readonly [unit: string, names: string])[] = [
  ['EUR', '€|euros?|eur|欧元|欧'],
  ['HKD', 'hk\\$|hkd|港币|港元'],
  ['USD', 'us\\$|\\$|usd|us dollars?|dollars?|bucks|美元|美金|刀'],
  ['GBP', '£|gbp|pounds?|quid|英镑'],
  ['JPY', 'jpy|yen|日元|日圆'],
  ['CHF', 'chf|francs?|法郎'],
  ['CNY', '¥|￥|rmb|cny|yuan|人民币|元|块钱|块'],
  ['percent', '%|％|per ?cent'],
]
const units = NAMES.map(([, names]) => names).join('|')
const MONEY = new RegExp(
  // Before: "€500", "EUR 500"; after: "500 euro", "五百欧元".
  `(?<before>${units})\\s?(?<n1>${NUMBER})|(?<n2>${NUMBER}|${CHINESE})\\s?(?<after>${units})(?![a-z])`,
  'gi',
)
const OF_HUNDRED = new RegExp(`百分之(${NUMBER}|${CHINESE})`, 'g')
/** "8折" leaves 80 %, "八五折" 85 %. */
const FOLDS = /([1-9](?:\.\d)?|[一二三四五六七八九][一二三四五六七八九]?|[1-9][1-9])\s?折(?!腾|扣率|旧)/g
const TENTHS = /([一二两三四五六七八九1-9])成/g
const HALF = /\bhalf (?:off|price|the price)\b|半价/gi

/** The amounts of money and the percentages in a text, in its order. */
export function amountsIn(text: string): Amount[] {
  const found = [
    ...[...text.matchAll(MONEY)].flatMap(money),
    ...[...text.matchAll(OF_HUNDRED)].flatMap((match) => percent(match, numberIn(match[1]!))),
    ...[...text.matchAll(FOLDS)].flatMap((match) => percent(match, 100 - foldOf(match[1]!))),
    ...[...text.matchAll(TENTHS)].flatMap((match) => percent(match, (numberIn(match[1]!) ?? 0) * 10)),
    ...[...text.matchAll(HALF)].flatMap((match) => percent(match, 50)),
  ]
  return found.toSorted((one, other) => one.start - other.start)
}

function money(match: RegExpExecArray): Amount[] {
  const { before, n1, n2, after } = match.groups!
  const amount = numberIn((n1 ?? n2)!)
  if (amount === null) return []
  return [{ amount, unit: unitNamed((before ?? after)!), start: match.index, end: match.index + match[0].length }]
}

const BY_NAME = NAMES.map(([unit, names]) => [unit, new RegExp(`^(?:${names})$`, 'i')] as const)
/** The unit a word stands for: an ISO 4217 code, `percent`, or the word itself. */
export const unitNamed = (name: string): string =>
  BY_NAME.find(([, names]) => names.test(name.trim()))?.[0] ?? name.trim().toUpperCase()

const percent = (match: RegExpExecArray, amount: number | null): Amount[] =>
  amount === null ? [] : [{ amount, unit: 'percent', start: match.index, end: match.index + match[0].length }]

/** What remains of the price, in percent: 8 and 八 are 80, 85 and 八五 are 85. */
function foldOf(text: string): number {
  const digits = [...text].map((sign) => numberIn(sign) ?? sign).join('')
  const number = Number(digits)
  return number < 10 ? number * 10 : number
}
