import type { Context } from '../../platform/context.ts'
import { on } from '../../platform/events.ts'
import { FrameworkChanged } from '../framework/events.ts'
import {
  FirstResponseLeft,
  FirstResponseReopened,
  SpamMarked,
  StatusChanged,
  TicketMerged,
  TicketsGivenBack,
  TicketUnmerged,
} from '../tickets/events.ts'
import { lockTickets } from '../tickets/receive.ts'
import { refreshClocks } from './commands.ts'
import { followFramework } from './follow-framework.ts'

const refresh = async (ctx: Context, { data }: { data: { ticket_id: string } }): Promise<void> => {
  await lockTickets(ctx, [data.ticket_id])
  await refreshClocks(ctx, [data.ticket_id])
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
  on(FrameworkChanged, 'follow_framework', (ctx, { data }) => followFramework(ctx, data.number)),
]
