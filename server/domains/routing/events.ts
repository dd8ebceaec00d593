import { defineEvent, field } from '../../platform/events.ts'
import { PresenceState } from './contract.ts'

export const PresenceChanged = defineEvent('presence.changed', {
  user_id: field.id(),
  state: field.oneOf(PresenceState.options),
})
