import type { Context } from '../../platform/context.ts'
import { emit } from '../../platform/events.ts'
import { leadersOf } from '../auth/queries.ts'
import { notifyEach } from '../notifications/commands.ts'
import type { Timed } from './commands.ts'
import type { ClockKind } from './contract.ts'
import { BreachWithdrawn, ClockAtRisk, ClockBreached, ThresholdReached } from './events.ts'
import type { TicketHistory } from './histories.ts'
import { momentText } from './keep-clocks.ts'

interface Told {
  ticket: TicketHistory
  clock: ClockKind
  percent: number
  due: number
}

/** Says which marks have passed, in the order of their moments over all tickets, and lets those know who can act. */
export async function tellMarks(ctx: Context, timed: readonly Timed[]): Promise<void> {
  for (const { ticket, clocks } of timed)
    for (const { clock, withdrawn } of clocks)
      if (withdrawn !== null)
        emit(ctx, BreachWithdrawn, { ticket_id: ticket.id, clock: clock.kind, due_at: momentText(withdrawn) })
  const told = timed
    .flatMap(({ ticket, clocks }) =>
      clocks.flatMap(({ clock, told }) => told.map((mark): Told => ({ ticket, clock: clock.kind, ...mark }))),
    )
    .toSorted((a, b) => a.due - b.due)
  for (const mark of told) say(ctx, mark)
  await warn(ctx, told)
}

function say(ctx: Context, { ticket, clock, percent, due }: Told): void {
  const mark = { ticket_id: ticket.id, clock, due_at: momentText(due) }
  if (clock === 'escalation') emit(ctx, ThresholdReached, mark)
  else if (percent === 100) emit(ctx, ClockBreached, mark)
  else emit(ctx, ClockAtRisk, { ...mark, percent })
}

/**
 * One notification per ticket, for the worst of what is told at once. Being late is also the lead's concern, a warning only
 * where nobody has the ticket. What the threshold leads to is told by `escalation`.
 */
async function warn(ctx: Context, told: readonly Told[]): Promise<void> {
  const byTicket = Map.groupBy(
    told.filter(({ clock }) => clock !== 'escalation'),
    ({ ticket }) => ticket,
  )
  if (byTicket.size === 0) return
  const leaders = await leadersOf(ctx, [...new Set([...byTicket.keys()].map(({ team }) => team))])
  const notices = [...byTicket].map(([{ id, team, assignee_id }, marks]) => {
    const isLate = marks.some(({ percent }) => percent === 100)
    const leads = isLate || !assignee_id ? leaders.get(team)! : []
    return {
      user_ids: [assignee_id, ...leads],
      about: { kind: isLate ? 'breached' : 'at_risk', ticket_id: id } as const,
    }
  })
  await notifyEach(ctx, notices)
}
