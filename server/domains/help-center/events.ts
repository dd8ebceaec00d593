import { defineEvent, field } from '../../platform/events.ts'

/** What became of somebody who meant to write. */
export const OUTCOMES = ['contacted', 'silent', 'unknown'] as const

/**
 * Somebody who meant to write was silent for as long as the framework says, or was not. `read`: they had read an article;
 * `silent` and `read` together are what is called deflected.
 */
export const VisitJudged = defineEvent('help_center.visit_judged', {
  visit_id: field.id(),
  outcome: field.oneOf(OUTCOMES),
  read: field.flag(),
  helped: field.flag(),
  held_out: field.flag(),
})
