import type { Clock, ClockKind } from '../domains/sla/contract.ts'
import type { Status } from '../domains/tickets/contract.ts'
import { StatusChanged } from '../domains/tickets/events.ts'
import { lockTicket } from '../domains/tickets/receive.ts'
import { asSystem, nowText } from '../platform/context.ts'
import { sweep } from '../platform/due.ts'
import { emit } from '../platform/events.ts'
import { inTransaction } from '../platform/transaction.ts'
import type { TestInstallation } from './installation.ts'

/** What tests of clocks look at and do. */
export function clockWork({ api, ctx, settle, clock }: Pick<TestInstallation, 'api' | 'ctx' | 'settle' | 'clock'>) {
  const stored = async (id: string) =>
    ctx.db
      .selectFrom('events')
      .select(['name', 'at', 'data'])
      .where('ticket_id', '=', id)
      .where('name', 'like', 'sla.%')
      .orderBy('id')
      .execute()
  return {
    clockOf: async (id: string, kind: ClockKind): Promise<Clock> => {
      const { json } = await api('GET', `/tickets/${id}/sla`)
      return json.clocks.find((clock: Clock) => clock.kind === kind)
    },
    /** What was told about a ticket's clocks, in the order it was: `at_risk first_response 75`. */
    toldOf: async (id: string): Promise<string[]> =>
      (await stored(id)).map(({ name, data }) => {
        const { clock, percent } = data as { clock: string; percent?: number }
        return [name.replace('sla.', ''), clock, percent].filter((word) => word !== undefined).join(' ')
      }),
    /** Sweeps as if it were so long after a moment, to the millisecond, however slow the machine is. */
    sweepAt: async (start: string, duration: string): Promise<void> => {
      const moment = Temporal.Instant.from(start).add(Temporal.Duration.from(duration))
      await sweep({ ...ctx, now: () => moment })
    },
    /** Moves the clock to so long after a moment. It runs on while a test looks: leave it some time. */
    advanceTo: async (start: string, duration: string): Promise<void> => {
      const target = Temporal.Instant.from(start).add(Temporal.Duration.from(duration))
      await clock.advance(target.since(ctx.now()).toString())
    },
    /** Gives a ticket a status, whatever resolving it would need. */
    become: async (id: string, status: Status): Promise<void> => {
      await inTransaction(asSystem(ctx), async (ctx) => {
        const ticket = await lockTicket(ctx, id)
        const resolved_at = status === 'resolved' || status === 'closed' ? nowText(ctx) : null
        await ctx.db.updateTable('tickets').set({ status, resolved_at }).where('id', '=', id).execute()
        emit(ctx, StatusChanged, { ticket_id: id, status, before: ticket.status as Status, resolved_at })
      })
      await settle()
    },
  }
}

/** A moment so long after another, as columns and JSON have it. */
export const after = (start: string, duration: string): string =>
  Temporal.Instant.from(start).add(Temporal.Duration.from(duration)).toString({ fractionalSecondDigits: 3 })
