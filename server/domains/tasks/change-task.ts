import type { Updateable } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { instantText, nowText } from '../../platform/context.ts'
import type { DB } from '../../platform/db/tables.ts'
import { invalid } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { activeUsers } from '../auth/queries.ts'
import { notify } from '../notifications/commands.ts'
import { lockTask } from './access.ts'
import type { ChangeTask, TaskKind, TaskState } from './contract.ts'
import { TaskChanged } from './events.ts'
import { getChangedTask } from './queries.ts'
import { planReminders } from './reminders.ts'
import type { TaskRow } from './rows.ts'

/** Changes what is named and nothing else. Ending a task ends its reminder; of a new date one is reminded anew. */
export const changeTask = (ctx: Context, id: string, body: ChangeTask) =>
  inTransaction(ctx, async (ctx) => {
    const before = await lockTask(ctx, id)
    const changes = changesTo(ctx, before, body)
    if (Object.keys(changes).length === 0) return getChangedTask(ctx, id)
    if (changes.owner_id) await checkOwner(ctx, changes.owner_id)
    const after = await ctx.db
      .updateTable('tasks')
      .set(changes)
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow()
    sayChanged(ctx, after, before.owner_id)
    await planReminders(ctx, [after])
    if (changes.owner_id && after.state === 'open')
      await notify(ctx, [after.owner_id], { kind: 'task_assigned', task_id: id, ticket_id: after.ticket_id })
    return getChangedTask(ctx, id)
  })

/** Only what differs, so that saying the same twice changes nothing. */
function changesTo(ctx: Context, task: TaskRow, body: ChangeTask): Updateable<DB['tasks']> {
  const { title, note, owner_id } = body
  const due_at = sameMoment(body.due_at, task.due_at) ? undefined : body.due_at && checkedDueDate(ctx, body.due_at)
  const plain = Object.entries({ title, note, owner_id, due_at }).filter(
    ([column, value]) => value !== undefined && value !== task[column as keyof TaskRow],
  )
  return {
    ...Object.fromEntries(plain),
    ...(due_at === undefined ? {} : { reminded_at: null }),
    ...stateChanges(ctx, task, body),
  }
}

const sameMoment = (text: string | null | undefined, before: string | null): boolean =>
  text ? instantText(Temporal.Instant.from(text)) === before : text === before

function stateChanges(ctx: Context, task: TaskRow, body: ChangeTask): Updateable<DB['tasks']> {
  const state = body.state ?? (task.state as TaskState)
  const reason = state === 'skipped' ? (body.reason === undefined ? task.reason : body.reason) : null
  if (state === task.state) return reason === task.reason ? {} : { reason }
  if (state === 'open') return { state, reason, ended_at: null, ended_by: null }
  return { state, reason, ended_at: nowText(ctx), ended_by: personOf(ctx) }
}

/** Says that a task is another now. `beforeId`: whose it was. */
export const sayChanged = (ctx: Context, task: TaskRow, beforeId: string | null): void =>
  emit(ctx, TaskChanged, {
    task_id: task.id,
    ticket_id: task.ticket_id,
    kind: task.kind as TaskKind,
    state: task.state as TaskState,
    owner_id: task.owner_id,
    before_id: beforeId === task.owner_id ? null : beforeId,
  })

export async function checkOwner(ctx: Context, id: string): Promise<void> {
  const [owner] = await activeUsers(ctx, [id])
  if (owner) return
  throw invalid('Nobody active has this id, so the task would be nobody’s.', [
    { path: 'owner_id', message: 'is not an active user' },
  ])
}

/** A date beyond these is a slip of the keyboard: the year 0206, say. */
const EARLIEST_DAYS = -366
const LATEST_DAYS = 3_660

/** The moment as columns have it. */
export function checkedDueDate(ctx: Context, text: string): string {
  const due = Temporal.Instant.from(text)
  const days = due.since(ctx.now()).total('hours') / 24
  if (days >= EARLIEST_DAYS && days <= LATEST_DAYS) return instantText(due)
  throw invalid('A task is due at most ten years from now, and not more than a year ago.', [
    { path: 'due_at', message: 'is too far away' },
  ])
}

/** Who acts, if that is somebody who works here. */
export const personOf = ({ actor }: Context): string | null =>
  actor.type === 'agent' || actor.type === 'ai' ? actor.id : null
