import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { TicketSessions } from '../../../server/domains/channels/in-app/contract.ts'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { get } from '../api.ts'

/** What the app told with a ticket's messages; asked again when another one has come. */
export const appSessionQuery = ({ id, message_count }: Pick<Ticket, 'id' | 'message_count'>) =>
  queryOptions({
    queryKey: ['app-session', id, message_count],
    queryFn: async ({ signal }) =>
      (await get<z.infer<typeof TicketSessions>>(`/tickets/${id}/session`, { signal })).items,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  })
