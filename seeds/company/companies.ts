import type { AccountType } from '../../server/domains/customers/contract.ts'
import type { Chance } from '../chance.ts'
import { idMaker } from '../ids.ts'
import { DAY, type Moment } from '../moments.ts'
import type { Language } from '../stories/story.ts'
import { FIRST_WORDS, TRADES } from './company-names-en.ts'
import { CITIES, BRANDS as ZH_BRANDS, TRADES as ZH_TRADES } from './names-zh.ts'

export interface Company {
  id: string
  name: string
  domain: string
  account_type: AccountType
  language: Language
  created: Moment
}

/** One company in four writes Chinese. */
const CHINESE_EVERY = 4
const LONGEST_AGO = 900 * DAY

const ACCOUNTS = [
  ['enterprise', 7],
  ['premium', 38],
  ['free', 55],
] as const satisfies readonly (readonly [AccountType, number])[]

/** So many companies, no two with the same name. */
export function makeCompanies(chance: Chance, count: number, end: Moment): Company[] {
  const newId = idMaker(chance)
  const used = new Set<string>()
  return Array.from({ length: count }, (_, index) => {
    const language: Language = index % CHINESE_EVERY === 0 ? 'zh' : 'en'
    const created = end - chance.between(20 * DAY, LONGEST_AGO)
    const { name, domain } = unused(used, () => (language === 'zh' ? chineseName(chance) : englishName(chance)))
    return { id: newId(created), name, domain, account_type: chance.weighted(ACCOUNTS), language, created }
  })
}

function unused(used: Set<string>, make: () => Pick<Company, 'name' | 'domain'>): Pick<Company, 'name' | 'domain'> {
  for (;;) {
    const made = make()
    if (used.has(made.domain)) continue
    used.add(made.domain)
    return made
  }
}

function englishName(chance: Chance): Pick<Company, 'name' | 'domain'> {
  const [word, trade] = [chance.pick(FIRST_WORDS), chance.pick(TRADES)]
  return { name: `${word} ${trade}`, domain: `${asciiOf(`${word}-${trade}`)}.example` }
}

function chineseName(chance: Chance): Pick<Company, 'name' | 'domain'> {
  const [[brand, latin], [trade, latinTrade]] = [chance.pick(ZH_BRANDS), chance.pick(ZH_TRADES)]
  const city = chance.happens(0.4) ? chance.pick(CITIES) : ''
  const form = chance.weighted([
    ['', 3],
    ['有限公司', 2],
    ['集团', 1],
  ] as const)
  return { name: `${city}${brand}${trade}${form}`, domain: `${latin}-${latinTrade}.example` }
}

const LETTERS: Record<string, string> = { ł: 'l', ø: 'o', ß: 'ss', ı: 'i', æ: 'ae', đ: 'd' }

/** As addresses are written: without accents, spaces become hyphens. */
export const asciiOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[łøßıæđ]/g, (letter) => LETTERS[letter]!)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
