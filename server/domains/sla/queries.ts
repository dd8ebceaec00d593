import { type Context, nowText } from '../../platform/context.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { accessTicket } from '../tickets/access.ts'
import { type Timed, timeTickets } from './commands.ts'
import type { Clock, TicketSla } from './contract.ts'
import { countedBy } from './course.ts'
import { breachOf, momentText } from './keep-clocks.ts'
import { pathOf } from './policy.ts'
import type { KeptClock, Settled } from './settle.ts'

/** The clocks of a ticket as they stand at this moment, by one version of the framework: hence the transaction. */
export const ticketSla = (ctx: Context, ticketId: string): Promise<TicketSla> =>
  inTransaction(ctx, async (ctx) => {
    const { id } = await accessTicket(ctx, ticketId, 'read')
    const [timed] = await timeTickets(ctx, [id])
    const now = ctx.now().epochMilliseconds
    return { ticket_id: id, now: nowText(ctx), clocks: timed!.clocks.map((settled) => clockOf(timed!, settled, now)) }
  })

export function clockOf({ ticket }: Timed, { clock, course }: Settled, now: number): Clock {
  const { kind, state, started, stopped, target_ms } = clock
  const until = stopped ?? now
  const [counted, calendar] = [countedBy(course, until), until - started]
  const breached = breachOf(clock.marks)
  const isOpen = state === 'running' || state === 'paused'
  return {
    ...{ kind, state },
    outcome: breached !== null ? 'missed' : state === 'stopped' && !isUnanswered(kind, ticket) ? 'met' : null,
    started_at: momentText(started)!,
    due_at: momentText(clock.due),
    stopped_at: momentText(stopped),
    breached_at: momentText(breached),
    target_seconds: target_ms / 1_000,
    counted_seconds: counted / 1_000,
    calendar_seconds: calendar / 1_000,
    paused_seconds: (calendar - counted) / 1_000,
    remaining_seconds: isOpen ? (target_ms - counted) / 1_000 : null,
    marks: marksOf(clock, ticket.kept),
    pauses: course.pauses.map(({ from, to, status }) => ({
      ...{ from: momentText(from)!, to: momentText(to), status },
    })),
    policy: { path: pathOf(kind, ticket.channel), text: clock.target_text, version: clock.version },
  }
}

/** A ticket that ended without an answer has neither kept nor missed the first one. */
const isUnanswered = (kind: Clock['kind'], { history }: Timed['ticket']): boolean =>
  kind === 'first_response' && history.answered === null

/** What has passed in this very second may not have been told yet. */
function marksOf({ kind, marks }: KeptClock, kept: readonly KeptClock[]): Clock['marks'] {
  const told = kept.find((clock) => clock.kind === kind)?.marks ?? []
  return marks.map(({ percent, due }) => ({
    percent,
    due_at: momentText(due),
    fired_at: momentText(told.find((mark) => mark.percent === percent)?.fired ?? null),
  }))
}
