import type { AccountType } from '../../customers/contract.ts'
import type { Framework } from '../../framework/schema.ts'
import type { Priority } from '../../tickets/contract.ts'
import type { ImpactLevel } from './impact.ts'
import type { Level } from './urgency.ts'

export interface PriorityReasons {
  impact: ImpactLevel
  urgency: Level
  customer_status: AccountType
}

const PRIORITIES: readonly Priority[] = ['low', 'medium', 'high', 'critical']

/** The framework's matrix, then its steps up (or down) for the customer's status; never beyond the ends. */
export function priorityOf({ triage }: Framework, { impact, urgency, customer_status }: PriorityReasons) {
  const base = triage.priority_matrix[impact][urgency]
  const raised_by = triage.raised_by_customer_status[customer_status]
  const step = Math.min(Math.max(PRIORITIES.indexOf(base) + raised_by, 0), PRIORITIES.length - 1)
  return { base, raised_by, priority: PRIORITIES[step]! }
}
