import { defineEvent, field } from '../../platform/events.ts'
import { ChannelKind } from '../tickets/contract.ts'

export const MailReceived = defineEvent('mail.received', { mail_id: field.id() })
export const MailFiled = defineEvent('mail.filed', { mail_id: field.id(), ticket_id: field.id() })
export const MailDropped = defineEvent('mail.dropped', { mail_id: field.id(), reason: field.word() })
export const MailQuarantined = defineEvent('mail.quarantined', { mail_id: field.id() })
export const AccountCreated = defineEvent('channel.account_created', {
  account_id: field.id(),
  channel: field.oneOf(ChannelKind.options),
})
export const DeliveryRequested = defineEvent('channel.resend_requested', {
  ticket_id: field.id(),
  message_id: field.id(),
})
