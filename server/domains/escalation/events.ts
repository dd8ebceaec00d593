import { defineEvent, field } from '../../platform/events.ts'
import { EscalationRule } from './contract.ts'

const ticket = { ticket_id: field.id() }
const escalation = { ...ticket, escalation_id: field.id() }

export const TicketEscalated = defineEvent('escalation.escalated', {
  ...escalation,
  criterion: field.word(),
  rule: field.oneOf(EscalationRule.options),
  from_tier: field.word(),
  to_tier: field.word(),
})
export const EscalationAccepted = defineEvent('escalation.accepted', { ...escalation, user_id: field.id() })

const suggestion = { ...ticket, suggestion_id: field.id(), criterion: field.word(), tier: field.word() }
/** A criterion of the ticket's tier was found. `mode`: whether it is handed up by itself. */
export const CriterionDetected = defineEvent('escalation.detected', {
  ...suggestion,
  mode: field.oneOf(['suggest', 'escalate']),
})
export const SuggestionDecided = defineEvent('escalation.suggestion_decided', {
  ...suggestion,
  decision: field.oneOf(['accepted', 'dismissed', 'handed_up']),
})
/** A ticket was given back down a tier. */
export const TicketReturned = defineEvent('escalation.returned', {
  ...ticket,
  return_id: field.id(),
  from_tier: field.word(),
  to_tier: field.word(),
})
/** It went to and fro between tiers so often that the managers were told. */
export const TicketBounced = defineEvent('escalation.bounced', { ...ticket, moves: field.count() })

const call = { ...ticket, call_id: field.id(), ladder: field.word(), step: field.count() }
/** Somebody was told that they are needed: one event for each. */
export const PersonCalled = defineEvent('escalation.called', { ...call, user_id: field.id() })
export const CallAcknowledged = defineEvent('escalation.acknowledged', { ...call, user_id: field.id() })

/** Something was granted to the customer within somebody's authority. */
export const GrantMade = defineEvent('escalation.granted', {
  ...ticket,
  grant_id: field.id(),
  deed: field.word(),
  tier: field.word(),
})
