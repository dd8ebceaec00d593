import type { Context } from '../../platform/context.ts'
import { emit } from '../../platform/events.ts'
import { activeUsers, leadersOf } from '../auth/queries.ts'
import { notifyEach } from '../notifications/commands.ts'
import type { ClockKind } from './contract.ts'
import { BreachWithdrawn, ClockAtRisk, ClockBreached, ThresholdReached } from './events.ts'
import type { TicketHistory } from './histories.ts'
import { momentText } from './keep-clocks.ts'
import type { Timed } from './timed.ts'

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
  const told = marksToldIn(timed)
  for (const mark of told) say(ctx, mark)
  await warn(ctx, told)
}

/** Longer ago than clocks are looked for that are missing. */
const OLD_NEWS_MS = 2 * 60 * 60 * 1_000

/**
 * The same for tickets that have only now got their clocks, which may be thousands, and old: what is long overdue is noted,
 * but nobody is called for it, and nobody's ticket goes up a tier in the night after an upgrade.
 */
export async function tellNews(ctx: Context, timed: readonly Timed[]): Promise<void> {
  const told = marksToldIn(timed)
  const news = told.filter(({ due }) => due > ctx.now().epochMilliseconds - OLD_NEWS_MS)
  for (const mark of told) if (mark.clock !== 'escalation' || news.includes(mark)) say(ctx, mark)
  await warn(ctx, news)
}

const marksToldIn = (timed: readonly Timed[]): Told[] =>
  timed
    .flatMap(({ ticket, clocks }) =>
      clocks.flatMap(({ clock, told }) => told.map((mark): Told => ({ ticket, clock: clock.kind, ...mark }))),
    )
    .toSorted((a, b) => a.due - b.due)

function say(ctx: Context, { ticket, clock, percent, due }: Told): void {
  const mark = { ticket_id: ticket.id, clock, due_at: momentText(due) }
  if (clock === 'escalation') emit(ctx, ThresholdReached, mark)
  else if (percent === 100) emit(ctx, ClockBreached, mark)
  else emit(ctx, ClockAtRisk, { ...mark, percent })
}

/**
 * One notification per ticket, for the worst of what is told at once. Being late is also the lead's concern, a warning only
 * where nobody has the ticket, or somebody who works here no longer. What the threshold leads to is told by `escalation`.
 */
async function warn(ctx: Context, told: readonly Told[]): Promise<void> {
  const byTicket = Map.groupBy(
    told.filter(({ clock }) => clock !== 'escalation'),
    ({ ticket }) => ticket,
  )
  if (byTicket.size === 0) return
  const tickets = [...byTicket.keys()]
  const leaders = await leadersOf(ctx, [...new Set(tickets.map(({ team }) => team))])
  const assignees = await activeUsers(ctx, [...new Set(tickets.flatMap(({ assignee_id }) => assignee_id ?? []))])
  const notices = [...byTicket].map(([{ id, team, assignee_id }, marks]) => {
    const isLate = marks.some(({ percent }) => percent === 100)
    const assignee = assignees.find((user) => user.id === assignee_id)
    const leads = isLate || !assignee ? leaders.get(team)! : []
    return {
      user_ids: [assignee?.id ?? null, ...leads],
      about: { kind: isLate ? 'breached' : 'at_risk', ticket_id: id } as const,
    }
  })
  await notifyEach(ctx, notices)
}
