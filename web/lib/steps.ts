import type { Report, Step } from '../../server/domains/interaction-reports/contract.ts'

/** A step as it is being written. The key holds its row while others come and go. */
export interface DraftStep {
  key: string
  action: string
  result: string
}

let made = 0
export const emptyStep = (): DraftStep => ({ key: `new-${++made}`, action: '', result: '' })

const isStep = (item: string | Step): item is Step => typeof item !== 'string'

export function stepsOf(report: Pick<Report, 'fields'>): Step[] {
  const value = report.fields.steps_taken?.value
  return Array.isArray(value) ? value.filter(isStep) : []
}

export const draftsOf = (steps: Step[]): DraftStep[] =>
  steps.map(({ action, result }, index) => ({ key: `known-${index}`, action, result }))

const filled = (text: string) => text.trim() !== ''

/** What would be sent: rows nobody wrote in are left out. */
export const writtenSteps = (steps: DraftStep[]) =>
  steps
    .filter(({ action, result }) => filled(action) || filled(result))
    .map(({ action, result }) => ({ action: action.trim(), result: result.trim() }))

/** Rows of which one half is missing. */
export const halfWritten = (steps: DraftStep[]) =>
  steps.filter(({ action, result }) => filled(action) !== filled(result)).map(({ key }) => key)

export const sameSteps = (steps: DraftStep[], known: Step[]) => {
  const written = writtenSteps(steps)
  return (
    written.length === known.length &&
    written.every(({ action, result }, index) => action === known[index]?.action && result === known[index]?.result)
  )
}
