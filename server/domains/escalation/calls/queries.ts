import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { accessTicket } from '../../tickets/access.ts'
import type { EscalationCall } from '../contract.ts'
import { personOf } from '../people.ts'

/** Who was called about a ticket, when, and who said they have it. */
export async function listCalls(ctx: Context, ticketId: string): Promise<EscalationCall[]> {
  const ticket = await accessTicket(ctx, ticketId, 'read')
  return callsOf(ctx, ticket.id)
}

type Called = EscalationCall['called']

export async function callsOf({ db }: Context, ticketId: string): Promise<EscalationCall[]> {
  const rows = await db
    .selectFrom('escalation_calls as c')
    .leftJoin('users as by', 'by.id', 'c.acknowledged_by')
    .select(['c.id', 'c.ticket_id', 'c.ladder', 'c.step', 'c.at', 'c.acknowledge_by'])
    .select(['c.acknowledged_by', 'by.name', 'c.acknowledged_at'])
    .select(sql<number>`jsonb_array_length(c.steps)`.as('steps'))
    .select(
      sql<Called>`coalesce((
        select jsonb_agg(jsonb_build_object('step', told.step + 1, 'at', to_char(told.at at time zone 'UTC',
            'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'user', jsonb_build_object('id', users.id, 'name', users.name))
          order by told.step, users.name)
        from escalation_called as told join users on users.id = told.user_id where told.call_id = c.id), '[]')`.as(
        'called',
      ),
    )
    .where('c.ticket_id', '=', ticketId)
    .orderBy('c.id')
    .execute()
  return rows.map(({ acknowledged_by, name, step, ...row }) => ({
    ...row,
    step: step + 1,
    acknowledged_by: personOf(acknowledged_by, name),
  }))
}
