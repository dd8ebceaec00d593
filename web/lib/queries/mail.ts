import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { BlockedSender, Delivery, OutboxCounts } from '../../../server/domains/channels/contract.ts'
import type { LedgerEntry, MailLedger } from '../../../server/domains/channels/mail/contract.ts'
import { get } from '../api.ts'
import type { LedgerSearch } from '../mail-search.ts'
import { dayStart } from '../time.ts'
import type { Page } from './tickets.ts'

export type Ledger = z.infer<typeof MailLedger>
export type LedgerRow = z.infer<typeof LedgerEntry>
export type OutboxPage = Page<Delivery> & { smtp_configured: boolean }

/** Mail that comes in, and what becomes of mail that went out, makes no noise here: pages that show it ask so often. */
export const MAIL_EVERY_MS = 10_000
/** A badge may lag a little; counting costs more than a page. */
const BADGE_EVERY_MS = 30_000

const pages = { initialPageParam: null as string | null, staleTime: 5_000 }

export const ledgerQuery = ({ mail: _open, since, until, ...filters }: LedgerSearch) =>
  infiniteQueryOptions({
    queryKey: ['ledger', 'list', { ...filters, since, until }],
    queryFn: ({ pageParam, signal }) => {
      // The last day counts in full: the server leaves out what begins with `until`.
      const span = { since: since && dayStart(since), until: until && dayStart(until, 1) }
      return get<Ledger>('/mail/ledger', { query: { ...filters, ...span, cursor: pageParam }, signal })
    },
    getNextPageParam: (page) => page.next_cursor,
    ...pages,
  })

/** How many mails wait for a person. */
export const setAsideQuery = queryOptions({
  queryKey: ['set-aside'],
  queryFn: async ({ signal }) =>
    (await get<Ledger>('/mail/ledger', { query: { state: 'quarantined', limit: 1 }, signal })).quarantined,
  staleTime: 5_000,
  refetchInterval: BADGE_EVERY_MS,
})

export const outboxQuery = (state: string | null) =>
  infiniteQueryOptions({
    queryKey: ['outbox', 'list', state],
    queryFn: ({ pageParam, signal }) => get<OutboxPage>('/outbox', { query: { state, cursor: pageParam }, signal }),
    getNextPageParam: (page) => page.next_cursor,
    ...pages,
  })

export const outboxCountsQuery = queryOptions({
  queryKey: ['outbox', 'counts'],
  queryFn: ({ signal }) => get<z.infer<typeof OutboxCounts>>('/outbox/counts', { signal }),
  staleTime: 5_000,
  refetchInterval: BADGE_EVERY_MS,
})

export const blocksQuery = infiniteQueryOptions({
  queryKey: ['blocks', 'list'],
  queryFn: ({ pageParam, signal }) =>
    get<Page<BlockedSender>>('/channels/blocks', { query: { cursor: pageParam }, signal }),
  getNextPageParam: (page) => page.next_cursor,
  ...pages,
})
