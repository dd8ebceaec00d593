import type { Context } from '../../platform/context.ts'
import { nowText } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { isId, newId } from '../../platform/ids.ts'
import type { NotificationKind } from './contract.ts'
import { NotificationCreated } from './events.ts'

/** Tells users something, mostly about a ticket, in the caller's transaction. The one who acts is left out. */
export async function notify(
  ctx: Context,
  userIds: readonly (string | null)[],
  about: { kind: NotificationKind; ticket_id?: string },
): Promise<void> {
  const told = [...new Set(userIds)].filter((id): id is string => id !== null && id !== ctx.actor.id)
  if (told.length === 0) return
  const rows = told.map((user_id) => ({ id: newId(), user_id, ...about, created_at: nowText(ctx) }))
  await ctx.db.insertInto('notifications').values(rows).execute()
  for (const { id, user_id } of rows) emit(ctx, NotificationCreated, { notification_id: id, user_id, kind: about.kind })
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
