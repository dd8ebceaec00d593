import type { Context } from '../../platform/context.ts'
import type { AccountType } from '../customers/contract.ts'
import { accountTypesOf } from '../customers/queries.ts'
import type { TicketRow } from '../tickets/access.ts'
import type { Understood } from '../triage/commands.ts'
import { type Gist, gistsOf } from '../triage/queries.ts'

/** What is known of these tickets now, as when they were read: what people have corrected included. */
export async function understoodNow(ctx: Context, tickets: readonly TicketRow[]): Promise<Understood[]> {
  if (tickets.length === 0) return []
  const statuses = await accountTypesOf(ctx, tickets)
  const gists = await gistsOf(
    ctx,
    tickets.map(({ id }) => id),
  )
  return tickets.map((ticket) => {
    const customer_status = statuses.get(ticket.customer_id) ?? 'free'
    return understood(ticket, { customer_status, ...(gists.get(ticket.id) ?? UNREAD) })
  })
}

const UNREAD: Gist = { topic: null, capability: null, confidence: 0, was_mistaken: false }

function understood(ticket: TicketRow, known: Gist & { customer_status: AccountType }): Understood {
  const { customer_status, topic, capability, confidence, was_mistaken } = known
  const { category, impact, urgency, priority } = ticket
  return {
    ...{ ticket, category, impact, urgency, priority, customer_status, confidence },
    complexity: ticket.complexity as Understood['complexity'],
    // The words it was judged by mislead, so what was read out of them besides counts no more.
    topic: was_mistaken ? null : topic,
    capability: was_mistaken ? null : capability,
  }
}
