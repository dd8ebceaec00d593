import { type InfiniteData, infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Task, TaskCounts } from '../../../server/domains/tasks/contract.ts'
import { get } from '../api.ts'
import { serverNow } from '../server-clock.ts'
import type { TaskSearch } from '../task-search.ts'
import type { Page } from './tickets.ts'

export type TaskPages = InfiniteData<Page<Task>>

const reach = { mine: { owner_id: 'me' }, team: { team: 'mine' }, all: {} }

/** Open tasks come soonest first, ended ones latest first. */
export const tasksQuery = ({ whose = 'mine', state = 'open', kind, unowned }: TaskSearch) =>
  infiniteQueryOptions({
    queryKey: ['tasks', 'list', { whose, state, kind, unowned }],
    queryFn: ({ pageParam, signal }) => {
      const owner = unowned ? { owner_id: 'none' } : {}
      const sort = state === 'open' ? 'due' : 'latest'
      const query = { ...reach[whose], ...owner, state, kind, sort, cursor: pageParam, limit: 100 }
      return get<Page<Task>>('/tasks', { query, signal })
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    staleTime: 15_000,
  })

export const taskQuery = (id: string) =>
  queryOptions({
    queryKey: ['tasks', 'one', id],
    queryFn: ({ signal }) => get<Task>(`/tasks/${id}`, { signal }),
    staleTime: 5_000,
  })

export const openTasksOfTicketQuery = (ticketId: string) =>
  queryOptions({
    queryKey: ['tasks', 'open-of-ticket', ticketId],
    queryFn: async ({ signal }) => {
      const query = { ticket_id: ticketId, state: 'open', limit: 100 }
      return (await get<Page<Task>>('/tasks', { query, signal })).items
    },
    staleTime: 15_000,
  })

/** Own tasks that press today, by the reader's own day; looked at again now and then, since time alone changes them. */
export const taskCountsQuery = queryOptions({
  queryKey: ['tasks', 'counts'],
  queryFn: ({ signal }) => get<TaskCounts>('/tasks/counts', { query: { until: endOfToday() }, signal }),
  staleTime: 15_000,
  refetchInterval: 300_000,
  placeholderData: keepPreviousData,
})

const endOfToday = () => new Date(new Date(serverNow()).setHours(23, 59, 59, 999)).toISOString()
