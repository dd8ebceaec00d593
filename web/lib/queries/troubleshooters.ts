import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type {
  Fault,
  Troubleshooter,
  TroubleshooterContent,
  TroubleshooterListed,
  TroubleshooterVersion,
} from '../../../server/domains/troubleshooters/contract.ts'
import type {
  ChangedStep,
  StepChange,
  VersionDifference,
} from '../../../server/domains/troubleshooters/difference/contract.ts'
import type {
  AnswerStep,
  DropOff,
  Preview,
  Previewed,
  Run,
  StartRun,
} from '../../../server/domains/troubleshooters/runs/contract.ts'
import { get, post, put, remove } from '../api.ts'
import type { Page } from './tickets.ts'

export type { DecisionTree, Device, Step, StepKind, When } from '../../../server/domains/troubleshooters/contract.ts'
export type {
  ChangedStep,
  DropOff,
  Fault,
  Previewed,
  Run,
  StepChange,
  Troubleshooter,
  TroubleshooterContent,
  TroubleshooterListed,
  TroubleshooterVersion,
  VersionDifference,
}

const KEY = 'troubleshooters'
const ALL = '/knowledge/troubleshooters'

export const troubleshootersQuery = infiniteQueryOptions({
  queryKey: [KEY, 'list'],
  queryFn: ({ pageParam, signal }) =>
    get<Page<TroubleshooterListed>>(ALL, { query: { cursor: pageParam, limit: 50 }, signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next_cursor,
  staleTime: 15_000,
})

export const troubleshooterQuery = (id: string) =>
  queryOptions({
    queryKey: [KEY, 'one', id],
    queryFn: ({ signal }) => get<Troubleshooter>(`${ALL}/${id}`, { signal }),
    staleTime: 5_000,
  })

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: [KEY, 'versions', id],
    queryFn: async ({ signal }) =>
      (await get<{ items: TroubleshooterVersion[] }>(`${ALL}/${id}/versions`, { signal })).items,
  })

/** What leads from one version to another. Versions never change, so neither does what is between them. */
export const differenceQuery = (id: string, { from, to }: { from: number; to: number }) =>
  queryOptions({
    queryKey: [KEY, 'difference', id, from, to],
    queryFn: ({ signal }) => get<VersionDifference>(`${ALL}/${id}/difference`, { query: { from, to }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const dropOffQuery = (id: string) =>
  queryOptions({
    queryKey: [KEY, 'drop-off', id],
    queryFn: ({ signal }) => get<DropOff>(`${ALL}/${id}/drop-off`, { signal }),
    staleTime: 30_000,
  })

/** Asked for anew with every change: what is wrong is known while it is written. */
export const faultsQuery = (content: TroubleshooterContent, visibility: Troubleshooter['visibility']) =>
  queryOptions({
    queryKey: [KEY, 'faults', content, visibility],
    queryFn: async () => (await post<{ faults: Fault[] }>(`${ALL}/faults`, { ...content, visibility })).faults,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 10_000,
    placeholderData: (before: Fault[] | undefined) => before,
  })

export const previewQuery = (asked: Preview) =>
  queryOptions({
    queryKey: [KEY, 'preview', asked],
    queryFn: () => post<Previewed>(`${ALL}/preview`, asked),
    gcTime: 10_000,
    placeholderData: (before: Previewed | undefined) => before,
  })

export const ticketRunsQuery = (ticketId: string) =>
  queryOptions({
    queryKey: [KEY, 'of-ticket', ticketId],
    queryFn: async ({ signal }) =>
      (await get<{ items: Run[] }>(`/tickets/${ticketId}/troubleshooter-runs`, { signal })).items,
    staleTime: 15_000,
  })

export const makeTroubleshooter = (issue_category: string) => post<Troubleshooter>(ALL, { issue_category })
export const saveTroubleshooter = (
  id: string,
  written: TroubleshooterContent & { based_on: number; visibility?: Troubleshooter['visibility']; slug?: string },
) => put<Troubleshooter>(`${ALL}/${id}`, written)
export const restoreVersion = (id: string, number: number, based_on: number) =>
  post<Troubleshooter>(`${ALL}/${id}/restore`, { number, based_on })
export const publishTroubleshooter = (id: string) => put<Troubleshooter>(`${ALL}/${id}/publication`, undefined)
export const withdrawTroubleshooter = (id: string) => remove<Troubleshooter>(`${ALL}/${id}/publication`)
export const deleteTroubleshooter = (id: string) => remove<{ done: true }>(`${ALL}/${id}`)

export const startRun = (id: string, given: StartRun) => post<Run>(`${ALL}/${id}/runs`, given)
/** Where a run stands; with a position, as it stood before that step of its way was answered. */
export const runAt = (id: string, position?: number) => get<Run>(`/knowledge/runs/${id}`, { query: { position } })
export const answerRun = (id: string, given: AnswerStep) => put<Run>(`/knowledge/runs/${id}/answers`, given)
