import type { Context } from '../../platform/context.ts'
import { on } from '../../platform/events.ts'
import { DaysOffChanged } from '../calendars/events.ts'
import { CompanyChanged, CustomerChanged } from '../customers/events.ts'
import { FrameworkChanged } from '../framework/events.ts'
import { frameworkOf } from '../framework/queries.ts'
import {
  DeliveryChanged,
  FirstResponseLeft,
  FirstResponseReopened,
  PriorityChanged,
  SpamMarked,
  StatusChanged,
  TeamChanged,
  TicketMerged,
  TicketsGivenBack,
  TicketsTakenIn,
  TicketUnmerged,
} from '../tickets/events.ts'
import { lockTickets } from '../tickets/receive.ts'
import { asksWhatWasSaid, refreshClocks } from './commands.ts'
import { followCustomers, followDaysOff, followFramework } from './follow-framework.ts'

const refresh = async (ctx: Context, { data }: { data: { ticket_id: string } }): Promise<void> => {
  await lockTickets(ctx, [data.ticket_id])
  await refreshClocks(ctx, [data.ticket_id])
}

/** Only policies ask for more answers than the first. */
async function followAnswer(ctx: Context, event: { data: { ticket_id: string } }): Promise<void> {
  if (asksWhatWasSaid(await frameworkOf(ctx))) await refresh(ctx, event)
}

export const reactions = [
  on(StatusChanged, 'follow_status', refresh),
  on(FirstResponseLeft, 'stop_first_response', refresh),
  on(FirstResponseReopened, 'reopen_first_response', refresh),
  on(SpamMarked, 'follow_spam', refresh),
  on(TicketMerged, 'cancel_merged', refresh),
  // Undoing a merge may also give the target another first answer.
  on(TicketUnmerged, 'bring_back_unmerged', refresh),
  on(TicketsGivenBack, 'follow_unmerge', refresh),
  // The earliest start of all that were put into it.
  on(TicketsTakenIn, 'take_earliest_start', refresh),
  on(PriorityChanged, 'follow_priority', refresh),
  // The door looks at the clocks itself, once it has given a new ticket its team.
  on(TeamChanged, 'follow_team', { when: ({ data }) => data.before !== null, react: refresh }),
  // A later answer that leaves, or comes back: the first one has events of its own.
  on(DeliveryChanged, 'follow_answers', { when: ({ data }) => data.state !== 'queued', react: followAnswer }),
  on(CustomerChanged, 'follow_customer', (ctx, { data }) => followCustomers(ctx, { customer_id: data.customer_id })),
  on(CompanyChanged, 'follow_company', (ctx, { data }) => followCustomers(ctx, { company_id: data.company_id })),
  on(DaysOffChanged, 'follow_days_off', followDaysOff),
  on(FrameworkChanged, 'follow_framework', (ctx, { data }) => followFramework(ctx, data.number)),
]
