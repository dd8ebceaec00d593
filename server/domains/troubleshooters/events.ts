import { defineEvent, field } from '../../platform/events.ts'
import { RunState } from './runs/contract.ts'

const one = { troubleshooter_id: field.id() }

export const TroubleshooterMade = defineEvent('troubleshooter.made', one)
export const TroubleshooterChanged = defineEvent('troubleshooter.changed', { ...one, version: field.count() })
export const TroubleshooterPublished = defineEvent('troubleshooter.published', { ...one, version: field.count() })
export const TroubleshooterWithdrawn = defineEvent('troubleshooter.withdrawn', one)
export const TroubleshooterDeleted = defineEvent('troubleshooter.deleted', one)
/** Somebody begins to walk it. */
export const RunStarted = defineEvent('troubleshooter.run_started', { ...one, run_id: field.id() })
/** … and has come to an end of it. Who goes back may come to another: the last one holds. */
export const RunEnded = defineEvent('troubleshooter.run_ended', {
  ...one,
  run_id: field.id(),
  state: field.oneOf(RunState.options),
})
