import type { Context } from '../../platform/context.ts'
import { emit } from '../../platform/events.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { accessTicket, type TicketRow } from './access.ts'
import { moveTo, refuseMerged, updateTicket } from './change-ticket.ts'
import type { Status, Ticket } from './contract.ts'
import { SpamMarked } from './events.ts'
import { keepAssignee } from './keep-assignee.ts'
import { getChangedTicket } from './queries.ts'
import { statusAfterCustomer } from './status.ts'

/**
 * Takes a ticket out of everybody's sight, or brings it back as it was. What its customer wrote in between woke nobody;
 * coming back, the ticket is as open as that makes it.
 */
export const markSpam = (ctx: Context, id: string, spam: boolean): Promise<Ticket> =>
  inTransaction(ctx, async (ctx) => {
    const ticket = await accessTicket(ctx, id, 'change')
    if (ticket.spam === spam) return getChangedTicket(ctx, ticket.id)
    refuseMerged(ticket)
    const back = { ...ticket, spam, assignee_id: await keepAssignee(ctx, ticket, { spam }) }
    await updateTicket(ctx, ticket.id, { spam })
    if (!spam && (await wroteMeanwhile(ctx, ticket)))
      await moveTo(ctx, back, statusAfterCustomer(ticket.status as Status))
    emit(ctx, SpamMarked, { ticket_id: ticket.id, spam })
    return getChangedTicket(ctx, ticket.id)
  })

async function wroteMeanwhile({ db }: Context, { id }: TicketRow): Promise<boolean> {
  const row = await db
    .selectFrom('messages')
    .select('id')
    .where('ticket_id', '=', id)
    .where('kind', '=', 'message')
    .where('automatic', 'in', ['none', 'list'])
    .where('created_at', '>', (eb) =>
      eb
        .selectFrom('events')
        .select((eb) => eb.fn.max('at').as('at'))
        .where('ticket_id', '=', id)
        .where('name', '=', SpamMarked.name),
    )
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
