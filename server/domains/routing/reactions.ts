import { on } from '../../platform/events.ts'
import { FrameworkChanged } from '../framework/events.ts'
import type { Status } from '../tickets/contract.ts'
import { StatusChanged } from '../tickets/events.ts'
import type { Facet } from '../triage/contract.ts'
import { StatusFollowed, TriageCorrected } from '../triage/events.ts'
import { assigning } from './assignment/reactions.ts'
import { placeAgain, placeAgainInTeam, placeSeveralSoon } from './place-again.ts'

/** What says who is to help, and what says only who comes first. */
const FOR_THE_TEAM: readonly Facet[] = ['category', 'complexity']
const FOR_THE_QUEUE: readonly Facet[] = ['impact', 'urgency', 'priority']
/** Entering or leaving one of these may change the place in the queue; while it is done, nobody keeps it up to date. */
const TURNS: readonly Status[] = ['escalated', 'resolved', 'closed']

export const reactions = [
  ...assigning,
  on(TriageCorrected, 'place_corrected', {
    when: ({ data }) => FOR_THE_TEAM.includes(data.facet) || FOR_THE_QUEUE.includes(data.facet),
    react: (ctx, { data }) => {
      const place = FOR_THE_TEAM.includes(data.facet) ? placeAgainInTeam : placeAgain
      return place(ctx, [data.ticket_id])
    },
  }),
  on(StatusChanged, 'place_after_turn', {
    when: ({ data }) => TURNS.includes(data.status) || TURNS.includes(data.before),
    react: (ctx, { data }) => placeAgain(ctx, [data.ticket_id]),
  }),
  on(StatusFollowed, 'place_for_status', (ctx, { data: { customer_id, company_id } }) =>
    placeSeveralSoon(ctx, { ...(customer_id && { customer_id }), ...(company_id && { company_id }) }),
  ),
  on(FrameworkChanged, 'place_by_new_framework', (ctx) => placeSeveralSoon(ctx, {})),
]
