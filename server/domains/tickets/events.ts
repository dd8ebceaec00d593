import { defineEvent, field } from '../../platform/events.ts'
import { ChannelKind, DeliveryState, Priority, Status } from './contract.ts'

const ticket = { ticket_id: field.id() }
const message = { ...ticket, message_id: field.id() }

export const TicketOpened = defineEvent('ticket.opened', {
  ...ticket,
  customer_id: field.id(),
  channel: field.oneOf(ChannelKind.options),
})
export const MessageReceived = defineEvent('ticket.message_received', message)
export const TicketReplied = defineEvent('ticket.replied', { ...message, channel: field.oneOf(ChannelKind.options) })
export const TicketNoted = defineEvent('ticket.noted', message)
export const TicketAssigned = defineEvent('ticket.assigned', {
  ...ticket,
  assignee_id: field.optionalId(),
  before_id: field.optionalId(),
})
export const StatusChanged = defineEvent('ticket.status_changed', {
  ...ticket,
  status: field.oneOf(Status.options),
  before: field.oneOf(Status.options),
})
export const PriorityChanged = defineEvent('ticket.priority_changed', {
  ...ticket,
  priority: field.oneOf(Priority.options),
  before: field.oneOf(Priority.options),
})
export const TagsChanged = defineEvent('ticket.tagged', { ...ticket, added: field.count(), removed: field.count() })
export const TeamChanged = defineEvent('ticket.team_changed', {
  ...ticket,
  team: field.word(),
  tier: field.word(),
  before: field.word(),
})
export const TicketSnoozed = defineEvent('ticket.snoozed', { ...ticket, until: field.moment() })
export const TicketRestricted = defineEvent('ticket.restricted', { ...ticket, restricted: field.flag() })
export const DeliveryChanged = defineEvent('ticket.delivery_changed', {
  ...message,
  state: field.oneOf(DeliveryState.options),
})
export const FirstResponseLeft = defineEvent('ticket.first_response_left', { ...message })
