import type { Context } from '../../platform/context.ts'
import { scheduleEach, unschedule } from '../../platform/due.ts'
import { frameworkOf, frameworkVersion, pausesSoFar } from '../framework/queries.ts'
import type { Framework } from '../framework/schema.ts'
import { setDeadlines } from '../tickets/queue.ts'
import type { PauseRule } from './course.ts'
import { deadlineOf, nextLook } from './deadline.ts'
import { explainTargets } from './explain.ts'
import { historiesOf, type TicketHistory } from './histories.ts'
import { isChanged, keepClocks, momentText } from './keep-clocks.ts'
import { targetsOf } from './policy.ts'
import { type Settled, settle } from './settle.ts'
import { tellMarks, tellNews } from './tell.ts'

/** Looks at a ticket's clocks again at the moment of its next mark. */
export const NEXT_MARK = 'sla.next_mark'

/** A ticket with its clocks as they stand now. */
export interface Timed {
  ticket: TicketHistory
  clocks: Settled[]
}

/**
 * Brings the clocks of these tickets in line with their history: the same whether it is asked for once or often, by a
 * reaction, the sweep or the door. Tells the marks that have passed and sets when to look next. The caller holds the
 * tickets locked.
 */
export const refreshClocks = (ctx: Context, ticketIds: readonly string[]): Promise<void> =>
  bringInLine(ctx, ticketIds, tellMarks)

/** The same for tickets that should have had clocks for long: what has passed long ago calls nobody. */
export const startClocksLate = (ctx: Context, ticketIds: readonly string[]): Promise<void> =>
  bringInLine(ctx, ticketIds, tellNews)

async function bringInLine(ctx: Context, ticketIds: readonly string[], tell: typeof tellMarks): Promise<void> {
  if (ticketIds.length === 0) return
  const timed = await timeTickets(ctx, ticketIds)
  await keepClocks(ctx, timed.flatMap(changedClocks))
  await lookAgain(ctx, timed)
  await setDeadlines(ctx, timed.flatMap(changedDeadline))
  explainTargets(ctx, timed)
  await tell(ctx, timed)
}

/** The clocks of tickets as they stand now; nothing is written. */
export async function timeTickets(ctx: Context, ticketIds: readonly string[]): Promise<Timed[]> {
  const policy = { framework: await frameworkOf(ctx), version: await frameworkVersion(ctx), rules: await rulesOf(ctx) }
  const now = ctx.now().epochMilliseconds
  const tickets = await historiesOf(ctx, { ticket_ids: ticketIds, due_kind: NEXT_MARK, now })
  return tickets.map((ticket) => ({ ticket, clocks: settleTicket(ticket, policy, now) }))
}

async function rulesOf(ctx: Context): Promise<PauseRule[]> {
  const said = await pausesSoFar(ctx)
  return said.map(({ from, statuses }) => ({ from: Temporal.Instant.from(from).epochMilliseconds, statuses }))
}

interface Policy {
  framework: Framework
  version: string
  rules: PauseRule[]
}

/** What nobody will answer gets no clock; what had one before it was put away keeps it. */
function settleTicket(ticket: TicketHistory, { framework, version, rules }: Policy, now: number): Settled[] {
  const { history } = ticket
  return targetsOf(framework, version, ticket.channel).flatMap((target) => {
    const { kind } = target
    const kept = ticket.kept.find((clock) => clock.kind === kind)
    return kept || !history.is_gone ? [settle({ kind, history, rules, target, kept, now })] : []
  })
}

function changedClocks({ ticket, clocks }: Timed) {
  const before = new Map(ticket.kept.map((clock) => [clock.kind, clock]))
  const changed = clocks.filter(({ clock }) => isChanged(clock, before.get(clock.kind)))
  return changed.map(({ clock }) => ({ ticket_id: ticket.id, clock }))
}

/** One moment for all clocks of a ticket: that of the mark that comes first. */
async function lookAgain(ctx: Context, timed: readonly Timed[]): Promise<void> {
  const looks = timed
    .map(({ ticket, clocks }) => ({ ticket, next: nextLook(clocks) }))
    .filter(({ ticket, next }) => next !== ticket.looked_at)
  const over = looks.filter(({ next }) => next === null).map(({ ticket }) => ticket.id)
  const later = looks.flatMap(({ ticket, next }) =>
    next === null ? [] : [{ subject_id: ticket.id, due_at: Temporal.Instant.fromEpochMilliseconds(next) }],
  )
  if (over.length > 0) await unschedule(ctx, NEXT_MARK, over)
  await scheduleEach(ctx, NEXT_MARK, later)
}

function changedDeadline({ ticket, clocks }: Timed) {
  const before = ticket.deadline
  const { due_clock, due, risk } = deadlineOf(clocks)
  if (due_clock === before.due_clock && due === before.due && risk === before.risk) return []
  return [{ ticket_id: ticket.id, due_clock, due_at: momentText(due), risk_at: momentText(risk) }]
}
