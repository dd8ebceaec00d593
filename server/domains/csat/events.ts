import { defineEvent, field } from '../../platform/events.ts'
import { ConfirmationState, SuppressionReason } from './contract.ts'

const ticket = { ticket_id: field.id() }
const survey = { ...ticket, survey_id: field.id() }

/** The question whether it is solved has gone to the customer. */
export const ConfirmationAsked = defineEvent('csat.confirmation_asked', { ...ticket, confirmation_id: field.id() })
/** The customer has answered it, time has, or it stands no longer. `awaiting`: it stands again. */
export const ConfirmationDecided = defineEvent('csat.confirmation_decided', {
  ...ticket,
  confirmation_id: field.id(),
  state: field.oneOf(ConfirmationState.options),
})
export const SurveySent = defineEvent('csat.survey_sent', survey)
export const SurveySuppressed = defineEvent('csat.survey_suppressed', {
  ...survey,
  reason: field.oneOf(SuppressionReason.options),
})
/** Rated, or rated anew: the last word counts. */
export const SurveyAnswered = defineEvent('csat.survey_answered', { ...survey, score: field.count() })
