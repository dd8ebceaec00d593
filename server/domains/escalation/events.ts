import { defineEvent, field } from '../../platform/events.ts'

const escalation = { ticket_id: field.id(), escalation_id: field.id() }

export const TicketEscalated = defineEvent('escalation.escalated', {
  ...escalation,
  criterion: field.word(),
  rule: field.oneOf(['by_hand', 'threshold']),
  from_tier: field.word(),
  to_tier: field.word(),
})
export const EscalationAccepted = defineEvent('escalation.accepted', { ...escalation, user_id: field.id() })
