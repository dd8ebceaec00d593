import { defineEvent, field } from '../../platform/events.ts'
import { Suppression, Trigger } from './contract.ts'

const offer = { offer_id: field.id(), customer_id: field.id(), trigger: field.oneOf(Trigger.options) }

export const HelpOffered = defineEvent('engagement.help_offered', offer)
export const OfferSuppressed = defineEvent('engagement.offer_suppressed', {
  ...offer,
  reason: field.oneOf(Suppression.options),
})
