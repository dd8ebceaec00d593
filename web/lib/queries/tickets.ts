import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  ChannelKind,
  Decision,
  Draft,
  Merge,
  Message,
  Status,
  Ticket,
  TicketCounts,
  TicketSort,
  TicketView,
  TimelineEntry,
} from '../../../server/domains/tickets/contract.ts'
import { get } from '../api.ts'

export type View = z.infer<typeof TicketView>
export type Sort = z.infer<typeof TicketSort>
export type Counts = z.infer<typeof TicketCounts>
export type DraftRow = z.infer<typeof Draft>

export interface Page<Item> {
  items: Item[]
  next_cursor: string | null
}

/** Which tickets a list shows. Lives in the address, so that a list can be shared and survives a reload. */
export interface TicketFilters {
  view: View
  team?: string
  channel?: ChannelKind
  tag?: string
  status?: Status
  q?: string
  sort?: Sort
}

/** A search looks everywhere: somebody who types a case id does not know in which view it lies. */
export const listQuery = ({ view, ...filters }: TicketFilters) => (filters.q ? filters : { view, ...filters })

export const ticketsQuery = (filters: TicketFilters) =>
  infiniteQueryOptions({
    queryKey: ['tickets', filters],
    queryFn: ({ pageParam, signal }) =>
      get<Page<Ticket>>('/tickets', { query: { ...listQuery(filters), cursor: pageParam, limit: 50 }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    staleTime: 15_000,
  })

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
    queryFn: ({ signal }) => get<{ items: Decision[] }>(`/tickets/${id}/why`, { signal }),
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
