import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Hit, SearchResult } from '../../../server/domains/search/contract.ts'
import type {
  Draft,
  Message,
  Ticket,
  TicketCounts,
  TicketSort,
  TicketView,
  TimelineEntry,
} from '../../../server/domains/tickets/contract.ts'
import type { Merge } from '../../../server/domains/tickets/merging/contract.ts'
import type { Why } from '../../../server/domains/tickets/why/contract.ts'
import { get } from '../api.ts'
import { serverNow } from '../server-clock.ts'

export type View = z.infer<typeof TicketView>
export type Sort = z.infer<typeof TicketSort>
export type Counts = z.infer<typeof TicketCounts>
export type DraftRow = z.infer<typeof Draft>

export interface Page<Item> {
  items: Item[]
  next_cursor: string | null
}

/** A view, or everything there is. */
export type ListView = View | 'all'

/** Which tickets a list shows. Lives in the address, so that a list can be shared and survives a reload. */
export interface TicketFilters {
  view: ListView
  /** One or several values, separated by commas, as the server takes them. */
  status?: string
  priority?: string
  channel?: string
  team?: string
  tag?: string
  category?: string
  emotion?: string
  language?: string
  tier?: string
  /** Whether the next deadline comes near, or has passed. */
  deadline?: 'near' | 'passed'
  /** A user, "me" or "none". */
  assignee_id?: string
  customer_id?: string
  company_id?: string
  created_within_days?: number
  created_from?: string
  created_to?: string
  /** The kept view this list was opened from. */
  kept?: string
  q?: string
  sort?: Sort
}

/** A ticket as a list shows it; found by words, with the place that was found. */
export type ListedTicket = Ticket & Partial<Pick<Hit, 'excerpt' | 'found_in'>>
export interface ListPage extends Page<ListedTicket> {
  /** How the words were read, and who else was found: with the pages of a search. */
  search?: Omit<SearchResult, 'items' | 'next_cursor'>
}

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** What the server is asked for. `created_within_days` is counted back from the hour, so that pages fit together. */
export function listQuery({ view, kept: _kept, created_within_days: days, ...filters }: TicketFilters) {
  const hour = Math.floor(serverNow() / HOUR_MS) * HOUR_MS
  const created_from = days ? new Date(hour - days * DAY_MS).toISOString() : filters.created_from
  return { ...filters, view: view === 'all' ? undefined : view, created_from }
}

const PAGE = 50

/** A search looks everywhere: somebody who types words does not know in which view the ticket lies. */
export const ticketsQuery = ({ kept: _kept, ...filters }: TicketFilters) =>
  infiniteQueryOptions({
    // What is searched is not looked for again with every event: only what is on screen stays true.
    queryKey: filters.q ? ['found', filters.q] : ['tickets', filters],
    queryFn: ({ pageParam, signal }): Promise<ListPage> => {
      const page = { cursor: pageParam, limit: PAGE }
      if (filters.q) return findTickets({ q: filters.q, ...page }, signal)
      return get<Page<Ticket>>('/tickets', { query: { ...listQuery(filters), ...page }, signal })
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    staleTime: 15_000,
  })

async function findTickets(query: object, signal: AbortSignal): Promise<ListPage> {
  const { items, next_cursor, ...search } = await get<SearchResult>('/search', { query, signal })
  return {
    items: items.map(({ ticket, excerpt, found_in }) => ({ ...ticket, excerpt, found_in })),
    next_cursor,
    search,
  }
}

export const countsQuery = queryOptions({
  queryKey: ['counts'],
  queryFn: ({ signal }) => get<Counts>('/tickets/counts', { signal }),
  staleTime: 15_000,
  placeholderData: keepPreviousData,
})

export const ticketQuery = (id: string) =>
  queryOptions({
    queryKey: ['ticket', id],
    queryFn: ({ signal }) => get<Ticket>(`/tickets/${id}`, { signal }),
    staleTime: 30_000,
  })

/** Newest page first; within a page, positions ascend. */
export const messagesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['messages', id],
    queryFn: ({ pageParam, signal }) =>
      get<Page<Message>>(`/tickets/${id}/messages`, { query: { cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    staleTime: 30_000,
  })

export const timelineQuery = (id: string) =>
  queryOptions({
    queryKey: ['timeline', id],
    queryFn: ({ signal }) => get<Page<TimelineEntry>>(`/tickets/${id}/timeline`, { query: { limit: 100 }, signal }),
    staleTime: 30_000,
  })

export const draftsQuery = (id: string) =>
  queryOptions({
    queryKey: ['drafts', id],
    queryFn: ({ signal }) => get<{ items: DraftRow[] }>(`/tickets/${id}/drafts`, { signal }),
    // Another machine may have written on; the local text wins only while it is unsaved.
    staleTime: 0,
  })

export const whyQuery = (id: string) =>
  queryOptions({
    queryKey: ['why', id],
    queryFn: ({ signal }) => get<Why>(`/tickets/${id}/why`, { signal }),
    staleTime: 30_000,
  })

/** What was put into a ticket, and where it was put itself, newest first; undone ones too. */
export const mergesQuery = (id: string) =>
  queryOptions({
    queryKey: ['merges', id],
    queryFn: ({ signal }) => get<{ items: Merge[] }>(`/tickets/${id}/merges`, { signal }),
    staleTime: 15_000,
  })

/** Tickets whose number or subject matches. */
export const ticketSearchQuery = (q: string) =>
  queryOptions({
    queryKey: ['tickets', 'search', q],
    queryFn: ({ signal }) => get<Page<Ticket>>('/tickets', { query: { q, limit: 10 }, signal }),
    staleTime: 15_000,
    enabled: q.length > 1,
  })

export const customerTicketsQuery = (customerId: string) =>
  queryOptions({
    queryKey: ['tickets', 'of-customer', customerId],
    queryFn: ({ signal }) =>
      get<Page<Ticket>>('/tickets', { query: { customer_id: customerId, limit: 20, sort: 'newest' }, signal }),
    staleTime: 30_000,
  })
