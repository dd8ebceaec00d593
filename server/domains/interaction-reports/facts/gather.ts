import type { Context } from '../../../platform/context.ts'
import { getCustomer } from '../../customers/queries.ts'
import { escalationsOf } from '../../escalation/queries.ts'
import { tasksOfTickets } from '../../tasks/queries.ts'
import { getChangedTicket } from '../../tickets/queries.ts'
import { causeOf } from '../cause.ts'
import type { Edits } from '../edits.ts'
import { exemptionOf } from '../exemption.ts'
import { storedReport } from '../stored.ts'
import { clocksOf, confirmationOf, surveyOf, understandingOf } from './case.ts'
import { historyOf, messagesOf } from './conversation.ts'
import type { Essentials, Facts } from './facts.ts'
import { pastOf } from './past.ts'

/** Reads all a report can be found in: as many queries for a long ticket as for a short one. Reach has been asked before. */
export async function gatherFacts(ctx: Context, ticketId: string): Promise<Facts> {
  const essentials = await gatherEssentials(ctx, ticketId)
  const { ticket, triage } = essentials
  return {
    ...essentials,
    now: ctx.now(),
    customer: await getCustomer(ctx, ticket.customer_id),
    clocks: await clocksOf(ctx, ticketId),
    confirmation: await confirmationOf(ctx, ticket),
    survey: await surveyOf(ctx, ticket),
    tasks: await tasksOfTickets(ctx, [ticketId]),
    past: await pastOf(ctx, ticket, triage?.topic ?? null),
  }
}

/** What decides whether a ticket may be resolved. */
export async function gatherEssentials(ctx: Context, ticketId: string): Promise<Essentials> {
  const ticket = await getChangedTicket(ctx, ticketId)
  const [stored, triage] = [await storedReport(ctx, ticketId), await understandingOf(ctx, ticketId)]
  const edits = (stored?.edits ?? {}) as Edits
  return {
    ...{ ticket, triage, edits },
    messages: await messagesOf(ctx, ticketId),
    history: await historyOf(ctx, ticketId),
    escalations: await escalationsOf(ctx, ticketId),
    cause: causeOf(edits, triage),
    exempt: exemptionOf(ctx, ticket, stored),
  }
}
