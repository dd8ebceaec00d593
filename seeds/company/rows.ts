import type { Chance } from '../chance.ts'
import { idMaker } from '../ids.ts'
import { type Moment, textOf } from '../moments.ts'
import type { Rows } from '../rows/rows.ts'
import type { Company } from './companies.ts'
import { asciiOf } from './companies.ts'
import type { Customer } from './customers.ts'
import type { Person } from './people.ts'

export interface Agent extends Person {
  id: string
  email: string
}

/** Where Kestrelworks itself can be reached. */
export const OUR_DOMAIN = 'kestrelworks.example'

/** People and the accounts that let them sign in by a link. */
export function makeAgents(chance: Chance, people: readonly Person[], joined: Moment): Agent[] {
  const newId = idMaker(chance)
  return people.map((person) => ({ ...person, id: newId(joined), email: `${localPart(person)}@${OUR_DOMAIN}` }))
}

/** Whoever writes their name in characters signs English mails with it in letters. */
const localPart = ({ name, manner }: Person): string =>
  /^[\p{ASCII}\p{Script=Latin}]/u.test(name)
    ? asciiOf(name.split(' ')[0]!)
    : manner.en!.bye.split('\n').at(-1)!.toLowerCase()

export function addAgents(rows: Rows, agents: readonly Agent[], joined: Moment): void {
  for (const { id, name, email, role, teams, skills, languages } of agents)
    rows.add('users', {
      ...{ id, name, email, role, teams, skills, languages },
      language: languages[0] === 'zh' ? 'zh' : null,
      created_at: textOf(joined),
    })
}

export function addCompanies(rows: Rows, companies: readonly Company[]): void {
  for (const { id, name, domain, account_type, created } of companies)
    rows.add('companies', { id, name, domain, account_type, created_at: textOf(created) })
}

/** Records, the addresses they are known by, and what they have agreed to. */
export function addCustomers(rows: Rows, customers: readonly Customer[], chance: Chance): void {
  const newId = idMaker(chance)
  for (const customer of customers) {
    const { id, name, company, language, created } = customer
    const created_at = textOf(created)
    rows.add('customers', {
      ...{ id, name, company_id: company?.id ?? null, account_type: company ? null : customer.account_type },
      ...{ language, time_zone: null, created_at },
    })
    for (const [kind, scope, value, verified] of identitiesOf(customer))
      rows.add('identities', { id: newId(created), customer_id: id, kind, scope, value, verified, created_at })
    for (const { purpose, granted, at } of customer.consents)
      rows.add('consents', { customer_id: id, purpose, granted, source: 'profile', at: textOf(at) })
  }
}

type Known = [kind: 'email' | 'phone' | 'handle', scope: string, value: string, verified: boolean]

export function identitiesOf({ email, phone, handle }: Customer): Known[] {
  const known: Known[] = [['email', '', email, true]]
  if (phone) known.push(['phone', '', phone, false])
  if (handle) known.push(['handle', 'social_media', handle, false])
  return known
}
