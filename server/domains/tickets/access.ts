import { type Expression, type ExpressionBuilder, expressionBuilder, type Selectable, type SqlBool } from 'kysely'
import type { Actor, Context } from '../../platform/context.ts'
import type { DB } from '../../platform/db/tables.ts'
import { forbidden, notFound } from '../../platform/errors.ts'
import { isId } from '../../platform/ids.ts'
import { permits } from '../auth/permissions.ts'

export type TicketRow = Selectable<DB['tickets']>
type Tickets = ExpressionBuilder<DB, 'tickets'>

/** What somebody wants with a ticket: look at it, or change it (which locks it until the end of the transaction). */
export type Deed = 'read' | 'change'

/**
 * The tickets within an actor's reach, as a condition of the query itself: a list can no more show what lies outside
 * than a single look can.
 */
export function withinReach(actor: Actor, deed: Deed): Expression<SqlBool> {
  const eb = expressionBuilder<DB, 'tickets'>()
  if (actor.type === 'system') return eb.lit(true)
  if (actor.type === 'customer')
    return eb.and([eb('tickets.customer_id', '=', actor.id), eb('tickets.spam', '=', false)])
  const mine = eb('tickets.assignee_id', '=', actor.id)
  const open = permits({ ...actor, scopes: null }, 'ticket.restrict')
    ? eb.lit(true)
    : eb.or([eb('tickets.restricted', '=', false), mine])
  return eb.and([open, reached(eb, actor, deed)])
}

function reached(eb: Tickets, actor: Actor, deed: Deed): Expression<SqlBool> {
  const reach = deed === 'read' ? actor.read_reach : actor.change_reach
  const mine = eb('tickets.assignee_id', '=', actor.id)
  if (reach === 'all') return eb.lit(true)
  if (reach === 'own') return mine
  const teams = actor.teams.length > 0 ? eb('tickets.team', 'in', [...actor.teams]) : eb.lit(false)
  return eb.or([mine, teams, eb('tickets.team', 'is', null)])
}

/** Names an actor's reading reach: who has the same name sees the same tickets. Those who see all share one. */
export function reachName(actor: Actor): string {
  const seesAll = actor.read_reach === 'all' && permits({ ...actor, scopes: null }, 'ticket.restrict')
  return seesAll ? 'all' : JSON.stringify([actor.type, actor.id, actor.role, actor.read_reach, actor.teams])
}

/** The only way to get a ticket for somebody. Missing and out of reach look the same. */
export async function accessTicket(ctx: Context, id: string, deed: Deed): Promise<TicketRow> {
  if (!isId(id)) throw notFound('ticket')
  const ticket = await ctx.db
    .selectFrom('tickets')
    .selectAll()
    .where('id', '=', id)
    .where(withinReach(ctx.actor, 'read'))
    .$if(deed === 'change', (query) => query.forUpdate())
    .executeTakeFirst()
  if (!ticket) throw notFound('ticket')
  if (deed === 'change') refuseForeign(ctx.actor, ticket)
  return ticket
}

/** Several tickets at once, in the order of their ids; one that is missing or out of reach is as if all were. */
export async function accessTickets(ctx: Context, ids: readonly string[], deed: Deed): Promise<TicketRow[]> {
  const tickets = await ctx.db
    .selectFrom('tickets')
    .selectAll()
    .where('id', 'in', [...ids])
    .where(withinReach(ctx.actor, 'read'))
    .orderBy('id')
    .$if(deed === 'change', (query) => query.forUpdate())
    .execute()
  if (tickets.length !== new Set(ids).size) throw notFound('ticket')
  if (deed === 'change') for (const ticket of tickets) refuseForeign(ctx.actor, ticket)
  return tickets
}

/** Seen but not theirs to change: that may be said openly. */
function refuseForeign(actor: Actor, ticket: TicketRow): void {
  if (actor.type === 'system' || actor.change_reach === 'all' || ticket.assignee_id === actor.id) return
  if (actor.change_reach === 'team' && (ticket.team === null || actor.teams.includes(ticket.team))) return
  throw forbidden(
    'not_your_team',
    'This ticket belongs to another team: you can read it and write notes, but not change it.',
  )
}
