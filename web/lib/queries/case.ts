import { queryOptions } from '@tanstack/react-query'
import type { Escalation } from '../../../server/domains/escalation/contract.ts'
import type { TicketSla } from '../../../server/domains/sla/contract.ts'
import type { Triage } from '../../../server/domains/triage/contract.ts'
import { get } from '../api.ts'

/** How a ticket was understood, facet by facet. */
export const triageQuery = (ticketId: string) =>
  queryOptions({
    queryKey: ['triage', ticketId],
    queryFn: ({ signal }) => get<Triage>(`/tickets/${ticketId}/triage`, { signal }),
    staleTime: 30_000,
  })

/** The clocks of a ticket. They are counted down here; events say when something else happened to them. */
export const slaQuery = (ticketId: string) =>
  queryOptions({
    queryKey: ['sla', ticketId],
    queryFn: ({ signal }) => get<TicketSla>(`/tickets/${ticketId}/sla`, { signal }),
    staleTime: 30_000,
  })

/** How often it was handed up, and who accepted. */
export const escalationsQuery = (ticketId: string) =>
  queryOptions({
    queryKey: ['escalations', ticketId],
    queryFn: ({ signal }) => get<{ items: Escalation[] }>(`/tickets/${ticketId}/escalations`, { signal }),
    staleTime: 30_000,
  })
