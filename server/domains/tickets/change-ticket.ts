import type { Updateable } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { nowText } from '../../platform/context.ts'
import type { DB } from '../../platform/db/tables.ts'
import { conflict } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { ask } from '../../platform/questions.ts'
import type { TicketRow } from './access.ts'
import type { Status } from './contract.ts'
import { StatusChanged } from './events.ts'
import { keepAssignee } from './keep-assignee.ts'
import { TicketMayResolve } from './questions.ts'
import { isOver } from './status.ts'

export const updateTicket = (ctx: Context, id: string, changes: Updateable<DB['tickets']>) =>
  ctx.db
    .updateTable('tickets')
    .set({ ...changes, updated_at: nowText(ctx) })
    .where('id', '=', id)
    .execute()

export function refuseClosed(ticket: TicketRow): void {
  if (ticket.status !== 'closed') return
  throw conflict(
    'ticket_closed',
    'A closed ticket cannot be changed. A new message of the customer opens a new one that continues it.',
  )
}

/** What is to be said about a ticket that was put into another one is said there. */
export function refuseMerged({ merged_into, case_id }: TicketRow): void {
  if (!merged_into) return
  throw conflict('ticket_merged', `${case_id} has been put into another ticket. Go on there, or undo the merge first.`)
}

/**
 * Moves a ticket the caller holds locked to a status; the one place where resolving is asked about and counted. Returns who
 * has the ticket from now on: what comes back to somebody who cannot take it waits for anybody.
 */
export async function moveTo(ctx: Context, ticket: TicketRow, status: Status): Promise<string | null> {
  if (ticket.status === status) return ticket.assignee_id
  // Closing what was not resolved is resolving it.
  if (isOver(status) && !isOver(ticket.status)) await ask(ctx, TicketMayResolve, { ticket })
  const assignee_id = await keepAssignee(ctx, ticket, { status })
  const { resolved_at, ...others } = await momentsOf(ctx, ticket, status)
  await updateTicket(ctx, ticket.id, { status, resolved_at, ...others })
  emit(ctx, StatusChanged, { ticket_id: ticket.id, status, before: ticket.status as Status, resolved_at })
  return assignee_id
}

type Moments = Updateable<DB['tickets']> & { resolved_at: string | null }

/** What is resolved waits for the customer to say so. Who opens it again, or closes it, takes that back. */
async function momentsOf(ctx: Context, ticket: TicketRow, status: Status): Promise<Moments> {
  if (!isOver(status)) return { resolved_at: null, ...(isOver(ticket.status) ? { confirmation: null } : {}) }
  if (ticket.resolved_at) return { resolved_at: ticket.resolved_at, confirmation: null, snoozed_until: null }
  const contacts_to_resolution = await contactsOf(ctx, ticket)
  const resolved = { resolved_at: nowText(ctx), contacts_to_resolution, snoozed_until: null }
  return status === 'resolved' ? { ...resolved, confirmation: 'awaiting' } : resolved
}

async function contactsOf({ db }: Context, { id }: TicketRow): Promise<number> {
  const { contacts } = await db
    .selectFrom('messages')
    .select((eb) => eb.fn.countAll<string>().as('contacts'))
    .where('ticket_id', '=', id)
    .where('kind', '=', 'message')
    .executeTakeFirstOrThrow()
  return Number(contacts)
}
