import { queryOptions } from '@tanstack/react-query'
import type {
  Authority,
  EscalationCall,
  EscalationSuggestion,
  EscalationSummary,
  HandOver,
} from '../../../server/domains/escalation/contract.ts'
import { get } from '../api.ts'

// Keys begin like those of the escalations themselves: what makes these old makes all of them old.

/** Reasons to hand a ticket up that were found on it. */
export const suggestionsQuery = (ticketId: string) =>
  queryOptions({
    queryKey: ['escalations', ticketId, 'suggestions'],
    queryFn: ({ signal }) =>
      get<{ items: EscalationSuggestion[] }>(`/tickets/${ticketId}/escalation-suggestions`, { signal }),
    staleTime: 30_000,
  })

/** Who was called about a ticket, and who has it. */
export const callsQuery = (ticketId: string) =>
  queryOptions({
    queryKey: ['escalations', ticketId, 'calls'],
    queryFn: ({ signal }) => get<{ items: EscalationCall[] }>(`/tickets/${ticketId}/escalation-calls`, { signal }),
    staleTime: 30_000,
  })

/** What whoever gets it needs to know. */
export const handOverQuery = (ticketId: string) =>
  queryOptions({
    queryKey: ['escalations', ticketId, 'hand-over'],
    queryFn: ({ signal }) => get<HandOver>(`/tickets/${ticketId}/hand-over`, { signal }),
    staleTime: 30_000,
  })

/** Hand-overs of the last 30 days. */
export const escalationSummaryQuery = queryOptions({
  queryKey: ['escalations', 'summary'],
  queryFn: ({ signal }) => get<EscalationSummary>('/escalations/summary', { signal }),
  staleTime: 60_000,
})

/** What the caller may grant by themselves. */
export const authorityQuery = queryOptions({
  queryKey: ['rules', 'authority'],
  queryFn: ({ signal }) => get<Authority>('/authority', { signal }),
  staleTime: 60_000,
})
