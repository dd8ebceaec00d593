import { queryOptions } from '@tanstack/react-query'
import type { Simulation, SimulationWithReport } from '../../../server/domains/simulation/contract.ts'
import { get } from '../api.ts'
import type { Page } from './tickets.ts'

const WHILE_IT_RUNS_MS = 1_000

export const isUnderWay = ({ state }: Pick<Simulation, 'state'>) => state === 'queued' || state === 'running'

export const simulationsQuery = queryOptions({
  queryKey: ['simulations'],
  queryFn: ({ signal }) => get<Page<Simulation>>('/simulations', { query: { limit: 10 }, signal }),
})

export const simulationQuery = (id: string) =>
  queryOptions({
    queryKey: ['simulations', id],
    queryFn: ({ signal }) => get<SimulationWithReport>(`/simulations/${id}`, { signal }),
    refetchInterval: ({ state: { data } }) => (data && isUnderWay(data) ? WHILE_IT_RUNS_MS : false),
  })
