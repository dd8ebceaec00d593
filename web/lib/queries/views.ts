import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { ListCounts, SavedView } from '../../../server/domains/views/contract.ts'
import { get } from '../api.ts'

export const viewsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: ({ signal }) => get<{ items: SavedView[] }>('/views', { signal }),
  staleTime: 300_000,
})

export const listCountsQuery = queryOptions({
  queryKey: ['list-counts'],
  queryFn: ({ signal }) => get<ListCounts>('/views/counts', { signal }),
  staleTime: 15_000,
  placeholderData: keepPreviousData,
})
