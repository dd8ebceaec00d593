import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely'
import type { Actor, Context } from '../../platform/context.ts'
import { instantText } from '../../platform/context.ts'
import type { DB } from '../../platform/db/tables.ts'
import { isId } from '../../platform/ids.ts'
import type { TaskQuery } from './contract.ts'

const eb = expressionBuilder<DB, 'tasks'>()
type Condition = Expression<SqlBool>

/** The filters of a list, each a condition on the task's own row. */
export function matching(ctx: Context, { owner_id, team, state, due, kind, ticket_id }: TaskQuery): Condition {
  const conditions: Condition[] = []
  if (owner_id) conditions.push(ownedBy(owner_id, ctx.actor))
  if (team) conditions.push(ofTeam(team, ctx.actor))
  if (state) conditions.push(eb('tasks.state', '=', state))
  if (due) conditions.push(eb('tasks.due_at', '<=', instantText(ctx.now().add({ hours: HOURS[due] }))))
  if (kind) conditions.push(eb('tasks.kind', '=', kind))
  if (ticket_id) conditions.push(eb('tasks.ticket_id', '=', ticket_id))
  return conditions.length > 0 ? eb.and(conditions) : eb.lit(true)
}

const HOURS = { overdue: 0, today: 24, week: 7 * 24 }

/** What belongs to nobody, or to somebody who works here no longer, is found under "none". */
const unowned = sql<SqlBool>`(tasks.owner_id is null or tasks.owner_id = any(array(select id from users where not active)))`

function ownedBy(who: string, actor: Actor): Condition {
  if (who === 'none') return unowned
  const id = who === 'me' ? actor.id : who
  return id && isId(id) ? eb('tasks.owner_id', '=', id) : eb.lit(false)
}

function ofTeam(team: string, actor: Actor): Condition {
  if (team !== 'mine') return eb('tasks.team', '=', team)
  return actor.teams.length > 0 ? eb('tasks.team', 'in', [...actor.teams]) : eb.lit(false)
}
