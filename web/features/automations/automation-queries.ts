import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { AutomationList, DryRun, DryRunReply, Run } from '../../../server/domains/automation/contract.ts'
import { get, post } from '../../lib/api.ts'

export const automationsQuery = queryOptions({
  queryKey: ['automations'],
  queryFn: ({ signal }) => get<AutomationList>('/automations', { signal }),
})

const PAGE = 20

export const runsQuery = (name: string) =>
  infiniteQueryOptions({
    queryKey: ['automations', 'runs', name],
    queryFn: ({ signal, pageParam }) =>
      get<{ items: Run[]; next_cursor: string | null }>(`/automations/${encodeURIComponent(name)}/runs`, {
        query: { limit: PAGE, cursor: pageParam ?? undefined },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  })

/** What automations would have done to the newest tickets; nothing is changed by asking. */
export const dryRunQuery = (what: DryRun) =>
  queryOptions({
    queryKey: ['automations', 'dry-run', what],
    queryFn: ({ signal }) => post<DryRunReply>('/automations/dry-run', what, { signal }),
    retry: false,
    gcTime: 60_000,
  })
