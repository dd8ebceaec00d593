import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { customerFactsOf } from '../../customers/queries.ts'
import { segmentsOf, type TicketFacts } from '../../framework/conditions.ts'
import { frameworkOf } from '../../framework/queries.ts'
import { BreachWithdrawn, ClockBreached } from '../../sla/events.ts'
import { lockTicket } from '../../tickets/receive.ts'
import { isOver } from '../../tickets/status.ts'
import { laddersFor } from '../ladders.ts'
import { callLadder } from './call.ts'

/**
 * A deadline was missed: calls whoever the ladders name whose conditions the ticket meets now. Reactions come in no order
 * and more than once, so misses are counted anew each time, and a ladder has one call for a ticket.
 */
export async function climbLadders(ctx: Context, ticketId: string): Promise<void> {
  const framework = await frameworkOf(ctx)
  const { ladders } = framework.escalation
  if (ladders.length === 0) return
  const ticket = await lockTicket(ctx, ticketId)
  if (isOver(ticket.status) || ticket.spam || ticket.merged_into) return
  const breaches = await breachesOf(ctx, ticketId)
  const customer = (await customerFactsOf(ctx, [ticket.customer_id])).get(ticket.customer_id)!
  const { account_type } = customer
  const facts: TicketFacts = { ...ticket, account_type, segments: segmentsOf(framework, customer) }
  const inputs = { breaches, priority: ticket.priority, account_type, tier: ticket.tier }
  // Nearly always none, seldom one.
  for (const { ladder, index } of laddersFor(ladders, facts, breaches))
    await callLadder(ctx, ticket, { ladder, index, inputs })
}

/** Deadlines the ticket has missed, without those that turned out to be kept. */
async function breachesOf({ db }: Context, ticketId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select greatest(0, (count(*) filter (where name = ${ClockBreached.name})
      - count(*) filter (where name = ${BreachWithdrawn.name}))::int) as count
    from events where ticket_id = ${ticketId} and name in (${ClockBreached.name}, ${BreachWithdrawn.name})`.execute(db)
  return rows[0]!.count
}
