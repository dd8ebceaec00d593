import type { Context } from '../../../platform/context.ts'
import { invalid } from '../../../platform/errors.ts'
import { nextOpening } from '../../calendars/business-time.ts'
import { calendarsOf } from '../../calendars/queries.ts'
import { frameworkOf } from '../../framework/queries.ts'
import type { TicketRow } from '../../tickets/access.ts'

const QUARTER_MS = 15 * 60_000
const LATEST_DAYS = 30

/** The first quarter of an hour from a moment on in which the ticket's team works. */
export async function slotFrom(ctx: Context, ticket: TicketRow, from: Temporal.Instant): Promise<Temporal.Instant> {
  const { teams, sla } = await frameworkOf(ctx)
  const { calendar } = (await calendarsOf(ctx)).named(teams[ticket.team ?? '']?.calendar ?? sla.calendar)
  const quarter = Math.ceil(from.epochMilliseconds / QUARTER_MS) * QUARTER_MS
  // A team that never works has no hours to keep to.
  const open = calendar ? (nextOpening(calendar, quarter) ?? quarter) : quarter
  return Temporal.Instant.fromEpochMilliseconds(open)
}

/** When somebody wants to be called, or the next moment after it in which the team works. */
export function askedSlot(ctx: Context, ticket: TicketRow, at: string): Promise<Temporal.Instant> {
  const wanted = Temporal.Instant.from(at)
  const days = wanted.since(ctx.now()).total('hours') / 24
  if (days > 0 && days <= LATEST_DAYS) return slotFrom(ctx, ticket, wanted)
  throw invalid(`Somebody can be called back within the next ${LATEST_DAYS} days.`, [
    { path: 'at', message: `must lie within the next ${LATEST_DAYS} days` },
  ])
}
