import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import { type Actor, type Context, nowText } from '../../platform/context.ts'
import type { DB } from '../../platform/db/tables.ts'
import type { TicketView } from './contract.ts'

const eb = expressionBuilder<DB, 'tickets'>()
type Condition = Expression<SqlBool>
export type View = z.infer<typeof TicketView>

/** Ours to move. Written as the partial indexes are, so that the planner can use them. */
export const active = sql<SqlBool>`tickets.status in ('new', 'open', 'escalated') and tickets.snoozed_until is null and not tickets.spam`

export const notSpam = sql<SqlBool>`not tickets.spam`
export const isSpam = sql<SqlBool>`tickets.spam`

/**
 * A ticket that was put into another one stands in no list; a customer keeps theirs when the other is somebody else's,
 * which they cannot see.
 */
export const standsForItself = (actor: Actor): Condition =>
  actor.type === 'customer'
    ? sql<SqlBool>`(tickets.merged_into is null or not exists (
        select from tickets as target where target.id = tickets.merged_into and target.customer_id = ${actor.id}))`
    : sql<SqlBool>`tickets.merged_into is null`

/** What a view holds. Without a view: everything. */
export function inView(ctx: Context, view: View | undefined): Condition {
  const { actor } = ctx
  switch (view) {
    case 'inbox':
      return active
    case 'unassigned':
      return eb.and([active, eb('tickets.assignee_id', 'is', null)])
    case 'at_risk':
      return atRisk(ctx)
    case 'spam':
      return isSpam
    case 'mine':
      return eb.and([
        notSpam,
        eb('tickets.assignee_id', '=', actor.id),
        eb('tickets.status', 'in', ['new', 'open', 'escalated', 'pending', 'on_hold']),
        eb('tickets.snoozed_until', 'is', null),
      ])
    case 'snoozed':
      return eb.and([notSpam, eb('tickets.snoozed_until', 'is not', null)])
    case 'resolved':
      return eb.and([notSpam, standsForItself(actor), eb('tickets.status', 'in', ['resolved', 'closed'])])
    default:
      return eb.lit(true)
  }
}

/** A deadline that comes near, or has passed and is not met: also of a ticket put aside, since its clock goes on. */
const atRisk = (ctx: Context): Condition =>
  eb.and([
    notSpam,
    sql<SqlBool>`tickets.merged_into is null and tickets.risk_at is not null`,
    eb('tickets.risk_at', '<=', nowText(ctx)),
    eb('tickets.status', 'not in', ['resolved', 'closed']),
  ])
