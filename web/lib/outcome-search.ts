import type { SurveyState } from '../../server/domains/csat/contract.ts'
import type { CauseCode } from '../../server/domains/interaction-reports/contract.ts'

export const SCORES = [5, 4, 3, 2, 1] as const
export type Score = (typeof SCORES)[number]

const STATES = ['answered', 'sent', 'suppressed', 'pending'] as const satisfies readonly SurveyState[]

export const CAUSES = [
  'how_to',
  'defect',
  'configuration',
  'outage',
  'performance',
  'integration',
  'billing_error',
  'payment_method',
  'pricing_question',
  'access',
  'account_change',
  'data_loss',
  'security',
  'missing_feature',
  'third_party',
  'customer_environment',
  'not_reproducible',
  'other',
] as const satisfies readonly CauseCode[]

/** Which ratings are listed; lives in the address. */
export interface RatingSearch {
  state?: SurveyState
  score?: Score
  at_most?: Score
  agent_id?: string
}

/** Which reports are listed; lives in the address. */
export interface ReportSearch {
  cause_code?: CauseCode
  complete_below?: number
}

const oneOf = <Word>(words: readonly Word[], value: unknown) => words.find((word) => word === value)
const set = <Search extends object>(search: Search) =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as Search

/** Reads the address leniently: what is unknown is left out. */
export const parseRatingSearch = (search: Record<string, unknown>): RatingSearch =>
  set({
    state: oneOf(STATES, search.state),
    score: oneOf(SCORES, search.score),
    at_most: oneOf(SCORES, search.at_most),
    agent_id: typeof search.agent_id === 'string' && search.agent_id !== '' ? search.agent_id : undefined,
  })

export const parseReportSearch = ({ cause_code, complete_below }: Record<string, unknown>): ReportSearch =>
  set({
    cause_code: oneOf(CAUSES, cause_code),
    complete_below:
      typeof complete_below === 'number' && complete_below > 0 && complete_below <= 1 ? complete_below : undefined,
  })
