import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Me, Session, Token, User } from '../../../server/domains/auth/contract.ts'
import type { Customer } from '../../../server/domains/customers/contract.ts'
import type { Team } from '../../../server/domains/framework/contract.ts'
import type { Notification } from '../../../server/domains/notifications/contract.ts'
import type { Presence } from '../../../server/domains/routing/contract.ts'
import { get } from '../api.ts'
import type { Page } from './tickets.ts'

export type SessionRow = z.infer<typeof Session>
export type TokenRow = z.infer<typeof Token>
export type NotificationPage = Page<Notification> & { unread: number }

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => get<Me>('/me', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
})

/** Everybody who works here: names are needed everywhere, so all pages are read. */
export const usersQuery = queryOptions({
  queryKey: ['users'],
  queryFn: async ({ signal }) => {
    const items: User[] = []
    let cursor: string | null = null
    do {
      const page: Page<User> = await get('/users', { query: { limit: 100, cursor }, signal })
      items.push(...page.items)
      cursor = page.next_cursor
    } while (cursor)
    return { items, next_cursor: null }
  },
  staleTime: 60_000,
})

/** Who is there. A colleague whose heartbeat stops goes away by an event. */
export const presenceQuery = queryOptions({
  queryKey: ['presence'],
  queryFn: ({ signal }) => get<{ items: Presence[] }>('/presence', { query: { limit: 100 }, signal }),
  staleTime: 60_000,
})

export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: ({ signal }) => get<{ items: Team[] }>('/framework/teams', { signal }),
  staleTime: 300_000,
})

export const customerQuery = (id: string) =>
  queryOptions({
    queryKey: ['customer', id],
    queryFn: ({ signal }) => get<Customer>(`/customers/${id}`, { signal }),
    staleTime: 60_000,
  })

export const customerSearchQuery = (q: string) =>
  queryOptions({
    queryKey: ['customers', q],
    queryFn: ({ signal }) => get<Page<Customer>>('/customers', { query: { q, limit: 8 }, signal }),
    staleTime: 30_000,
    enabled: q.length > 1,
  })

export const notificationsQuery = queryOptions({
  queryKey: ['notifications'],
  queryFn: ({ signal }) => get<NotificationPage>('/notifications', { query: { limit: 30 }, signal }),
  staleTime: 30_000,
})

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => get<{ items: SessionRow[] }>('/sessions', { signal }),
})

export const tokensQuery = (userId: string) =>
  queryOptions({
    queryKey: ['tokens', userId],
    queryFn: ({ signal }) => get<{ items: TokenRow[] }>(`/users/${userId}/tokens`, { signal }),
  })
