import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { ChannelAccount, Delivery } from '../../../server/domains/channels/contract.ts'
import type { LedgerEntry, MailLedger } from '../../../server/domains/channels/mail/contract.ts'
import type { FrameworkInForce } from '../../../server/domains/framework/contract.ts'
import { get } from '../api.ts'
import type { Page } from './tickets.ts'

export type Framework = z.infer<typeof FrameworkInForce>
export type Ledger = z.infer<typeof MailLedger>
export type LedgerRow = z.infer<typeof LedgerEntry>
export type OutboxPage = Page<Delivery> & { smtp_configured: boolean }

export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: ({ signal }) => get<Page<ChannelAccount>>('/channels/accounts', { signal }),
})

export const frameworkQuery = queryOptions({
  queryKey: ['framework'],
  queryFn: ({ signal }) => get<Framework>('/framework', { signal }),
  // Somebody may be editing the text: it is fetched again only when they ask.
  staleTime: Number.POSITIVE_INFINITY,
})

const pages = { initialPageParam: null as string | null, staleTime: 5_000 }

export const outboxQuery = (state: string | null) =>
  infiniteQueryOptions({
    queryKey: ['outbox', state],
    queryFn: ({ pageParam, signal }) => get<OutboxPage>('/outbox', { query: { state, cursor: pageParam }, signal }),
    getNextPageParam: (page) => page.next_cursor,
    ...pages,
  })

export const ledgerQuery = (state: string | null) =>
  infiniteQueryOptions({
    queryKey: ['ledger', state],
    queryFn: ({ pageParam, signal }) => get<Ledger>('/mail/ledger', { query: { state, cursor: pageParam }, signal }),
    getNextPageParam: (page) => page.next_cursor,
    ...pages,
  })
