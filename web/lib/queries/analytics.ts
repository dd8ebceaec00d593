import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Dashboard, FigureRow } from '../../../server/domains/analytics/contract.ts'
import { get } from '../api.ts'
import type { Page } from './tickets.ts'

export const dashboardQuery = (period: object) =>
  queryOptions({
    queryKey: ['analytics', 'dashboard', period],
    queryFn: ({ signal }) => get<Dashboard>('/analytics/dashboard', { query: period, signal }),
    staleTime: 30_000,
    refetchInterval: 60_000,
  })

export const figureRowsQuery = (asked: object) =>
  infiniteQueryOptions({
    queryKey: ['analytics', 'rows', asked],
    queryFn: ({ pageParam, signal }) =>
      get<Page<FigureRow>>('/analytics/rows', { query: { ...asked, cursor: pageParam, limit: 50 }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    staleTime: 30_000,
  })
