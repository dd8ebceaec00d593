import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { nowText } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { isId, newId } from '../../platform/ids.ts'
import type { NotificationKind } from './contract.ts'
import { NotificationCreated } from './events.ts'

/** What a notification is about. */
export interface Notice {
  kind: NotificationKind
  ticket_id?: string | null
  task_id?: string | null
}

/** Tells users something, mostly about a ticket, in the caller's transaction. The one who acts is left out. */
export const notify = (ctx: Context, userIds: readonly (string | null)[], about: Notice): Promise<void> =>
  notifyEach(ctx, [{ user_ids: userIds, about }])

/** The same for several matters at once, with one statement. */
export async function notifyEach(
  ctx: Context,
  notices: readonly { user_ids: readonly (string | null)[]; about: Notice }[],
): Promise<void> {
  const rows = notices.flatMap(({ user_ids, about }) =>
    [...new Set(user_ids)]
      .filter((id): id is string => id !== null && id !== ctx.actor.id)
      .map((user_id) => ({ ...about, id: newId(), user_id, created_at: nowText(ctx) })),
  )
  if (rows.length === 0) return
  const { rows: told } = await sql<{ id: string; user_id: string; kind: NotificationKind }>`
    insert into notifications (id, user_id, kind, ticket_id, task_id, created_at)
    select told.id, told.user_id, told.kind, told.ticket_id, told.task_id, told.created_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as told(
      id uuid, user_id uuid, kind text, ticket_id uuid, task_id uuid, created_at timestamptz(3))
    join users on users.id = told.user_id
    -- who has muted a kind is not told of it
    where not coalesce(users.preferences -> 'muted' @> to_jsonb(told.kind), false)
    returning id, user_id, kind`.execute(ctx.db)
  for (const { id, user_id, kind } of told) emit(ctx, NotificationCreated, { notification_id: id, user_id, kind })
}

export async function markAllRead(ctx: Context) {
  await ctx.db
    .updateTable('notifications')
    .set({ read_at: nowText(ctx) })
    .where('user_id', '=', ctx.actor.id)
    .where('read_at', 'is', null)
    .execute()
  return { done: true as const }
}

export async function markRead(ctx: Context, id: string) {
  if (!isId(id)) throw notFound('notification')
  const { numUpdatedRows } = await ctx.db
    .updateTable('notifications')
    .set((eb) => ({ read_at: eb.fn.coalesce('read_at', eb.val(nowText(ctx))) }))
    .where('id', '=', id)
    .where('user_id', '=', ctx.actor.id)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) throw notFound('notification')
  return { done: true as const }
}
