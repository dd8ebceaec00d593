import { activeFilters, type Filter, type TicketSearch } from '../../lib/ticket-search.ts'

/** What a list can be narrowed by, as its reader calls it: one chip each. */
export const FACETS_OF_LISTS = [
  'status',
  'priority',
  'assignee',
  'team',
  'tag',
  'channel',
  'category',
  'emotion',
  'language',
  'deadline',
  'created',
] as const
/** Those that come by a link alone: from a customer, a company, a tier. */
const BY_LINK = ['customer', 'company', 'tier'] as const
export type ListFacet = (typeof FACETS_OF_LISTS)[number] | (typeof BY_LINK)[number]

/** Under which words of the address each one stands. */
export const FILTERS_OF: Record<ListFacet, readonly Filter[]> = {
  status: ['status'],
  priority: ['priority'],
  assignee: ['assignee_id'],
  team: ['team'],
  tag: ['tag'],
  channel: ['channel'],
  category: ['category'],
  emotion: ['emotion'],
  language: ['language'],
  deadline: ['deadline'],
  created: ['created_within_days', 'created_from', 'created_to'],
  customer: ['customer_id'],
  company: ['company_id'],
  tier: ['tier'],
}
const ALL = [...FACETS_OF_LISTS, ...BY_LINK]

export const facetOf = (word: string): ListFacet => ALL.find((facet) => facet === word)!

export function facetsIn(search: TicketSearch): ListFacet[] {
  const active = activeFilters(search)
  return ALL.filter((facet) => FILTERS_OF[facet].some((filter) => active.includes(filter)))
}

/** Takes the facet off the list. */
export const without = (facet: ListFacet) => Object.fromEntries(FILTERS_OF[facet].map((filter) => [filter, undefined]))
