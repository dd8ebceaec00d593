import type { Chance } from '../chance.ts'
import type { Customer } from '../company/customers.ts'
import { DAY, MINUTE, type Moment } from '../moments.ts'
import type { Language } from '../stories/story.ts'
import { LISTS } from './word-lists.ts'

/** The words in braces of one ticket: each is chosen when it first comes up, and stays. */
export interface Words {
  language: Language
  said: Map<string, string>
  chance: Chance
  created: Moment
}

export function wordsFor(chance: Chance, customer: Customer, created: Moment): Words {
  const said = new Map([
    ['first', customer.first],
    ['name', customer.name],
    ['company', customer.company?.name ?? (customer.language === 'zh' ? '我们团队' : 'my team')],
    ['email', customer.email],
  ])
  return { language: customer.language, said, chance, created }
}

/** The text with its words filled in. */
export const filled = (words: Words, text: string): string =>
  text.includes('{') ? text.replace(/\{([a-z_0-9]+)\}/g, (_, name: string) => wordNamed(words, name)) : text

function wordNamed(words: Words, name: string): string {
  const said = words.said.get(name)
  if (said !== undefined) return said
  const word = MADE[name]?.(words) ?? words.chance.pick(listNamed(words, name))
  words.said.set(name, word)
  return word
}

/** `colleague_2` is another one of the same list. */
function listNamed({ language, said }: Words, name: string): readonly string[] {
  const list = LISTS[language][name.replace(/_\d$/, '')]
  if (!list) throw new Error(`A story names {${name}}: say in seeds/case/word-lists.ts what that may be.`)
  const others = list.filter((word) => ![...said.values()].includes(word))
  return others.length > 0 ? others : list
}

const digits = (chance: Chance, count: number): string =>
  Array.from({ length: count }, () => chance.between(0, 9)).join('')

const yearOf = (moment: Moment): string => new Date(moment).getUTCFullYear().toString()

/** Dollars a month, for one person on any of the plans. */
const SEAT_PRICE = 14

/** On whose clock customers of a language read the time. */
const ZONES = { en: 'UTC', zh: 'Asia/Shanghai' } as const

/** As people say it, to five minutes. */
export function clockTime(at: Moment, language: Language): string {
  const rounded = at - (at % (5 * MINUTE))
  return new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: '2-digit', timeZone: ZONES[language] }).format(
    rounded,
  )
}

const MADE: Record<string, (words: Words) => string> = {
  invoice: ({ chance, created }) => `KW-${yearOf(created)}-${digits(chance, 5)}`,
  order: ({ chance }) => `PO-${digits(chance, 6)}`,
  amount: ({ chance, language }) => moneyOf(chance, language, [48, 2_900]),
  seats_price: (words) => `$${(Number(wordNamed(words, 'seats')) * SEAT_PRICE).toLocaleString('en')}`,
  small_amount: ({ chance, language }) => moneyOf(chance, language, [9, 60]),
  seats: ({ chance }) => String(chance.between(6, 90)),
  more_seats: ({ chance }) => String(chance.between(3, 25)),
  few: ({ chance }) => String(chance.between(2, 5)),
  several: ({ chance }) => String(chance.between(6, 19)),
  many: ({ chance }) => String(chance.between(40, 400)),
  rows: ({ chance }) => chance.between(1_200, 48_000).toLocaleString('en'),
  seconds: ({ chance }) => String(chance.between(8, 45)),
  request_id: ({ chance }) => `req_${digits(chance, 4)}${chance.pick(['b', 'f', 'k', 'x'])}${digits(chance, 5)}`,
  workspace: ({ said, chance }) => `${(said.get('email')!.split('@')[1] ?? '').split('.')[0]}-${chance.between(1, 9)}`,
  time: ({ chance }) => `${chance.between(8, 17)}:${String(chance.between(0, 11) * 5).padStart(2, '0')}`,
  day_before: (words) => dayOf(words, -words.chance.between(2, 9)),
  day_after: (words) => dayOf(words, words.chance.between(2, 12)),
  month: (words) => monthOf(words, 0),
  last_month: (words) => monthOf(words, -1),
}

function moneyOf(chance: Chance, language: Language, [low, high]: [low: number, high: number]): string {
  const whole = chance.between(low, high)
  if (language === 'zh') return `¥${(whole * 7).toLocaleString('en')}.00`
  const figures = `${whole.toLocaleString('en')}.${chance.pick(['00', '00', '50', '80'])}`
  return chance.pick(['$', '€', '£']) + figures
}

const LOCALES = { en: 'en-GB', zh: 'zh-CN' } as const
const DAYS = { en: dayFormat('en'), zh: dayFormat('zh') }
const MONTHS = { en: monthFormat('en'), zh: monthFormat('zh') }

function dayFormat(language: Language) {
  return new Intl.DateTimeFormat(LOCALES[language], { day: 'numeric', month: 'long', timeZone: 'UTC' })
}
function monthFormat(language: Language) {
  return new Intl.DateTimeFormat(LOCALES[language], { month: 'long', timeZone: 'UTC' })
}

const dayOf = ({ language, created }: Words, days: number): string => DAYS[language].format(created + days * DAY)
const monthOf = ({ language, created }: Words, months: number): string =>
  MONTHS[language].format(created + months * 30 * DAY)
