import type { Context } from '../../platform/context.ts'
import type { TicketRow } from '../tickets/access.ts'
import type { Ticket } from '../tickets/contract.ts'
import { correctTriage } from '../triage/correct.ts'

export type Category = NonNullable<Ticket['category']>

/** Another category than the ticket has is a correction of triage, and kept there. Leaving it as it is says nothing. */
export async function correctCategory(ctx: Context, ticket: TicketRow, category: Category): Promise<void> {
  if (ticket.category !== category) await correctTriage(ctx, ticket.id, { category })
}
