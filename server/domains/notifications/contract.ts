import { z } from 'zod'
import { Id, Instant } from '../../platform/contract.ts'

export const NotificationKind = z.enum([
  'assigned',
  'customer_replied',
  'mentioned',
  'not_delivered',
  'snooze_over',
  'mailbox_trouble',
  'mailbox_recovered',
])
export type NotificationKind = z.infer<typeof NotificationKind>

export const Notification = z.object({
  id: Id,
  kind: NotificationKind,
  ticket_id: Id.nullable(),
  case_id: z.string().nullable(),
  subject: z.string().nullable(),
  created_at: Instant,
  read_at: Instant.nullable(),
})
export type Notification = z.infer<typeof Notification>
