import type { Context } from '../../platform/context.ts'
import type { Ticket } from '../tickets/contract.ts'
import { isOver } from '../tickets/status.ts'
import type { Exemption } from './contract.ts'
import type { StoredReport } from './stored.ts'

/** Said within the transaction that resolves, and of this resolution only: a later one must ask again. */
export const exemptNow = (ctx: Context, ticketId: string, exempt: Exemption): void =>
  void ctx.tx?.memo.set(keyOf(ticketId), exempt)

const keyOf = (ticketId: string): string => `exemption:${ticketId}`

/** Why nothing need be said about a ticket. What is over keeps the reason it ended with. */
export function exemptionOf(ctx: Context, ticket: Ticket, stored: StoredReport): Exemption | null {
  if (ticket.spam) return 'spam'
  if (ticket.merged_into) return 'merged'
  if (!isOver(ticket.status)) return (ctx.tx?.memo.get(keyOf(ticket.id)) as Exemption | undefined) ?? null
  const isOfThis = stored?.resolved_at === null || stored?.resolved_at === ticket.resolved_at
  return stored?.exempt === 'abandoned' && isOfThis ? 'abandoned' : null
}
