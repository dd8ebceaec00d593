import { queryOptions } from '@tanstack/react-query'
import type { Priority } from '../../../server/domains/tickets/contract.ts'
import { get } from '../api.ts'

/** The parts of the framework that explain what a reader sees and say what follows from what they do. */
export interface Framework {
  support_tiers: Record<string, { capabilities: string[]; escalation_criteria: string[] }>
  triage: { priority_matrix: Record<string, Record<string, Priority>> }
  surveys: { unhappy_at_most: number }
  knowledge: {
    languages: string[]
    review: 'always' | 'unless_leader' | 'never'
    deflection: { goal_percent: number; holdout_percent: number; silent_for: string }
  }
  reports: { follow_ups: Record<'within_24_hours' | 'within_7_days' | 'within_30_days', string[]> }
}

export const frameworkQuery = queryOptions({
  queryKey: ['rules'],
  queryFn: ({ signal }) => get<Framework>('/framework/resolved', { signal }),
  staleTime: 60_000,
})
