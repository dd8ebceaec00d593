import { type Expression, expressionBuilder, type SqlBool } from 'kysely'
import type { Actor, Context } from '../../platform/context.ts'
import type { DB } from '../../platform/db/tables.ts'
import { holdBack } from '../../platform/due.ts'
import { notFound } from '../../platform/errors.ts'
import { isId } from '../../platform/ids.ts'
import { permits } from '../auth/permissions.ts'
import { REMINDER, type TaskRow } from './rows.ts'

const eb = expressionBuilder<DB, 'tasks'>()

/** The tasks an actor may see and change, as a condition of the query: own, created by them, of their teams; leaders all. */
export function withinReach(actor: Actor): Expression<SqlBool> {
  if (seesAll(actor)) return eb.lit(true)
  const teams = actor.teams.length > 0 ? eb('tasks.team', 'in', [...actor.teams]) : eb.lit(false)
  return eb.or([eb('tasks.owner_id', '=', actor.id), eb('tasks.created_by', '=', actor.id), teams])
}

export const seesAll = (actor: Actor): boolean => permits({ ...actor, scopes: null }, 'task.read_all')

/**
 * The only way to get a task somebody wants to change. It is locked, its reminder first: a sweep has its due row before
 * the task. Missing and out of reach look the same.
 */
export async function lockTask(ctx: Context, id: string): Promise<TaskRow> {
  if (!isId(id)) throw notFound('task')
  await holdBack(ctx, [REMINDER], id)
  const task = await ctx.db
    .selectFrom('tasks')
    .selectAll()
    .where('id', '=', id)
    .where(withinReach(ctx.actor))
    .forUpdate()
    .executeTakeFirst()
  if (!task) throw notFound('task')
  return task
}
