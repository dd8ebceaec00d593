import { sql } from 'kysely'
import { type Context, nowText } from '../../platform/context.ts'
import { decideEach } from '../../platform/decisions.ts'
import { emit } from '../../platform/events.ts'
import { frameworkVersion } from '../framework/queries.ts'
import { notifyEach } from '../notifications/commands.ts'
import type { Status } from './contract.ts'
import { StatusChanged, TicketAssigned } from './events.ts'
import { statusAfterTouch } from './status.ts'

/** A ticket nobody has, and who gets it. */
export interface Gift {
  ticket_id: string
  status: string
  assignee_id: string
}

/** Gives tickets away, all with one statement. For `routing`: the tickets and the users are held locked, and it has asked. */
export async function giveTickets(ctx: Context, gifts: readonly Gift[]): Promise<void> {
  if (gifts.length === 0) return
  const rows = gifts.map((gift) => ({ ...gift, after: statusAfterTouch(gift.status as Status) }))
  await sql`
    update tickets set assignee_id = g.assignee_id, status = g.after, updated_at = ${nowText(ctx)}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(ticket_id uuid, assignee_id uuid, after text)
    where tickets.id = g.ticket_id`.execute(ctx.db)
  for (const { ticket_id, assignee_id, status, after } of rows) {
    emit(ctx, TicketAssigned, { ticket_id, assignee_id, before_id: null })
    if (after !== status)
      emit(ctx, StatusChanged, { ticket_id, status: after, before: status as Status, resolved_at: null })
  }
  await notifyEach(
    ctx,
    rows.map(({ ticket_id, assignee_id }) => ({ user_ids: [assignee_id], about: { kind: 'assigned', ticket_id } })),
  )
}

interface Why {
  /** A stable word. */
  rule: string
  inputs: Record<string, unknown> & { path: string | null }
  /** In a sentence. */
  reason: string
}

/** Takes tickets from whoever has them: from now on they wait for anybody of their team. Each says why. */
export async function releaseTickets(ctx: Context, ids: readonly string[], why: Why): Promise<Released[]> {
  const { rows } = await sql<Released>`
    update tickets set assignee_id = null, updated_at = ${nowText(ctx)}
    from (select id, assignee_id from tickets where id = any(${[...ids]}::uuid[]) order by id for update) as before
    where tickets.id = before.id and before.assignee_id is not null
    returning tickets.id, tickets.team, before.assignee_id as before_id`.execute(ctx.db)
  for (const { id, before_id } of rows) emit(ctx, TicketAssigned, { ticket_id: id, assignee_id: null, before_id })
  const version = await frameworkVersion(ctx)
  decideEach(
    ctx,
    rows.map(({ id, team, before_id }) => ({
      ...{ subject_type: 'ticket' as const, subject_id: id, kind: 'assignment', rule: why.rule, version },
      inputs: { ...why.inputs, before_id },
      result: { agent_id: null, team, reason: why.reason },
    })),
  )
  return rows
}

export interface Released {
  id: string
  team: string | null
  before_id: string
}
