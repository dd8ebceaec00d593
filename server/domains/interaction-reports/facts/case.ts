import { asSystem, type Context } from '../../../platform/context.ts'
import type { Confirmation } from '../../csat/contract.ts'
import { newestConfirmation, newestSurvey } from '../../csat/queries.ts'
import type { Clock } from '../../sla/contract.ts'
import { ticketSla } from '../../sla/queries.ts'
import type { Ticket } from '../../tickets/contract.ts'
import { getTriage } from '../../triage/queries.ts'
import type { Facts, Understanding } from './facts.ts'

/*
 * What the domains before this one made of the ticket. Who asks has been admitted to the ticket already: the system reads,
 * since a report must not read differently for whoever resolves.
 */

export const understandingOf = (ctx: Context, ticketId: string): Promise<Understanding> =>
  getTriage(asSystem(ctx), ticketId)

export const clocksOf = async (ctx: Context, ticketId: string): Promise<Clock[]> =>
  (await ticketSla(asSystem(ctx), ticketId)).clocks

type Resolution = Pick<Ticket, 'id' | 'resolved_at'>

/** What the customer says about this resolution, or about the last one while the ticket is open again. */
export async function confirmationOf(ctx: Context, { id, resolved_at }: Resolution): Promise<Confirmation | null> {
  const newest = await newestConfirmation(ctx, id)
  return newest && isOf(newest, resolved_at) ? newest : null
}

/** How the customer rated this resolution, if they were asked. */
export async function surveyOf(ctx: Context, { id, resolved_at }: Resolution): Promise<Facts['survey']> {
  const newest = await newestSurvey(ctx, id)
  return newest && isOf(newest, resolved_at) ? newest : null
}

const isOf = (one: { resolved_at: string }, resolvedAt: string | null): boolean =>
  resolvedAt === null || one.resolved_at === resolvedAt
