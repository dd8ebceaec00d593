import type { Framework } from './schema.ts'
import type { Conditions } from './sections/conditions.ts'

/** Who writes, as far as segments tell customers apart. */
export interface CustomerFacts {
  account_type: string
  company: string | null
  email_domains: readonly string[]
  language: string | null
}

/** What conditions may ask about a ticket. */
export interface TicketFacts {
  channel: string
  status: string
  priority: string
  category: string | null
  emotion: string | null
  language: string | null
  tier: string | null
  team: string | null
  tags: readonly string[]
  assignee_id: string | null
  account_type: string
  segments: readonly string[]
}

/** The segments a customer belongs to, in the framework's order. */
export const segmentsOf = ({ segments }: Framework, customer: CustomerFacts): string[] =>
  Object.entries(segments)
    .filter(([, segment]) => belongs(segment, customer))
    .map(([name]) => name)

function belongs(segment: Framework['segments'][string], customer: CustomerFacts): boolean {
  const { account_types, companies, email_domains, languages } = segment
  const isNamed = (words: readonly string[] | undefined, of: readonly (string | null)[]) =>
    !words || of.some((one) => one !== null && words.some((word) => word.toLowerCase() === one.toLowerCase()))
  return (
    isNamed(account_types, [customer.account_type]) &&
    isNamed(companies, [customer.company]) &&
    isNamed(email_domains, customer.email_domains) &&
    isNamed(languages, [customer.language])
  )
}

/** Which condition a ticket does not meet, in words; null when it meets them all. */
export function unmet(conditions: Conditions, ticket: TicketFacts): string | null {
  const { tags, without_tags, assigned } = conditions
  const one = ONE_OF.find(([name, field]) => conditions[name] && !isAmong(conditions[name], ticket[field]))
  if (one)
    return `its ${one[1].replace('_', ' ')} is ${ticket[one[1]] ?? 'not known'}, not ${conditions[one[0]]!.join(' or ')}`
  const { segments } = conditions
  if (segments && !segments.some((name) => ticket.segments.includes(name)))
    return `the customer does not belong to ${segments.join(' or ')}`
  if (tags && !tags.some((tag) => ticket.tags.includes(tag))) return `it has none of the tags ${tags.join(', ')}`
  const unwanted = without_tags?.find((tag) => ticket.tags.includes(tag))
  if (unwanted) return `it has the tag ${unwanted}`
  if (assigned !== undefined && assigned !== (ticket.assignee_id !== null))
    return assigned ? 'nobody has it' : 'somebody has it'
  return null
}

const ONE_OF = [
  ['channels', 'channel'],
  ['statuses', 'status'],
  ['priorities', 'priority'],
  ['categories', 'category'],
  ['emotions', 'emotion'],
  ['languages', 'language'],
  ['account_types', 'account_type'],
  ['tiers', 'tier'],
  ['teams', 'team'],
] as const satisfies readonly (readonly [keyof Conditions, keyof TicketFacts])[]

const isAmong = (words: readonly string[], word: string | null): boolean => word !== null && words.includes(word)
