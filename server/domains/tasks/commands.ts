import { type Insertable, type SqlBool, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { instantText, nowText } from '../../platform/context.ts'
import type { DB } from '../../platform/db/tables.ts'
import { holdBack } from '../../platform/due.ts'
import { notFound } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { newId } from '../../platform/ids.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { notify } from '../notifications/commands.ts'
import { checkedDueDate, checkOwner, personOf, sayChanged } from './change-task.ts'
import type { CreateTask, TaskKind } from './contract.ts'
import { TaskCreated } from './events.ts'
import { getChangedTask, seesTicket } from './queries.ts'
import { planReminders } from './reminders.ts'
import { REMINDER, type TaskRow } from './rows.ts'

/** Writes down what somebody has to do. Without an owner named it is the caller's own. */
export const createTask = (ctx: Context, body: CreateTask) =>
  inTransaction(ctx, async (ctx) => {
    if (body.ticket_id && !(await seesTicket(ctx, body.ticket_id))) throw notFound('ticket')
    const owner_id = body.owner_id === undefined ? personOf(ctx) : body.owner_id
    if (owner_id) await checkOwner(ctx, owner_id)
    const due_at = body.due_at && checkedDueDate(ctx, body.due_at)
    const { title, note, ticket_id } = body
    const [id] = await insertTasks(ctx, [{ kind: 'to_do', title, note, owner_id, due_at, source: 'hand', ticket_id }])
    await notify(ctx, [owner_id], { kind: 'task_assigned', task_id: id!, ticket_id })
    return getChangedTask(ctx, id!)
  })

/** A task the product asks for. `key` makes it once, however often its cause is heard of. */
export interface NewTask {
  kind: TaskKind
  key: string
  source: 'report' | 'rating' | 'knowledge' | 'callback'
  title?: string
  note?: string
  owner_id: string | null
  team: string | null
  due_at: Temporal.Instant
  ticket_id: string | null
  subject_type: string | null
  subject_id: string | null
  /** Created as skipped, with this word for why; open otherwise. */
  skipped_because?: string
}

/** Creates tasks in the caller's transaction, each once. Ids of those that are new. */
export const createTasks = (ctx: Context, tasks: readonly NewTask[]): Promise<string[]> =>
  inTransaction(ctx, (ctx) =>
    insertTasks(
      ctx,
      tasks.map(({ due_at, skipped_because, ...task }) => ({
        ...task,
        due_at: instantText(due_at),
        ...(skipped_because ? { state: 'skipped', reason: skipped_because, ended_at: nowText(ctx) } : {}),
      })),
    ),
  )

type Wanted = Omit<Insertable<DB['tasks']>, 'id' | 'created_at' | 'created_by'>

async function insertTasks(ctx: Context, tasks: readonly Wanted[]): Promise<string[]> {
  if (tasks.length === 0) return []
  const made = { created_by: personOf(ctx), created_at: nowText(ctx) }
  const created = await ctx.db
    .insertInto('tasks')
    .values(tasks.map((task) => ({ id: newId(), ...task, ...made })))
    .onConflict((row) => row.column('key').doNothing())
    .returningAll()
    .execute()
  for (const task of created) sayCreated(ctx, task)
  await planReminders(ctx, created)
  return created.map(({ id }) => id)
}

const sayCreated = (ctx: Context, { id, ticket_id, kind, owner_id }: TaskRow): void =>
  emit(ctx, TaskCreated, { task_id: id, ticket_id, kind: kind as TaskKind, owner_id })

const isAmong = (keyed: Keyed) =>
  'prefix' in keyed
    ? sql<SqlBool>`key >= ${keyed.prefix} and key < ${keyed.prefix + END}`
    : sql<SqlBool>`key = any(${[...keyed.keys]}::text[])`

/** Sorts behind every key that begins as the one before it does. */
const END = '\u{10ffff}'

/** Tasks by their keys, or by how these begin. */
type Keyed = { prefix: string } | { keys: readonly string[] }

/** Those of them that are open are no longer wanted. In the caller's transaction. */
export const skipTasks = (ctx: Context, keyed: Keyed, reason: string): Promise<void> =>
  endTasks(ctx, keyed, { state: 'skipped', reason })

/** Those of them that are open have been done, seen by what happened. In the caller's transaction. */
export const finishTasks = (ctx: Context, keyed: Keyed): Promise<void> =>
  endTasks(ctx, keyed, { state: 'done', reason: null })

const endTasks = (
  ctx: Context,
  keyed: Keyed,
  end: { state: 'done' | 'skipped'; reason: string | null },
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const open = await ctx.db
      .selectFrom('tasks')
      .select('id')
      .where(isAmong(keyed))
      .where('state', '=', 'open')
      .execute()
    const ids = open.map(({ id }) => id)
    await holdBack(ctx, [REMINDER], ids)
    const ended = await ctx.db
      .updateTable('tasks')
      .set({ ...end, ended_at: nowText(ctx), ended_by: personOf(ctx) })
      .where('id', '=', sql<string>`any(${ids}::uuid[])`)
      .where('state', '=', 'open')
      .returningAll()
      .execute()
    for (const task of ended) sayChanged(ctx, task, task.owner_id)
    await planReminders(ctx, ended)
  })

/** What was skipped for one of these reasons, by nobody in person, is wanted again. In the caller's transaction. */
export const resumeTasks = (ctx: Context, keyed: Keyed, reasons: readonly string[]): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const resumed = await ctx.db
      .updateTable('tasks')
      .set({ state: 'open', reason: null, ended_at: null })
      .where(isAmong(keyed))
      .where('state', '=', 'skipped')
      .where('reason', 'in', [...reasons])
      .where('ended_by', 'is', null)
      .returningAll()
      .execute()
    for (const task of resumed) sayChanged(ctx, task, task.owner_id)
    await planReminders(ctx, resumed)
  })
