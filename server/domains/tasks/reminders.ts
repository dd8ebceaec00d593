import { sql } from 'kysely'
import { type Context, nowText } from '../../platform/context.ts'
import { defineDue, scheduleEach, unschedule } from '../../platform/due.ts'
import { emit } from '../../platform/events.ts'
import { activeUsers, leadersOf } from '../auth/queries.ts'
import { notifyEach } from '../notifications/commands.ts'
import type { TaskKind } from './contract.ts'
import { TaskDue } from './events.ts'
import { REMINDER, type TaskRow } from './rows.ts'

/** A due row exists exactly while there is something to remind of. */
export async function planReminders(ctx: Context, tasks: readonly TaskRow[]): Promise<void> {
  const moments = tasks.flatMap(({ id, state, due_at, reminded_at }) =>
    state === 'open' && due_at && !reminded_at ? { subject_id: id, due_at: Temporal.Instant.from(due_at) } : [],
  )
  const planned = new Set(moments.map(({ subject_id }) => subject_id))
  const over = tasks.flatMap(({ id }) => (planned.has(id) ? [] : id))
  await scheduleEach(ctx, REMINDER, moments)
  if (over.length > 0) await unschedule(ctx, REMINDER, over)
}

/** Reminds of tasks once: whoever is to do them, or the leads of their team while that is nobody. */
export const reminder = defineDue(REMINDER, async (ctx, rows) => {
  const now = nowText(ctx)
  const ids = rows.map(({ subject_id }) => subject_id)
  const due = await ctx.db
    .updateTable('tasks')
    .set({ reminded_at: now })
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('state', '=', 'open')
    .where('reminded_at', 'is', null)
    .where('due_at', '<=', now)
    .returningAll()
    .execute()
  for (const { id, ticket_id, kind, owner_id } of due)
    emit(ctx, TaskDue, { task_id: id, ticket_id, kind: kind as TaskKind, owner_id })
  const told = await whomToTell(ctx, due)
  await notifyEach(
    ctx,
    due.map((task) => ({
      user_ids: told(task),
      about: { kind: 'task_due', task_id: task.id, ticket_id: task.ticket_id },
    })),
  )
})

async function whomToTell(ctx: Context, due: readonly TaskRow[]): Promise<(task: TaskRow) => string[]> {
  const owners = await activeUsers(ctx, [...new Set(due.flatMap(({ owner_id }) => owner_id ?? []))])
  const active = new Set(owners.map(({ id }) => id))
  const isOwned = ({ owner_id }: TaskRow) => active.has(owner_id ?? '')
  const leaders = await leadersOf(ctx, [...new Set(due.filter((task) => !isOwned(task)).map(({ team }) => team))])
  return (task) => (isOwned(task) ? [task.owner_id!] : (leaders.get(task.team) ?? []))
}
