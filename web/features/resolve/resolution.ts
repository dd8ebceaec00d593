import type { CauseCode, Report, ResolveTicket } from '../../../server/domains/interaction-reports/contract.ts'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { type DraftStep, draftsOf, halfWritten, sameSteps, stepsOf, writtenSteps } from '../../lib/steps.ts'

export type Category = NonNullable<Ticket['category']>
export const CATEGORIES = ['technical', 'billing', 'account', 'feature_request'] as const satisfies readonly Category[]

/** The three things resolving needs. */
export type Needed = 'category' | 'cause_code' | 'steps'
export const NEEDED = ['category', 'cause_code', 'steps'] as const satisfies readonly Needed[]

/** What was set in the dialog; what was not touched is taken as it is known. */
export interface Edits {
  category?: Category
  cause_code?: CauseCode
  steps?: DraftStep[]
}

export interface Known {
  category: Category | null
  cause_code: CauseCode | null
  steps: DraftStep[]
}

export const knownOf = (ticket: Pick<Ticket, 'category'>, report: Report): Known => ({
  category: ticket.category,
  cause_code: report.cause_code,
  steps: draftsOf(stepsOf(report)),
})

/** Only what differs from what is known: what nobody changed must not look as if somebody had written it. */
export function changesOf(edits: Edits, report: Report | undefined, ticket: Pick<Ticket, 'category'>): ResolveTicket {
  const steps = edits.steps && writtenSteps(edits.steps)
  const stepsChanged = edits.steps && steps && !(report && sameSteps(edits.steps, stepsOf(report)))
  return {
    ...(edits.category && edits.category !== ticket.category ? { category: edits.category } : {}),
    ...(edits.cause_code && edits.cause_code !== report?.cause_code ? { cause_code: edits.cause_code } : {}),
    ...(stepsChanged && steps.length > 0 ? { steps } : {}),
  }
}

/** The thing a path of the server is about: `steps.0.result` is about the steps. */
export const neededOf = (path: string) => NEEDED.find((needed) => path === needed || path.startsWith(`${needed}.`))

/** What is still to be asked for: what the server lacks, without what was set meanwhile. */
export function stillMissing(lacking: readonly string[], edits: Edits): Needed[] {
  const lacks = new Set(lacking.map(neededOf))
  return NEEDED.filter((needed) => lacks.has(needed) && !isSet(needed, edits))
}

function isSet(needed: Needed, { steps, ...edits }: Edits) {
  if (needed !== 'steps') return edits[needed] !== undefined
  return steps !== undefined && writtenSteps(steps).length > 0 && halfWritten(steps).length === 0
}
