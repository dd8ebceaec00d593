import { defineEvent, field } from '../../platform/events.ts'
import { Category, ChannelKind, DeliveryState, Impact, Priority, Status } from './contract.ts'
import { DecideSuggestion } from './merging/contract.ts'

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
/** A lead gave somebody one chat more than the framework lets them have. Why is kept with the decision. */
export const AssignedOverLimit = defineEvent('ticket.assigned_over_limit', {
  ...ticket,
  assignee_id: field.id(),
  count: field.count(),
  limit: field.count(),
})
export const StatusChanged = defineEvent('ticket.status_changed', {
  ...ticket,
  status: field.oneOf(Status.options),
  before: field.oneOf(Status.options),
  /** Which resolution it stands in now: the same moment as in the ticket's row; null while it is not resolved. */
  resolved_at: field.moment(),
})
export const PriorityChanged = defineEvent('ticket.priority_changed', {
  ...ticket,
  priority: field.oneOf(Priority.options),
  before: field.oneOf(Priority.options),
})
/** How a ticket is understood has been set or changed: by the rules, or by a person who knows better. */
export const TicketClassified = defineEvent('ticket.classified', {
  ...ticket,
  category: field.oneOf(Category.options).nullable(),
  impact: field.oneOf(Impact.options).nullable(),
  emotion: field.word(),
  urgency: field.word(),
  complexity: field.word(),
  language: field.word(),
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
/** The first answer has come back: the clock it had stopped runs again, or stands where a later answer stopped it. */
export const FirstResponseReopened = defineEvent('ticket.first_response_reopened', {
  ...message,
  first_response_at: field.moment(),
})
/** A reply was taken back before it left; its message is gone. */
export const ReplyTakenBack = defineEvent('ticket.reply_taken_back', { ...message, position: field.count() })
/** Our own "we have it" was written: never an answer. */
export const TicketAcknowledged = defineEvent('ticket.acknowledged', message)
/** We asked the customer, by ourselves, whether it is solved: never an answer either. */
export const CustomerAsked = defineEvent('ticket.customer_asked', message)
/** A rule of the desk wrote to the customer: never an answer either. */
export const RuleReplied = defineEvent('ticket.rule_replied', message)

/** A ticket was put into another one, or came out again. */
const merge = { ...ticket, into_id: field.id(), merge_id: field.id() }
export const TicketMerged = defineEvent('ticket.merged', merge)
export const TicketUnmerged = defineEvent('ticket.unmerged', merge)
/** The same, seen from the ticket the others were put into. */
const mergeHere = { ...ticket, merge_id: field.id(), tickets: field.count() }
export const TicketsTakenIn = defineEvent('ticket.merged_here', mergeHere)
export const TicketsGivenBack = defineEvent('ticket.unmerged_here', mergeHere)
export const SuggestionDecided = defineEvent('ticket.suggestion_decided', {
  ...ticket,
  decision: field.oneOf(DecideSuggestion.shape.decision.options),
})
/** Messages left for a new ticket, and the same seen from that one. */
export const TicketSplit = defineEvent('ticket.split', { ...ticket, into_id: field.id(), messages: field.count() })
export const TicketSplitOff = defineEvent('ticket.split_off', {
  ...ticket,
  from_id: field.id(),
  messages: field.count(),
})
export const SpamMarked = defineEvent('ticket.spam_marked', { ...ticket, spam: field.flag() })
