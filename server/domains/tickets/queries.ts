import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { isId } from '../../platform/ids.ts'
import { pageOfRows, readCursor } from '../../platform/pages.ts'
import { withinReach } from './access.ts'
import type { Ticket, TicketCounts } from './contract.ts'
import { inView, matching, type TicketListQuery, type View } from './filters.ts'
import { asShownTo, refuseInternal } from './shown-to-customers.ts'

const tickets = (ctx: Context) =>
  ctx.db
    .selectFrom('tickets')
    .innerJoin('customers', 'customers.id', 'tickets.customer_id')
    .leftJoin('companies', 'companies.id', 'tickets.company_id')
    .leftJoin('users', 'users.id', 'tickets.assignee_id')
    .leftJoin('seen_marks', (join) =>
      join
        .onRef('seen_marks.ticket_id', '=', 'tickets.id')
        .on('seen_marks.user_id', '=', ctx.actor.type === 'customer' ? null : ctx.actor.id),
    )
    .selectAll('tickets')
    .select(['customers.name as customer_name', 'companies.name as company_name', 'users.name as assignee_name'])
    .select((eb) =>
      eb(eb.fn.coalesce('seen_marks.position', eb.lit(0)), '<', eb.ref('tickets.message_count')).as('unread'),
    )

export async function getTicket(ctx: Context, id: string): Promise<Ticket> {
  const row = isId(id)
    ? await tickets(ctx).where('tickets.id', '=', id).where(withinReach(ctx.actor, 'read')).executeTakeFirst()
    : undefined
  if (!row) throw notFound('ticket')
  const [shown] = await asShownTo(ctx, [row as Ticket])
  return shown!
}

/** A ticket after a change that was allowed: shown once more even when the change took it out of the caller's reach. */
export const getChangedTicket = async (ctx: Context, id: string): Promise<Ticket> =>
  (await tickets(ctx).where('tickets.id', '=', id).executeTakeFirstOrThrow()) as Ticket

/** One page of tickets within the caller's reach. */
export async function listTickets(ctx: Context, query: TicketListQuery) {
  refuseInternal(ctx, query)
  const selected = tickets(ctx)
    .where(withinReach(ctx.actor, 'read'))
    .where(inView(query.view, ctx))
    .where(matching(query, ctx.actor))
    .limit(query.limit + 1)
  const page = await ORDERS[query.sort](selected, query)
  return { ...page, items: await asShownTo(ctx, page.items) }
}

type Selected = ReturnType<typeof tickets>

/**
 * A page goes on behind the place of the row before. A ticket that is moved meanwhile is met at its new place; those that
 * stay are each met once.
 */
const byMoment =
  (column: 'last_message_at' | 'queue_at', direction: 'asc' | 'desc') =>
  async (selected: Selected, { cursor, limit }: TicketListQuery) => {
    const after = readCursor(cursor, ['instant', 'id'])
    const beyond = direction === 'desc' ? '<' : '>'
    const rows = await selected
      .$if(after !== undefined, (query) =>
        query.where((eb) => eb(eb.refTuple(`tickets.${column}`, 'tickets.id'), beyond, eb.tuple(...after!))),
      )
      .orderBy(`tickets.${column}`, direction)
      .orderBy('tickets.id', direction)
      .execute()
    return pageOfRows(rows as Ticket[], limit, (row) => [row[column], row.id])
  }

async function byPriority(selected: Selected, { cursor, limit }: TicketListQuery) {
  const after = readCursor(cursor, ['rank', 'instant', 'id'])
  const rows = await selected
    .$if(after !== undefined, (query) =>
      query.where((eb) =>
        eb(eb.refTuple('tickets.priority_rank', 'tickets.last_message_at', 'tickets.id'), '<', eb.tuple(...after!)),
      ),
    )
    .orderBy('tickets.priority_rank', 'desc')
    .orderBy('tickets.last_message_at', 'desc')
    .orderBy('tickets.id', 'desc')
    .execute()
  return pageOfRows(rows as (Ticket & { priority_rank: number })[], limit, (row) => [
    row.priority_rank,
    row.last_message_at,
    row.id,
  ])
}

async function byOpening(selected: Selected, { cursor, limit }: TicketListQuery) {
  const after = readCursor(cursor, ['id'])
  const rows = await selected
    .$if(after !== undefined, (query) => query.where('tickets.id', '>', after![0]))
    .orderBy('tickets.id')
    .execute()
  return pageOfRows(rows as Ticket[], limit, ({ id }) => [id])
}

const ORDERS = {
  newest: byMoment('last_message_at', 'desc'),
  oldest: byMoment('last_message_at', 'asc'),
  queue: byMoment('queue_at', 'asc'),
  priority: byPriority,
  opened: byOpening,
}

/** Counted up to this many: an exact count of a large view would cost more than the page itself. */
const COUNTED = 1_000

/** How many tickets each view holds for the caller, in one statement. */
export async function countTickets(ctx: Context): Promise<TicketCounts> {
  const counted = (view: View) =>
    ctx.db
      .selectFrom(
        ctx.db
          .selectFrom('tickets')
          .select('id')
          .where(withinReach(ctx.actor, 'read'))
          .where(inView(view, ctx))
          .limit(COUNTED)
          .as('some'),
      )
      .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
  const row = await ctx.db
    .selectNoFrom([
      counted('inbox').as('inbox'),
      counted('mine').as('mine'),
      counted('unassigned').as('unassigned'),
      counted('at_risk').as('at_risk'),
      counted('snoozed').as('snoozed'),
      counted('resolved').as('resolved'),
      counted('spam').as('spam'),
    ])
    .executeTakeFirstOrThrow()
  return { ...row, capped_at: COUNTED } as TicketCounts
}

/** Titles of tickets the caller may see, by id. */
export async function ticketHeadlines(ctx: Context, ids: readonly string[]) {
  if (ids.length === 0) return []
  return ctx.db
    .selectFrom('tickets')
    .select(['id', 'case_id', 'subject'])
    .where('id', 'in', [...ids])
    .where(withinReach(ctx.actor, 'read'))
    .execute()
}

/** Which of these tickets somebody may hear of in real time: the rooms their state admits. */
export const ticketAudiences = ({ db }: Context, ids: readonly string[]) =>
  db
    .selectFrom('tickets')
    .select(['id', 'team', 'assignee_id', 'restricted'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
