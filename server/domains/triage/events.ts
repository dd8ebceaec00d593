import { defineEvent, field } from '../../platform/events.ts'
import { Emotion } from '../tickets/contract.ts'
import { Facet } from './contract.ts'

export const TriageCorrected = defineEvent('triage.corrected', {
  ticket_id: field.id(),
  facet: field.oneOf(Facet.options),
  before: field.word(),
  after: field.word(),
})
/** The priorities of a customer's tickets, or of those of a company, are in line with a status that may have changed. */
export const StatusFollowed = defineEvent('triage.status_followed', {
  customer_id: field.optionalId(),
  company_id: field.optionalId(),
})
/** How the customer feels has changed with a new message. */
export const EmotionChanged = defineEvent('triage.emotion_changed', {
  ticket_id: field.id(),
  message_id: field.id(),
  emotion: field.oneOf(Emotion.options),
  before: field.word(),
})
