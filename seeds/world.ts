import type { Framework } from '../server/domains/framework/schema.ts'
import type { PauseRule } from '../server/domains/sla/course.ts'
import { chanceOf } from './chance.ts'
import { type Company, makeCompanies } from './company/companies.ts'
import { type Customer, makeCustomers } from './company/customers.ts'
import { PEOPLE } from './company/people.ts'
import { type Agent, makeAgents, OUR_DOMAIN } from './company/rows.ts'
import type { Size } from './demo.ts'
import { eventNumbers, idMaker, type Part } from './ids.ts'
import { DAY, type Moment } from './moments.ts'
import { collectRows, type Rows } from './rows/rows.ts'

/** All that a world follows from. */
export interface Given {
  seed: number
  end: Moment
  size: Size
  framework: Framework
  version: string
  pauses: readonly PauseRule[]
}

/** What every ticket of the year is told against. */
export interface World {
  seed: number
  start: Moment
  /** Now: nothing happened later, but some of it is due later. */
  end: Moment
  framework: Framework
  version: string
  pauses: readonly PauseRule[]
  /** When everybody of us began. */
  joined: Moment
  agents: readonly Agent[]
  companies: readonly Company[]
  customers: readonly Customer[]
  /** The account mail comes in on and leaves by. */
  mail: { id: string; address: string }
  rows: Rows
  eventNumber(at: Moment): number
  /** What customers wrote about before, by customer. */
  past: Map<string, PastTicket[]>
  /** Files of the year that messages may come with, by name. */
  files: Map<string, StoredFile>
}

export interface StoredFile {
  sha256: string
  size: number
  type: string
}

/** What a later ticket's report tells of an earlier one. */
export interface PastTicket {
  id: string
  category: string | null
  topic: string | null
  created: Moment
  ratings: { score: number; at: Moment }[]
}

export const WHOLE: Part = { part: 0, of: 1 }

/** The same people wherever a part of their tickets is told. */
export function worldOf({ seed, end, size, ...policy }: Given, part: Part): World {
  const start = end - size.days * DAY
  const joined = start - 30 * DAY
  const companies = makeCompanies(chanceOf(seed, 'companies'), size.companies, end)
  return {
    ...{ ...policy, seed, start, end, joined, companies },
    agents: makeAgents(chanceOf(seed, 'agents'), PEOPLE, joined),
    customers: makeCustomers(chanceOf(seed, 'customers'), companies, size.customers),
    mail: { id: idMaker(chanceOf(seed, 'accounts'))(joined), address: `support@${OUR_DOMAIN}` },
    ...{ rows: collectRows(), eventNumber: eventNumbers(joined, part), past: new Map(), files: new Map() },
  }
}
