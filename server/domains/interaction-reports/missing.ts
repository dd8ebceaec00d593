import type { Context } from '../../platform/context.ts'
import { conflict, type FieldError } from '../../platform/errors.ts'
import type { TicketRow } from '../tickets/access.ts'
import { Category } from '../tickets/contract.ts'
import type { Essentials } from './facts/facts.ts'
import { gatherEssentials } from './facts/gather.ts'
import { stepsIn } from './steps.ts'

/** What resolving a ticket still needs: what it was about, why, and one thing that was done. Some are exempt. */
export function missingIn(facts: Essentials): FieldError[] {
  const { ticket, cause, edits, exempt } = facts
  if (exempt) return []
  const hasSteps = (edits.steps?.value.length ?? 0) > 0 || stepsIn(facts).length > 0
  return [
    ...(ticket.category ? [] : [missing('category', `is not known: one of ${Category.options.join(', ')}`)]),
    ...(cause.code ? [] : [missing('cause_code', 'is not known: say what was really wrong')]),
    ...(hasSteps ? [] : [missing('steps', 'are empty: say at least one thing that was done, and what came of it')]),
  ]
}

const missing = (path: string, message: string): FieldError => ({ path, message })

/** Answers whether a ticket may be resolved, on whatever path. */
export async function refuseIncomplete(ctx: Context, { ticket }: { ticket: TicketRow }): Promise<void> {
  const errors = missingIn(await gatherEssentials(ctx, ticket.id))
  if (errors.length === 0) return
  throw conflict('resolution_incomplete', sentenceFor(errors), errors)
}

const NAMES: Record<string, string> = { category: 'a category', cause_code: 'a cause', steps: 'a step with its result' }

function sentenceFor(errors: readonly FieldError[]): string {
  const names = errors.map(({ path }) => NAMES[path]!)
  const listed = names.length === 1 ? names[0] : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
  return `To be resolved, this ticket still needs ${listed}. Add what is missing to its resolution, then resolve it again.`
}
