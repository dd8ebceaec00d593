import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Confirmation, Survey, SurveySummary } from '../../../server/domains/csat/contract.ts'
import type { Report, ReportLine, ReportVersion } from '../../../server/domains/interaction-reports/contract.ts'
import type { Task } from '../../../server/domains/tasks/contract.ts'
import { ApiError, get } from '../api.ts'
import type { RatingSearch, ReportSearch } from '../outcome-search.ts'
import type { Page } from './tickets.ts'

export const reportQuery = (ticketId: string) =>
  queryOptions({
    queryKey: ['report', ticketId],
    queryFn: ({ signal }) => get<Report>(`/tickets/${ticketId}/report`, { signal }),
    // What is asked for while resolving must be what is missing now.
    staleTime: 0,
  })

/** Newest first. */
export const reportVersionsQuery = (ticketId: string) =>
  queryOptions({
    queryKey: ['report', ticketId, 'versions'],
    queryFn: async ({ signal }) => {
      const { items } = await get<{ items: ReportVersion[] }>(`/tickets/${ticketId}/report/versions`, { signal })
      return items.toSorted((one, other) => other.version - one.version)
    },
    staleTime: 5_000,
  })

/** The report as a file; its address, because the browser saves it. */
export const reportFileUrl = (ticketId: string) => `/api/v1/tickets/${encodeURIComponent(ticketId)}/report.md`

export const followUpsQuery = (ticketId: string) =>
  queryOptions({
    queryKey: ['tasks', 'of-ticket', ticketId],
    queryFn: async ({ signal }) =>
      (await get<Page<Task>>('/tasks', { query: { ticket_id: ticketId, limit: 100 }, signal })).items,
    staleTime: 5_000,
  })

/** Null while nobody was asked. */
export const confirmationQuery = (ticketId: string) =>
  queryOptions({
    queryKey: ['confirmation', ticketId],
    queryFn: ({ signal }) =>
      get<Confirmation | null>(`/tickets/${ticketId}/confirmation`, { signal }).catch((error: unknown) => {
        if (error instanceof ApiError && error.problem.status === 404) return null
        throw error
      }),
    staleTime: 15_000,
  })

/** The newest survey of a ticket: it is the one a rating by word of mouth answers. */
export const surveyOfTicketQuery = (ticketId: string) =>
  queryOptions({
    queryKey: ['surveys', 'of-ticket', ticketId],
    queryFn: async ({ signal }) =>
      (await get<Page<Survey>>('/surveys', { query: { ticket_id: ticketId, limit: 1 }, signal })).items[0] ?? null,
    staleTime: 15_000,
  })

export const surveysQuery = (search: RatingSearch) =>
  infiniteQueryOptions({
    queryKey: ['surveys', 'list', search],
    queryFn: ({ pageParam, signal }) =>
      get<Page<Survey>>('/surveys', { query: { ...search, cursor: pageParam, limit: 50 }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    staleTime: 15_000,
  })

export const surveySummaryQuery = queryOptions({
  queryKey: ['surveys', 'summary'],
  queryFn: ({ signal }) => get<SurveySummary>('/surveys/summary', { signal }),
  staleTime: 15_000,
})

export const reportsQuery = (search: ReportSearch) =>
  infiniteQueryOptions({
    queryKey: ['reports', search],
    queryFn: ({ pageParam, signal }) =>
      get<Page<ReportLine>>('/reports', { query: { ...search, cursor: pageParam, limit: 50 }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    staleTime: 15_000,
  })
