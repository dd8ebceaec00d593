import { z } from 'zod'
import { Id, Instant } from '../../platform/contract.ts'

export const NotificationKind = z.enum([
  'assigned',
  'given_back',
  'customer_replied',
  'mentioned',
  'not_delivered',
  'snooze_over',
  'mailbox_trouble',
  'mailbox_recovered',
  'at_risk',
  'breached',
  'escalated',
  'called',
  'returned',
  'ping_pong',
  'automation',
  'not_solved',
  'unhappy_rating',
  'task_assigned',
  'task_due',
])
export type NotificationKind = z.infer<typeof NotificationKind>

export const Notification = z.object({
  id: Id,
  kind: NotificationKind,
  ticket_id: Id.nullable(),
  case_id: z.string().nullable(),
  subject: z.string().nullable(),
  task_id: Id.nullable(),
  task_kind: z.string().nullable().meta({ description: 'What the task asks for, as a word; `to_do`: see its title' }),
  task_title: z.string().nullable(),
  created_at: Instant,
  read_at: Instant.nullable(),
})
export type Notification = z.infer<typeof Notification>
