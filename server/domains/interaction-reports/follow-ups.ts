import type { Context } from '../../platform/context.ts'
import { frameworkOf } from '../framework/queries.ts'
import { createTasks, type NewTask, skipTasks } from '../tasks/commands.ts'
import type { TaskKind } from '../tasks/contract.ts'
import type { TicketRow } from '../tickets/access.ts'

/** Begins the key of every follow-up of a ticket, of one resolution where its moment is named. */
const keyOf = (ticketId: string, resolvedAt = '') => `report:${ticketId}:${resolvedAt ? `${resolvedAt}:` : ''}`

/** Creates the tasks that follow a resolution: by policy, each due so long after it, each once. */
export async function planFollowUps(ctx: Context, ticket: TicketRow, resolvedBy: string | null): Promise<void> {
  const resolved_at = ticket.resolved_at!
  const [owner_id, mayFollowUp] = [await ownerOf(ctx, ticket, resolvedBy), await permitsFollowUp(ctx, ticket)]
  const planned = await kindsAndHours(ctx)
  const tasks = planned.map(
    ({ kind, hours, needs_permission }): NewTask => ({
      ...{ kind, source: 'report', owner_id, team: ticket.team, ticket_id: ticket.id },
      ...{ subject_type: 'report', subject_id: ticket.id },
      key: keyOf(ticket.id, resolved_at) + kind,
      due_at: Temporal.Instant.from(resolved_at).add({ hours }),
      ...(needs_permission && !mayFollowUp ? { skipped_because: 'no_permission' } : {}),
    }),
  )
  await createTasks(ctx, tasks)
}

/** What is still open of earlier resolutions is no longer wanted. */
export const dropFollowUps = (ctx: Context, ticketId: string, reason: string): Promise<void> =>
  skipTasks(ctx, keyOf(ticketId), reason)

interface Planned {
  kind: TaskKind
  hours: number
  /** Turns to the customer unasked: only with their consent. */
  needs_permission: boolean
}

async function kindsAndHours(ctx: Context): Promise<Planned[]> {
  const { within_24_hours, within_7_days, within_30_days } = (await frameworkOf(ctx)).reports.follow_ups
  return [
    ...within_24_hours.map((kind) => ({ kind, hours: 24, needs_permission: false })),
    ...within_7_days.map((kind) => ({ kind, hours: 7 * 24, needs_permission: false })),
    ...within_30_days.map((kind) => ({ kind, hours: 30 * 24, needs_permission: true })),
  ]
}

/** Whoever has the ticket, or else whoever resolved it; a script owns nothing. */
async function ownerOf({ db }: Context, ticket: TicketRow, resolvedBy: string | null): Promise<string | null> {
  if (ticket.assignee_id || !resolvedBy) return ticket.assignee_id
  const person = await db
    .selectFrom('users')
    .select('id')
    .where('id', '=', resolvedBy)
    .where('active', '=', true)
    .where('automation', '=', false)
    .executeTakeFirst()
  return person?.id ?? null
}

/** Silence is consent to being helped further; a no is a no. */
async function permitsFollowUp({ db }: Context, { customer_id }: TicketRow): Promise<boolean> {
  const refusal = await db
    .selectFrom('consents')
    .select('granted')
    .where('customer_id', '=', customer_id)
    .where('purpose', '=', 'follow_up')
    .where('granted', '=', false)
    .executeTakeFirst()
  return refusal === undefined
}
