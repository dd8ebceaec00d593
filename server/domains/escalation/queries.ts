import type { Context } from '../../platform/context.ts'
import { accessTicket } from '../tickets/access.ts'
import type { Escalation } from './contract.ts'
import { personOf } from './people.ts'

/** How often and why a ticket was handed up, oldest first, and who took it. */
export async function listEscalations(ctx: Context, ticketId: string): Promise<Escalation[]> {
  const ticket = await accessTicket(ctx, ticketId, 'read')
  return escalationsOf(ctx, ticket.id)
}

/** The same for those who have got the ticket already. */
export async function escalationsOf({ db }: Context, ticketId: string): Promise<Escalation[]> {
  const rows = await db
    .selectFrom('escalations as e')
    .leftJoin('users as by', 'by.id', 'e.escalated_by')
    .leftJoin('users as taker', 'taker.id', 'e.accepted_by')
    .select(['e.id', 'e.criterion', 'e.rule', 'e.from_tier', 'e.to_tier', 'e.to_team', 'e.at', 'e.accepted_at'])
    .select(['e.escalated_by', 'by.name as by_name', 'e.accepted_by', 'taker.name as taker_name'])
    .where('e.ticket_id', '=', ticketId)
    .orderBy('e.id')
    .execute()
  return rows.map(({ escalated_by, by_name, accepted_by, taker_name, rule, ...row }) => ({
    ...row,
    rule: rule as Escalation['rule'],
    escalated_by: personOf(escalated_by, by_name),
    accepted_by: personOf(accepted_by, taker_name),
  }))
}

/** The note that went along when a ticket was handed up, as it reads now. */
export async function noteOfEscalation(
  { db }: Context,
  id: string,
): Promise<{ text: string; message_id: string } | null> {
  const note = await db
    .selectFrom('escalations')
    .innerJoin('messages', 'messages.id', 'escalations.note_id')
    .select(['messages.text', 'messages.id as message_id'])
    .where('escalations.id', '=', id)
    .executeTakeFirst()
  return note ?? null
}
