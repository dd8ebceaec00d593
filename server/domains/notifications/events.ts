import { defineEvent, field } from '../../platform/events.ts'
import { NotificationKind } from './contract.ts'

export const NotificationCreated = defineEvent('notification.created', {
  notification_id: field.id(),
  user_id: field.id(),
  kind: field.oneOf(NotificationKind.options),
})
