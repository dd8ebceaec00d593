import type { Context } from '../../platform/context.ts'
import { scheduleEach, unschedule } from '../../platform/due.ts'
import { keepCalendars } from '../calendars/commands.ts'
import { frameworkOf } from '../framework/queries.ts'
import type { Framework } from '../framework/schema.ts'
import { setDeadlines } from '../tickets/queue.ts'
import { deadlineOf, nextLook } from './deadline.ts'
import { explainTargets } from './explain.ts'
import { historiesOf, type TicketHistory } from './histories.ts'
import { isChanged, keepClocks, momentText } from './keep-clocks.ts'
import { factsOf, hoursOf, type Measures, measuresOf } from './measures.ts'
import { targetsOf } from './policy.ts'
import { roundsOf } from './rounds.ts'
import { type KeptClock, type Settled, settle } from './settle.ts'
import { tellMarks, tellNews } from './tell.ts'
import type { Timed } from './timed.ts'

/** Looks at a ticket's clocks again at the moment of its next mark. */
export const NEXT_MARK = 'sla.next_mark'

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
  const changed = timed.flatMap(changedClocks)
  await keepCalendars(
    ctx,
    changed.flatMap(({ clock }) => clock.hours.flatMap(({ calendar }) => calendar ?? [])),
  )
  await keepClocks(ctx, changed)
  await lookAgain(ctx, timed)
  await setDeadlines(ctx, timed.flatMap(changedDeadline))
  explainTargets(ctx, timed, await frameworkOf(ctx))
  await tell(ctx, timed)
}

/** The clocks of tickets as they stand now; nothing is written. */
export async function timeTickets(ctx: Context, ticketIds: readonly string[]): Promise<Timed[]> {
  const now = ctx.now().epochMilliseconds
  const with_exchange = asksWhatWasSaid(await frameworkOf(ctx))
  const tickets = await historiesOf(ctx, { ticket_ids: ticketIds, due_kind: NEXT_MARK, now, with_exchange })
  const measures = await measuresOf(ctx, tickets.flatMap(fingerprintsOf))
  return tickets.map((ticket) => ({ ticket, clocks: settleTicket(ticket, measures, now) }))
}

/** Whether any policy has clocks that begin anew with a message. */
export const asksWhatWasSaid = ({ sla }: Framework): boolean =>
  sla.policies.some(({ next_response, periodic_update }) => next_response ?? periodic_update)

const fingerprintsOf = ({ kept }: TicketHistory): string[] =>
  kept.flatMap(({ hours }) => hours.flatMap(({ calendar }) => calendar ?? []))

/** What nobody will answer gets no clock; what had one before it was put away keeps it. */
function settleTicket(ticket: TicketHistory, measures: Measures, now: number): Settled[] {
  const { history } = ticket
  const { framework, version, rules } = measures
  const settled = targetsOf(framework, version, factsOf(framework, ticket)).flatMap((target) => {
    const { kind } = target
    return roundsOf(kind, history).flatMap((round) => {
      const kept = ticket.kept.find((clock) => clock.kind === kind && clock.cycle === round.cycle)
      // What was over before anybody asked for it was never measured.
      if (!kept && (history.is_gone || round.ended !== null)) return []
      const hours = hoursOf(ticket, { measures, target, kept, now })
      return [settle({ kind, history, round, rules, hours, target, kept, now })]
    })
  })
  return [...settled, ...withdrawnRounds(ticket, settled)]
}

/** Rounds that run no longer since no policy asks for them now, or what they began with has turned out otherwise. */
function withdrawnRounds({ kept }: TicketHistory, settled: readonly Settled[]): Settled[] {
  const goesOn = (clock: KeptClock) => settled.some((one) => isSameClock(one.clock, clock))
  return kept.flatMap((clock) => {
    if ((clock.state !== 'running' && clock.state !== 'paused') || goesOn(clock)) return []
    const course = {
      state: 'cancelled',
      started: clock.started,
      stopped: null,
      spans: [],
      pauses: [],
      hours: [],
    } as const
    const gone: KeptClock = { ...clock, state: 'cancelled', due: null, counted_ms: null }
    return [{ clock: gone, course, told: [], withdrawn: null, is_new_target: false }]
  })
}

const isSameClock = (a: KeptClock, b: KeptClock): boolean => a.kind === b.kind && a.cycle === b.cycle

function changedClocks({ ticket, clocks }: Timed) {
  const changed = clocks.filter(({ clock }) =>
    isChanged(
      clock,
      ticket.kept.find((kept) => isSameClock(kept, clock)),
    ),
  )
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
