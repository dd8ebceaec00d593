import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { type DueRow, defineDue } from '../../../platform/due.ts'
import { type Call, takeSteps, UNANSWERED } from './call.ts'

/** Nobody said "I have it" in time: the next step is taken. What is over, or in another ticket by now, needs nobody. */
export const callNext = defineDue(UNANSWERED, async (ctx: Context, rows: DueRow[]) => {
  const ids = rows.map(({ subject_id }) => subject_id)
  const { rows: calls } = await sql<Call>`
    select c.id, c.ticket_id, t.team, c.ladder, c.steps, c.step + 1 as step
    from escalation_calls as c join tickets as t on t.id = c.ticket_id
    where c.id = any(${ids}::uuid[]) and c.acknowledged_at is null and c.step + 1 < jsonb_array_length(c.steps)
      and t.status not in ('resolved', 'closed') and t.merged_into is null and not t.spam
    order by c.id
    for update of c`.execute(ctx.db)
  await takeSteps(ctx, calls)
})
