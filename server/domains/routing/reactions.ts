import { on } from '../../platform/events.ts'
import { CompanyChanged, CustomerChanged } from '../customers/events.ts'
import { FrameworkChanged } from '../framework/events.ts'
import type { Status } from '../tickets/contract.ts'
import { StatusChanged } from '../tickets/events.ts'
import type { Facet } from '../triage/contract.ts'
import { TriageCorrected } from '../triage/events.ts'
import { placeAgain, placeAgainInTeam, placeSeveralSoon } from './place-again.ts'

/** What says who is to help, and what says only who comes first. */
const FOR_THE_TEAM: readonly Facet[] = ['category', 'complexity']
const FOR_THE_QUEUE: readonly Facet[] = ['impact', 'urgency', 'priority']
/** Entering or leaving one of these may change the place in the queue; while it is done, nobody keeps it up to date. */
const TURNS: readonly Status[] = ['escalated', 'resolved', 'closed']

export const reactions = [
  on(TriageCorrected, 'place_corrected', async (ctx, { data }) => {
    if (FOR_THE_TEAM.includes(data.facet)) await placeAgainInTeam(ctx, [data.ticket_id])
    if (FOR_THE_QUEUE.includes(data.facet)) await placeAgain(ctx, [data.ticket_id])
  }),
  on(StatusChanged, 'place_after_turn', async (ctx, { data }) => {
    if (TURNS.includes(data.status) || TURNS.includes(data.before)) await placeAgain(ctx, [data.ticket_id])
  }),
  on(CustomerChanged, 'place_for_status', (ctx, { data }) => placeSeveralSoon(ctx, { customer_id: data.customer_id })),
  on(CompanyChanged, 'place_for_status_of_company', (ctx, { data }) =>
    placeSeveralSoon(ctx, { company_id: data.company_id }),
  ),
  on(FrameworkChanged, 'place_by_new_framework', (ctx) => placeSeveralSoon(ctx, {})),
]
