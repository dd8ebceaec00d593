import type { Context } from '../../platform/context.ts'
import type { Understood } from '../triage/commands.ts'
import { chooseQueuePlaces, chooseTeams } from './choose.ts'

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
