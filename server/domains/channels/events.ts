import { defineEvent, field } from '../../platform/events.ts'
import { ChannelKind } from '../tickets/contract.ts'

export const MailReceived = defineEvent('mail.received', { mail_id: field.id() })
export const MailFiled = defineEvent('mail.filed', { mail_id: field.id(), ticket_id: field.id() })
export const MailDropped = defineEvent('mail.dropped', { mail_id: field.id(), reason: field.word() })
export const MailRequested = defineEvent('mail.processed_again', { mail_id: field.id(), as_message: field.flag() })
export const MailQuarantined = defineEvent('mail.quarantined', { mail_id: field.id() })
export const AccountCreated = defineEvent('channel.account_created', {
  account_id: field.id(),
  channel: field.oneOf(ChannelKind.options),
})
export const AccountChanged = defineEvent('channel.account_changed', { account_id: field.id() })
/** A caller is to be called back: which try, and when. Its end says whether they were reached. */
export const CallbackAsked = defineEvent('channel.callback_asked', {
  ticket_id: field.id(),
  callback_id: field.id(),
  attempt: field.count(),
  due_at: field.moment(),
})
export const CallbackEnded = defineEvent('channel.callback_ended', {
  ticket_id: field.id(),
  callback_id: field.id(),
  attempt: field.count(),
  outcome: field.oneOf(['reached', 'not_reached', 'moved', 'taken_back']),
})
/** What an app told about its user's session was kept with a message. */
export const SessionKept = defineEvent('channel.session_kept', {
  ticket_id: field.id(),
  message_id: field.id(),
  errors: field.count(),
})
export const DeliveryRequested = defineEvent('channel.resend_requested', {
  ticket_id: field.id(),
  message_id: field.id(),
})
export const SenderBlocked = defineEvent('channel.sender_blocked', {
  block_id: field.id(),
  kind: field.oneOf(['address', 'domain']),
  ticket_id: field.optionalId(),
})
export const SenderUnblocked = defineEvent('channel.sender_unblocked', {
  block_id: field.id(),
  ticket_id: field.optionalId(),
})
/** A key to sign mail with; the one before it signs until this one is found in DNS. */
export const SigningKeyMade = defineEvent('mail.signing_key_made', { replaces_one_in_use: field.flag() })
/** What DNS says about one of our domains has changed: how many of its records stand how. */
export const DomainChecked = defineEvent('mail.domain_checked', {
  signs: field.flag(),
  ok: field.count(),
  missing: field.count(),
  wrong: field.count(),
  unknown: field.count(),
})
