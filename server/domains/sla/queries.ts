import { type Context, nowText } from '../../platform/context.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { accessTicket } from '../tickets/access.ts'
import { timeTickets } from './commands.ts'
import type { Clock, TicketSla } from './contract.ts'
import { countedBy, pausedBy } from './course.ts'
import { breachOf, momentText } from './keep-clocks.ts'
import { roundsOf } from './rounds.ts'
import type { KeptClock, Settled } from './settle.ts'
import type { Timed } from './timed.ts'

/** The clocks of a ticket as they stand at this moment, by one version of the framework: hence the transaction. */
export const ticketSla = (ctx: Context, ticketId: string): Promise<TicketSla> =>
  inTransaction(ctx, async (ctx) => {
    const { id } = await accessTicket(ctx, ticketId, 'read')
    const [timed] = await timeTickets(ctx, [id])
    const now = ctx.now().epochMilliseconds
    return {
      ticket_id: id,
      now: nowText(ctx),
      clocks: latest(timed!.clocks).map((settled) => clockOf(timed!, settled, now)),
    }
  })

/** Of clocks that begin anew, the round that runs, or ran last. */
const latest = (clocks: readonly Settled[]): Settled[] =>
  clocks.filter(({ clock }) =>
    clocks.every((other) => other.clock.kind !== clock.kind || other.clock.cycle <= clock.cycle),
  )

export function clockOf({ ticket }: Timed, { clock, course }: Settled, now: number): Clock {
  const { kind, state, started, stopped, target_ms } = clock
  const until = stopped ?? now
  const [counted, calendar, paused] = [countedBy(course, until), until - started, pausedBy(course, until)]
  const breached = breachOf(clock.marks)
  const isOpen = state === 'running' || state === 'paused'
  return {
    ...{ kind, state },
    outcome: breached !== null ? 'missed' : state === 'stopped' && !isUnanswered(clock, ticket) ? 'met' : null,
    started_at: momentText(started)!,
    due_at: momentText(clock.due),
    stopped_at: momentText(stopped),
    breached_at: momentText(breached),
    target_seconds: target_ms / 1_000,
    counted_seconds: counted / 1_000,
    calendar_seconds: calendar / 1_000,
    paused_seconds: paused / 1_000,
    closed_seconds: Math.max(0, calendar - counted - paused) / 1_000,
    remaining_seconds: isOpen ? (target_ms - counted) / 1_000 : null,
    marks: marksOf(clock, ticket.kept),
    pauses: course.pauses.map(({ from, to, status }) => ({
      ...{ from: momentText(from)!, to: momentText(to), status },
    })),
    policy: { path: clock.path, text: clock.target_text, version: clock.version, name: clock.policy },
    calendar: course.hours.findLast(({ from }) => from <= until)?.calendar?.name ?? null,
  }
}

/** A ticket that ended without an answer has neither kept nor missed one. */
const isUnanswered = ({ kind, cycle }: KeptClock, { history }: Timed['ticket']): boolean =>
  kind === 'first_response'
    ? history.answered === null
    : kind !== 'resolution' &&
      roundsOf(kind, history).some((round) => round.cycle === cycle && cycle > 0 && !round.is_answered)

/** What has passed in this very second may not have been told yet. */
function marksOf({ kind, cycle, marks }: KeptClock, kept: readonly KeptClock[]): Clock['marks'] {
  const told = kept.find((clock) => clock.kind === kind && clock.cycle === cycle)?.marks ?? []
  return marks.map(({ percent, due }) => ({
    percent,
    due_at: momentText(due),
    fired_at: momentText(told.find((mark) => mark.percent === percent)?.fired ?? null),
  }))
}
