import type { ChannelKind, Status } from '../../server/domains/tickets/contract.ts'
import type { ViewFilters } from '../../server/domains/views/contract.ts'
import type { ListView, Sort, TicketFilters, View } from './queries/tickets.ts'

export const VIEWS = [
  'inbox',
  'mine',
  'unassigned',
  'at_risk',
  'snoozed',
  'resolved',
  'spam',
] as const satisfies readonly View[]
/** What the list beside the conversation can show: a view, or everything there is. */
export const LIST_VIEWS = [...VIEWS, 'all'] as const satisfies readonly ListView[]
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

/** What a list is narrowed by, besides its view: words of the address. Several values stand behind commas. */
export const FILTERS = [
  'status',
  'priority',
  'channel',
  'team',
  'assignee_id',
  'tag',
  'category',
  'emotion',
  'language',
  'tier',
  'deadline',
  'created_within_days',
  'created_from',
  'created_to',
  'customer_id',
  'company_id',
] as const satisfies readonly (keyof TicketFilters)[]
export type Filter = (typeof FILTERS)[number]

/** The part of the address that says which list is shown; the inbox needs no words. */
export type TicketSearch = Partial<TicketFilters>

const oneOf = <Word extends string>(words: readonly Word[], value: unknown) => words.find((word) => word === value)
const text = (value: unknown) =>
  (typeof value === 'string' || typeof value === 'number') && value !== '' ? String(value) : undefined
const days = (value: unknown) =>
  Number.isInteger(Number(value)) && Number(value) > 0 && Number(value) <= 3660 ? Number(value) : undefined
const moment = (value: unknown) =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? new Date(value).toISOString() : undefined
/** Those of a closed list alone: a mistyped word narrows nothing. */
const among = (known: readonly string[], value: unknown) =>
  wordsOf(text(value))
    .filter((word) => known.includes(word))
    .join(',') || undefined

export const wordsOf = (value: string | undefined): string[] => value?.split(',').filter(Boolean) ?? []

/** Reads the address leniently: an old or mistyped link opens the inbox rather than an error. */
export function parseTicketSearch(search: Record<string, unknown>): TicketSearch {
  const parsed: TicketSearch = {
    view: oneOf(LIST_VIEWS, search.view),
    status: among([...STATUSES, 'new'], search.status),
    priority: among(PRIORITIES, search.priority),
    channel: among(CHANNELS, search.channel),
    team: text(search.team),
    assignee_id: text(search.assignee_id),
    tag: text(search.tag),
    category: among(['technical', 'billing', 'account', 'feature_request'], search.category),
    emotion: among(['frustrated', 'confused', 'neutral', 'satisfied'], search.emotion),
    language: text(search.language),
    tier: text(search.tier),
    deadline: oneOf(['near', 'passed'] as const, search.deadline),
    created_within_days: days(search.created_within_days),
    created_from: moment(search.created_from),
    created_to: moment(search.created_to),
    customer_id: text(search.customer_id),
    company_id: text(search.company_id),
    kept: text(search.kept),
    q: text(search.q),
    sort: oneOf(SORTS, search.sort),
  }
  return withoutNothing(parsed)
}

const withoutNothing = (search: TicketSearch): TicketSearch =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ''))

/** Lists that people work off stand in the order of the queue; a search and all others begin with what is new. */
export const usualSort = ({ view, q }: TicketSearch): Sort =>
  !q && (view === 'unassigned' || view === 'at_risk') ? 'queue' : 'newest'

export const filtersOf = (search: TicketSearch): TicketFilters => ({
  ...search,
  view: search.view ?? 'inbox',
  sort: search.sort ?? usualSort(search),
})

export const activeFilters = (search: TicketSearch): Filter[] => FILTERS.filter((name) => search[name] !== undefined)

/** Lists of certain statuses alone: asked for others, they give way to everything. */
const WIDER: Partial<Record<ListView, TicketSearch>> = {
  inbox: { view: 'all' },
  resolved: { view: 'all' },
  mine: { view: 'all', assignee_id: 'me' },
  unassigned: { view: 'all', assignee_id: 'none' },
}

/** The list narrowed by one filter more, or by other values of it; without a value, by one less. */
export function withFilter(search: TicketSearch, change: Partial<Pick<TicketFilters, Filter>>): TicketSearch {
  const widened = change.status ? { ...search, ...WIDER[search.view ?? 'inbox'] } : search
  return withoutNothing({ ...widened, ...change })
}

export const withoutFilters = (search: TicketSearch): TicketSearch =>
  withoutNothing({ ...search, ...Object.fromEntries(FILTERS.map((name) => [name, undefined])), kept: undefined })

/** What is kept of a list under a name. */
export function filtersToKeep(search: TicketSearch): ViewFilters {
  const { q: _words, kept: _name, view = 'inbox', ...filters } = search
  return view === 'all' ? filters : { view, ...filters }
}

/** The address of a kept view. */
export const searchOfKept = (id: string, { view, spam: _spam, q: _words, ...filters }: ViewFilters): TicketSearch => ({
  ...(view === 'inbox' ? {} : { view: view ?? 'all' }),
  ...parseTicketSearch(filters),
  kept: id,
})

/** Whether two lists hold the same, in whatever order their filters were named. */
export const sameFilters = (one: ViewFilters, other: ViewFilters): boolean => inOrder(one) === inOrder(other)

const inOrder = (filters: ViewFilters) =>
  JSON.stringify(
    Object.entries(filters)
      .filter(([, value]) => value !== undefined)
      .toSorted(([a], [b]) => a.localeCompare(b)),
  )
