import { sentencesOf } from '../drafts/sentences.ts'
import { featuresOf, isPartOfWord } from '../questions/fingerprints.ts'

/** A sentence that promises something with figures. */
export interface Claim {
  article_id: string
  language: string
  position: number
  quote: string
  /** Fingerprints of its words besides the figures, sorted. */
  words: number[]
  /** Figures by unit, each as one would compare it: days, $, %, MB, a way through menus. */
  figures: Record<string, string[]>
}

const NUMBER = String.raw`(\d+(?:[.,]\d{3})*(?:[.,]\d{1,2})?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|thirty|[一二两三四五六七八九十]{1,3})`
const SPELT: Record<string, number> = {
  ...{
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    twelve: 12,
    fourteen: 14,
    thirty: 30,
  },
  ...{ 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10, 十五: 15, 三十: 30 },
}
const HOURS: Record<string, number> = {
  ...{ minute: 1 / 60, min: 1 / 60, hour: 1, day: 24, week: 168, month: 720, year: 8_760 },
  ...{ 分钟: 1 / 60, 小时: 1, 天: 24, 日: 24, 周: 168, 星期: 168, 月: 720, 年: 8_760 },
}

const TIME = new RegExp(
  `${NUMBER}[\\s-]*(?:(business|working)\\s+|个?(工作))?(minute|min|hour|day|week|month|year)s?\\b|${NUMBER}\\s*个?(工作)?(分钟|小时|天|日|周|星期|月|年)`,
  'giu',
)
const MONEY = /([$€£¥￥])\s?(\d[\d.,]*\d|\d)|(\d[\d.,]*\d|\d)\s?(USD|EUR|GBP|CNY|RMB|dollars|euros|元|美元|欧元)/giu
const SHARE = /(\d+(?:[.,]\d+)?)\s?(?:%|percent\b|per cent\b)|百分之(\d+)/giu
const SIZE = /(\d+(?:[.,]\d+)?)\s?(KB|MB|GB|TB|pixels|px)\b/giu
const PLACE = String.raw`(?:\p{Lu}[\p{L}\p{N}&/-]*(?: \p{Lu}[\p{L}\p{N}&/-]*){0,2}|\p{Script=Han}{1,10})`
const MENU = new RegExp(`${PLACE}(?:\\s*[>→»›]\\s*${PLACE}){1,6}`, 'gu')
const DOING = /^(?:open|go to|choose|click|select|press|in|under|from|打开|进入|点击|选择)\s*/i
const COUNT =
  /(\d+)\s+(users?|people|seats?|members?|boards?|projects?|files?|times?|attempts?|rows?|characters?|devices?|copies|guests?)\b|(\d+)\s*(?:个|名|位|次|台|行|字)(用户|成员|席位|看板|项目|文件|设备|字符|次)?/giu

const FEWEST_WORDS = 3
const MOST_CLAIMS = 60
const LONGEST_QUOTE = 300

/** What a text promises with figures. */
export function claimsIn(article_id: string, language: string, plain: string): Claim[] {
  const claims: Claim[] = []
  for (const quote of sentencesOf(plain, language)) {
    if (claims.length >= MOST_CLAIMS) break
    const { figures, rest } = figuresIn(quote)
    if (Object.keys(figures).length === 0 || quote.length > LONGEST_QUOTE) continue
    const words = featuresOf(rest, language).filter((one) => !isPartOfWord(one))
    if (words.length >= FEWEST_WORDS)
      claims.push({ article_id, language, position: claims.length, quote, words, figures })
  }
  return claims
}

function figuresIn(sentence: string): { figures: Claim['figures']; rest: string } {
  const figures: Claim['figures'] = {}
  const note = (unit: string, value: string): string => {
    figures[unit] = [...new Set([...(figures[unit] ?? []), value])].sort()
    return ' '
  }
  const rest = sentence
    .replace(MONEY, (_, ...found: string[]) => noteMoney(found, note))
    .replace(SHARE, (_, one: string, two: string) => note('%', amountOf(one ?? two)))
    .replace(SIZE, (_, value: string, unit: string) => note(unit.toLowerCase(), amountOf(value)))
    .replace(TIME, (found, ...groups: (string | undefined)[]) => timeOf(found, groups, note))
    .replace(COUNT, (_, ...found: string[]) => noteCount(found, note))
    .replace(MENU, (path) => {
      const ways = path
        .replace(DOING, '')
        .split(/\s*[>→»›]\s*/)
        .map((part) => part.trim().toLowerCase())
      note('menu', ways.join(' > '))
      // Where it leads from says what it is about.
      return ` ${ways[0]} `
    })
  return { figures, rest }
}

type Note = (unit: string, value: string) => string

/** The sign stands before the amount, or its name behind it. */
const noteMoney = ([sign, amount, other, name]: readonly (string | undefined)[], note: Note): string =>
  note(currency(sign ?? name!), amountOf(amount ?? other!))

const noteCount = ([count, unit, chinese, chineseUnit]: readonly (string | undefined)[], note: Note): string =>
  note((unit ?? chineseUnit ?? '个').toLowerCase().replace(/s$/, ''), count ?? chinese!)

function timeOf(found: string, groups: readonly (string | undefined)[], note: Note): string {
  const [value, business, working, unit, zhValue, zhWorking, zhUnit] = groups
  const number = numberIn(value ?? zhValue ?? '')
  const hours = HOURS[(unit ?? zhUnit ?? '').toLowerCase()]
  if (number === null || hours === undefined) return found
  return note(
    business || working || zhWorking ? 'working hours' : 'hours',
    String(Math.round(number * hours * 100) / 100),
  )
}

const numberIn = (text: string): number | null =>
  SPELT[text.toLowerCase()] ?? (/^\d/.test(text) ? Number(amountOf(text)) : null)

const amountOf = (text: string): string => String(Number(text.replace(/,(?=\d{3}\b)/g, '').replace(',', '.')))

const CURRENCIES: Record<string, string> = {
  '¥': 'CNY',
  '￥': 'CNY',
  元: 'CNY',
  RMB: 'CNY',
  $: 'USD',
  dollars: 'USD',
  美元: 'USD',
  '€': 'EUR',
  euros: 'EUR',
  欧元: 'EUR',
  '£': 'GBP',
}
const currency = (sign: string): string => CURRENCIES[sign] ?? CURRENCIES[sign.toLowerCase()] ?? sign.toUpperCase()
