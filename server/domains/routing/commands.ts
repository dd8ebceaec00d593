import type { Context } from '../../platform/context.ts'
import { decide } from '../../platform/decisions.ts'
import { frameworkOf, frameworkVersion } from '../framework/queries.ts'
import { tierOf } from '../framework/teams.ts'
import type { TicketRow } from '../tickets/access.ts'
import { placeTickets } from '../tickets/commands.ts'
import type { Understood } from '../triage/commands.ts'
import { ANSWERED, chooseQueuePlaces, chooseTeams, PLACEMENT } from './choose.ts'

/**
 * Gives tickets their team, tier and place in the queue, each with its why, all with the statements of one. Part of step 5
 * of the door. A ticket that is in a team already keeps it; its place in the queue is set anew.
 */
export async function routeTickets(ctx: Context, understood: readonly Understood[]): Promise<void> {
  await chooseTeams(
    ctx,
    understood.filter(({ ticket }) => ticket.team === null),
  )
  await chooseQueuePlaces(ctx, understood)
}

/**
 * Puts a ticket the caller holds locked into the team of the framework that its customer's own answers have led to. What is
 * understood later does not move it from there, even where the rules would have put it there too; people do.
 */
export async function placeAsAnswered(ctx: Context, ticket: TicketRow, team: string): Promise<void> {
  await placeTickets(ctx, [{ ticket, team }])
  decide(ctx, {
    ...{ subject_type: 'ticket', subject_id: ticket.id, kind: PLACEMENT, rule: ANSWERED, inputs: {} },
    result: { team, tier: tierOf(await frameworkOf(ctx), team) },
    version: await frameworkVersion(ctx),
  })
}
