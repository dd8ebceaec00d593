import type { Context } from '../../platform/context.ts'
import { getCustomer } from '../customers/queries.ts'
import { frameworkOf } from '../framework/queries.ts'
import { createTasks, type NewTask, resumeTasks, skipTasks } from '../tasks/commands.ts'
import type { TaskKind } from '../tasks/contract.ts'
import type { TicketRow } from '../tickets/access.ts'

/** Begins the key of every follow-up of a ticket, of one resolution where its moment is named. */
const keyOf = (ticketId: string, resolvedAt = '') => `report:${ticketId}:${resolvedAt ? `${resolvedAt}:` : ''}`

/** Of a resolution heard of late, what was due so long ago is not asked for any more. */
const OVERDUE_HOURS = 24

/** Creates the tasks that follow a resolution: by policy, each due so long after it, each once. */
export async function planFollowUps(ctx: Context, ticket: TicketRow, resolvedBy: string | null): Promise<void> {
  const resolved_at = ticket.resolved_at!
  const [owner_id, mayFollowUp] = [
    await ownerOf(ctx, ticket, resolvedBy),
    await permitsFollowUp(ctx, ticket.customer_id),
  ]
  const planned = await plannedKinds(ctx)
  const tasks = planned.map(
    ({ kind, hours, needs_permission }): NewTask => ({
      ...{ kind, source: 'report', owner_id, team: ticket.team, ticket_id: ticket.id },
      ...{ subject_type: 'report', subject_id: ticket.id },
      key: keyOf(ticket.id, resolved_at) + kind,
      due_at: Temporal.Instant.from(resolved_at).add({ hours }),
      ...(needs_permission && !mayFollowUp ? { skipped_because: 'no_permission' } : {}),
    }),
  )
  const overdue = ctx.now().subtract({ hours: OVERDUE_HOURS })
  await createTasks(
    ctx,
    tasks.filter(({ due_at }) => Temporal.Instant.compare(due_at, overdue) > 0),
  )
}

/** What is still open of earlier resolutions is no longer wanted. */
export const dropFollowUps = (ctx: Context, ticketId: string, reason: string): Promise<void> =>
  skipTasks(ctx, { prefix: keyOf(ticketId) }, reason)

/** What has ended with the moment that dropped it. */
const PASSING = ['reopened', 'merged', 'spam']

/** The resolution stands again, because what had ended it was undone: what was planned with it is wanted again. */
export const resumeFollowUps = (ctx: Context, { id, resolved_at }: TicketRow): Promise<void> =>
  resumeTasks(ctx, { prefix: keyOf(id, resolved_at!) }, PASSING)

interface Planned {
  kind: TaskKind
  hours: number
  /** Turns to the customer unasked: only with their consent. */
  needs_permission: boolean
}

async function plannedKinds(ctx: Context): Promise<Planned[]> {
  const { within_24_hours, within_7_days, within_30_days } = (await frameworkOf(ctx)).reports.follow_ups
  return [
    ...within_24_hours.map((kind) => ({ kind, hours: 24, needs_permission: kind === 'customer_follow_up' })),
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
async function permitsFollowUp(ctx: Context, customerId: string): Promise<boolean> {
  const { consents } = await getCustomer(ctx, customerId)
  return !consents.some(({ purpose, granted }) => purpose === 'follow_up' && !granted)
}

/** The customer does not want to hear from us unasked any more: what was planned for that is dropped. */
export async function dropUnpermitted(ctx: Context, customerId: string): Promise<void> {
  if (await permitsFollowUp(ctx, customerId)) return
  const kinds = (await plannedKinds(ctx)).filter(({ needs_permission }) => needs_permission)
  const reports = await ctx.db
    .selectFrom('reports')
    .innerJoin('tickets', 'tickets.id', 'reports.ticket_id')
    .select(['reports.ticket_id', 'reports.resolved_at'])
    .where('tickets.customer_id', '=', customerId)
    .where('reports.resolved_at', 'is not', null)
    .execute()
  const keys = reports.flatMap(({ ticket_id, resolved_at }) =>
    kinds.map(({ kind }) => keyOf(ticket_id, resolved_at!) + kind),
  )
  await skipTasks(ctx, { keys }, 'no_permission')
}
