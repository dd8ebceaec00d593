import { queryOptions } from '@tanstack/react-query'
import type { Board } from '../../../server/domains/board/contract.ts'
import { get } from '../api.ts'

/** The desk at this moment. News has it read again; the minute is for deadlines that pass while nothing happens. */
export const boardQuery = queryOptions({
  queryKey: ['board'],
  queryFn: ({ signal }) => get<Board>('/board', { signal }),
  staleTime: 1_000,
  refetchInterval: 60_000,
})
