import type { Context } from '../../platform/context.ts'
import { updateTicket } from './change-ticket.ts'
import type { Ticket } from './contract.ts'

/** Notes whether the customer says it is solved; null when that is not asked. For `csat`, which asks. */
export const setConfirmation = (ctx: Context, ticketId: string, confirmation: Ticket['confirmation']) =>
  updateTicket(ctx, ticketId, { confirmation })
