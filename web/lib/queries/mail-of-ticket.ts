import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { BlockedSender, Delivery } from '../../../server/domains/channels/contract.ts'
import type { LedgerDetail } from '../../../server/domains/channels/mail/contract.ts'
import { get } from '../api.ts'
import type { Page } from './tickets.ts'

type DeliveryPage = Page<Delivery> & { smtp_configured: boolean }

/** What became of one reply, with the words of the other servers. */
export const deliveryOfQuery = (messageId: string) =>
  queryOptions({
    queryKey: ['outbox', 'message', messageId],
    queryFn: async ({ signal }) => {
      const page = await get<DeliveryPage>('/outbox', { query: { message_id: messageId }, signal })
      return { delivery: page.items[0] ?? null, smtp_configured: page.smtp_configured }
    },
    staleTime: 5_000,
  })

/** The blocks that came with marking a ticket as spam. */
export const blocksOfQuery = (ticketId: string) =>
  queryOptions({
    queryKey: ['blocks', 'ticket', ticketId],
    queryFn: ({ signal }) => get<Page<BlockedSender>>('/channels/blocks', { query: { ticket_id: ticketId }, signal }),
    staleTime: 15_000,
  })

/** What was found about a received mail when it came. */
export const mailQuery = (id: string) =>
  queryOptions({
    queryKey: ['ledger', 'mail', id],
    queryFn: ({ signal }) => get<z.infer<typeof LedgerDetail>>(`/mail/ledger/${id}`, { signal }),
    staleTime: 60_000,
  })

/** The mail as it came, byte for byte. */
export const rawMailUrl = (id: string) => `/api/v1/mail/ledger/${encodeURIComponent(id)}/raw`
