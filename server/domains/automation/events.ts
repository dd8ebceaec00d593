import { defineEvent, field } from '../../platform/events.ts'
import { RunOutcome } from './contract.ts'

/** A rule of the framework has acted on a ticket, or was kept from it: what, is in its run. */
export const AutomationRan = defineEvent('automation.ran', {
  ticket_id: field.id(),
  run_id: field.id(),
  automation: field.word(),
  outcome: field.oneOf(RunOutcome.options),
  done: field.count(),
  refused: field.count(),
})
