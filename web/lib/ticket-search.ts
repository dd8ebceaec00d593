import type { ChannelKind, Status } from '../../server/domains/tickets/contract.ts'
import type { Sort, TicketFilters, View } from './queries/tickets.ts'

export const VIEWS = [
  'inbox',
  'mine',
  'unassigned',
  'at_risk',
  'snoozed',
  'resolved',
  'spam',
] as const satisfies readonly View[]
export const CHANNELS = [
  'email',
  'live_chat',
  'phone_support',
  'social_media',
  'in_app_messaging',
] as const satisfies readonly ChannelKind[]
export const STATUSES = [
  'open',
  'pending',
  'on_hold',
  'escalated',
  'resolved',
  'closed',
] as const satisfies readonly Status[]
export const PRIORITIES = ['critical', 'high', 'medium', 'low'] as const
export const SORTS = ['newest', 'oldest', 'priority', 'queue'] as const satisfies readonly Sort[]

/** The part of the address that says which list is shown; the inbox needs no words. */
export type TicketSearch = Partial<TicketFilters>

const oneOf = <Word extends string>(words: readonly Word[], value: unknown) => words.find((word) => word === value)
const text = (value: unknown) =>
  (typeof value === 'string' || typeof value === 'number') && value !== '' ? String(value) : undefined

/** Reads the address leniently: an old or mistyped link opens the inbox rather than an error. */
export function parseTicketSearch(search: Record<string, unknown>): TicketSearch {
  const parsed: TicketSearch = {
    view: oneOf(VIEWS, search.view),
    team: text(search.team),
    channel: oneOf(CHANNELS, search.channel),
    tag: text(search.tag),
    status: oneOf([...STATUSES, 'new'] as const, search.status),
    q: text(search.q),
    sort: oneOf(SORTS, search.sort),
  }
  return Object.fromEntries(Object.entries(parsed).filter(([, value]) => value !== undefined))
}

/** Lists that people work off stand in the order of the queue; a search and all others begin with what is new. */
export const usualSort = ({ view, q }: TicketSearch): Sort =>
  !q && (view === 'unassigned' || view === 'at_risk') ? 'queue' : 'newest'

export const filtersOf = (search: TicketSearch): TicketFilters => ({
  ...search,
  view: search.view ?? 'inbox',
  sort: search.sort ?? usualSort(search),
})
