import { sql } from 'kysely'
import type { Actor, Context } from '../../platform/context.ts'
import type { Audience } from '../../platform/domain.ts'
import type { StoredEvent } from '../../platform/events.ts'
import { seesAll } from './access.ts'

const ALL = 'tasks:all'

/**
 * Who hears of tasks: their owner, who it was before, who made them, and who sees all. Those who may see the ticket hear
 * through its own rooms, so that a team hears nothing of a ticket that is kept from it.
 */
export const audience: Audience = {
  of: roomsByEvent,
  roomsOf: (actor: Actor) => (actor.type === 'agent' && seesAll(actor) ? [ALL] : []),
}

async function roomsByEvent({ db }: Context, events: StoredEvent[]): Promise<Map<string, string[]>> {
  const ours = events.filter(({ name }) => name.startsWith('task.'))
  if (ours.length === 0) return new Map()
  const ids = [...new Set(ours.map(({ data }) => String(data.task_id)))]
  const rows = await db
    .selectFrom('tasks')
    .select(['id', 'created_by'])
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  const makers = new Map(rows.map(({ id, created_by }) => [id, created_by]))
  return new Map(ours.map(({ id, data }) => [id, [ALL, ...usersOf(data, makers.get(String(data.task_id)))]]))
}

const usersOf = ({ owner_id, before_id }: StoredEvent['data'], maker: string | null | undefined): string[] =>
  [owner_id, before_id, maker].flatMap((id) => (typeof id === 'string' ? `user:${id}` : []))
