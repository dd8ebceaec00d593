import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import { type Actor, type Context, nowText } from '../../platform/context.ts'
import type { DB } from '../../platform/db/tables.ts'
import { invalid } from '../../platform/errors.ts'
import { isId } from '../../platform/ids.ts'
import { Status, type TicketQuery, type TicketView } from './contract.ts'

const eb = expressionBuilder<DB, 'tickets'>()
type Condition = Expression<SqlBool>
export type View = z.infer<typeof TicketView>
/** `opened`: in the order they were opened, which never changes. For exports. */
export type TicketListQuery = Omit<TicketQuery, 'sort'> & { view?: View; sort: TicketQuery['sort'] | 'opened' }

/** Ours to move. Written as the partial indexes are, so that the planner can use them. */
const active = sql<SqlBool>`tickets.status in ('new', 'open', 'escalated') and tickets.snoozed_until is null and not tickets.spam`

const notSpam = sql<SqlBool>`not tickets.spam`
const isSpam = sql<SqlBool>`tickets.spam`

/**
 * A ticket that was put into another one stands in no list; a customer keeps theirs when the other is somebody else's,
 * which they cannot see.
 */
const standsForItself = (actor: Actor): Condition =>
  actor.type === 'customer'
    ? sql<SqlBool>`(tickets.merged_into is null or not exists (
        select from tickets as target where target.id = tickets.merged_into and target.customer_id = ${actor.id}))`
    : sql<SqlBool>`tickets.merged_into is null`

/** What a view holds. Without a view: everything. */
export function inView(view: View | undefined, ctx: Context): Condition {
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

const PLAIN = ['channel', 'priority', 'tier', 'team', 'customer_id'] as const

/** The filters of a list, each a condition on the ticket's own row. */
export function matching(query: TicketListQuery, actor: Actor): Condition {
  const conditions: Condition[] = PLAIN.flatMap((column) => {
    const value = query[column]
    if (value === undefined) return []
    if (column === 'customer_id' && !isId(value)) return [eb.lit(false)]
    return [eb(`tickets.${column}`, '=', value)]
  })
  if (query.view === undefined) conditions.push(query.spam ? isSpam : notSpam, listed(query, actor))
  if (query.sort === 'queue') conditions.push(active)
  if (query.status) conditions.push(eb('tickets.status', 'in', statusesIn(query.status)))
  if (query.assignee_id) conditions.push(assignedTo(query.assignee_id, actor))
  if (query.tag) conditions.push(sql<SqlBool>`tickets.tags @> array[${query.tag.toLowerCase()}]`)
  if (query.q?.trim()) conditions.push(saying(query.q.trim()))
  return conditions.length > 0 ? eb.and(conditions) : eb.lit(true)
}

/** Whoever asks for a ticket by its number finds it, also when it was put into another one. */
const listed = ({ q }: TicketListQuery, actor: Actor): Condition => {
  const number = q?.trim().toUpperCase()
  return number ? eb.or([standsForItself(actor), eb('tickets.case_id', '=', number)]) : standsForItself(actor)
}

function statusesIn(text: string): Status[] {
  const result = Status.array().safeParse(text.split(',').map((word) => word.trim()))
  if (result.success) return result.data
  throw invalid(`"${text}" is not a list of statuses. Known are: ${Status.options.join(', ')}.`, [
    { path: 'status', message: 'is not a list of statuses' },
  ])
}

function assignedTo(who: string, actor: Actor): Condition {
  if (who === 'none') return eb('tickets.assignee_id', 'is', null)
  const id = who === 'me' ? actor.id : who
  return id && isId(id) ? eb('tickets.assignee_id', '=', id) : eb.lit(false)
}

const saying = (words: string): Condition =>
  eb.or([
    eb('tickets.case_id', '=', words.toUpperCase()),
    sql<SqlBool>`to_tsvector('simple', tickets.subject) @@ websearch_to_tsquery('simple', ${words})`,
  ])
