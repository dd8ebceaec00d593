import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { conflict } from '../../../platform/errors.ts'
import { emit } from '../../../platform/events.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { accessTicket, type TicketRow } from '../access.ts'
import { updateTicket } from '../change-ticket.ts'
import type { Ticket } from '../contract.ts'
import { SuggestionDecided } from '../events.ts'
import { getChangedTicket } from '../queries.ts'
import type { DecideSuggestion } from './contract.ts'
import { mergeTickets } from './merge.ts'

type Decision = z.infer<typeof DecideSuggestion>['decision']

/** Repairs a ticket that was opened beside the one it belongs to, by one merge; or lets it stand on its own. */
export const decideSuggestion = (ctx: Context, id: string, decision: Decision): Promise<Ticket> =>
  inTransaction(ctx, async (ctx) => {
    const ticket = await accessTicket(ctx, id, 'read')
    if (decision === 'accepted') await accept(ctx, ticket)
    else await dismiss(ctx, ticket.id)
    return getChangedTicket(ctx, ticket.id)
  })

/** The suggested ticket may itself have been put into another one since: then that one is meant. */
async function accept(ctx: Context, ticket: TicketRow): Promise<void> {
  const suggested = suggestionOf(ticket)
  const { merged_into } = await accessTicket(ctx, suggested, 'read')
  emitDecided(ctx, ticket.id, 'accepted')
  await mergeTickets(ctx, { into: merged_into ?? suggested, tickets: [ticket.id] })
}

async function dismiss(ctx: Context, id: string): Promise<void> {
  const ticket = await accessTicket(ctx, id, 'change')
  suggestionOf(ticket)
  await updateTicket(ctx, ticket.id, { suggested_ticket_id: null })
  emitDecided(ctx, ticket.id, 'dismissed')
}

function suggestionOf({ suggested_ticket_id }: TicketRow): string {
  if (suggested_ticket_id) return suggested_ticket_id
  throw conflict('no_suggestion', 'No other ticket is suggested for this one (any more).')
}

const emitDecided = (ctx: Context, ticket_id: string, decision: Decision) =>
  emit(ctx, SuggestionDecided, { ticket_id, decision })
