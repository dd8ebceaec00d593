import type { NotificationKind } from '../../server/domains/notifications/contract.ts'
import { NotificationCreated } from '../../server/domains/notifications/events.ts'
import type { Agent } from '../company/rows.ts'
import { DAY, HOUR, type Moment, textOf } from '../moments.ts'
import { type Case, SYSTEM } from './case.ts'

/** Of older ones nobody would find the beginning. */
const KEPT = 7 * DAY
/** What lies back longer than that has been read. */
const UNREAD = 5 * HOUR

// biome-ignore lint/complexity/useMaxParams: the case, when, whom and what: a notice in a line
export function notify(c: Case, at: Moment, user: Agent | null, kind: NotificationKind, task_id: string | null = null) {
  const { world } = c
  if (user === null || at < world.end - KEPT) return
  const id = c.newId(at)
  world.rows.add('notifications', {
    ...{ id, user_id: user.id, kind, ticket_id: c.ticket.id, task_id, created_at: textOf(at) },
    read_at: at < world.end - UNREAD ? textOf(at + HOUR) : null,
  })
  world.rows.add('events', {
    ...{ id: world.eventNumber(at), position: 0, at: textOf(at), name: NotificationCreated.name },
    ...{ actor_type: SYSTEM.type, actor_id: null, authorized_by: null },
    data: { notification_id: id, user_id: user.id, kind },
  })
}
