import type { AccountType } from '../../server/domains/customers/contract.ts'
import type { Chance } from '../chance.ts'
import { idMaker } from '../ids.ts'
import { DAY, type Moment } from '../moments.ts'
import type { Language } from '../stories/story.ts'
import { asciiOf, type Company } from './companies.ts'
import { NAMES } from './names-en.ts'
import { GIVEN_NAMES, SURNAMES } from './names-zh.ts'

export interface Consent {
  purpose: 'follow_up' | 'survey'
  granted: boolean
  at: Moment
}

export interface Customer {
  id: string
  name: string
  /** How one speaks to them. */
  first: string
  company: Company | null
  account_type: AccountType
  language: Language
  email: string
  phone: string | null
  handle: string | null
  consents: Consent[]
  created: Moment
}

/** Some write for themselves and not for a company. */
const ALONE = 0.12

export function makeCustomers(chance: Chance, companies: readonly Company[], count: number): Customer[] {
  const newId = idMaker(chance)
  const used = new Set<string>()
  return Array.from({ length: count }, (_, index) => {
    const home = companies[index] ?? chance.pick(companies)
    const company = index >= companies.length && chance.happens(ALONE) ? null : home
    const { name, first, local } = nameOf(chance, home.language)
    const created = home.created + chance.between(0, 10 * DAY)
    const email = freeAddress(used, local, company?.domain ?? privateDomain(chance, home.language))
    return {
      ...{ id: newId(created), name, first, company, language: home.language, email, created },
      account_type: company?.account_type ?? 'free',
      phone: chance.happens(0.3) ? phoneOf(home.language, index) : null,
      handle: chance.happens(0.12) ? handleOf(email, index) : null,
      consents: consentsOf(chance, created),
    }
  })
}

function nameOf(chance: Chance, language: Language): { name: string; first: string; local: string } {
  if (language === 'zh') {
    const [[surname, surnameLatin], [given, givenLatin]] = [chance.pick(SURNAMES), chance.pick(GIVEN_NAMES)]
    return { name: `${surname}${given}`, first: `${surname}${given}`, local: `${givenLatin}.${surnameLatin}` }
  }
  const [firsts, lasts] = chance.pick(NAMES)
  const [first, last] = [chance.pick(firsts.split(' ')), chance.pick(lasts.split(' '))]
  return { name: `${first} ${last}`, first, local: `${asciiOf(first)}.${asciiOf(last)}` }
}

function freeAddress(used: Set<string>, local: string, domain: string): string {
  for (let number = 1; ; number++) {
    const address = `${local}${number === 1 ? '' : number}@${domain}`
    if (used.has(address)) continue
    used.add(address)
    return address
  }
}

const privateDomain = (chance: Chance, language: Language): string =>
  chance.pick(language === 'zh' ? ['xinmail.example', 'youjian.example'] : ['postbox.example', 'mailhaven.example'])

/** Numbers nobody has; each its own. */
const phoneOf = (language: Language, index: number): string =>
  `${language === 'zh' ? '+86130' : '+44207946'}${String(index).padStart(language === 'zh' ? 8 : 4, '0')}`

const handleOf = (email: string, index: number): string => `@${email.split('@')[0]!.replaceAll('.', '_')}_${index}`

/** Most have never been asked. */
function consentsOf(chance: Chance, created: Moment): Consent[] {
  const at = created + DAY
  if (chance.happens(0.03)) return [{ purpose: 'survey', granted: false, at }]
  if (chance.happens(0.04)) return [{ purpose: 'follow_up', granted: false, at }]
  return chance.happens(0.2) ? [{ purpose: 'follow_up', granted: true, at }] : []
}
