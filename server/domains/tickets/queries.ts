import { sql } from 'kysely'
import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { isId } from '../../platform/ids.ts'
import { untilNews } from '../../platform/news.ts'
import { pageOfRows } from '../../platform/pages.ts'
import { reachName, withinReach } from './access.ts'
import { LiveTicket, type Ticket, type TicketCounts, TicketView } from './contract.ts'
import { isPersonal, matching, type TicketSelection, wordsIn } from './filters.ts'
import type { View } from './in-view.ts'
import { findPage, orderOf, type TicketListQuery } from './listing.ts'
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

/** These tickets, as far as the caller may see them, in no order. */
export async function ticketsOf(ctx: Context, ids: readonly string[]): Promise<Ticket[]> {
  if (ids.length === 0) return []
  const rows = await tickets(ctx)
    .where('tickets.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where(withinReach(ctx.actor, 'read'))
    .execute()
  return asShownTo(ctx, rows as Ticket[])
}

/** One page of tickets within the caller's reach. */
export async function listTickets(ctx: Context, query: TicketListQuery) {
  refuseInternal(ctx, query)
  return ctx.actor.type === 'customer' && query.status ? listAsShown(ctx, query) : listAsKept(ctx, query)
}

/** By the status a customer is shown: by the row's they could find out what is held back. Pages may have fewer than asked. */
async function listAsShown(ctx: Context, { status, ...query }: TicketListQuery) {
  const asked: readonly string[] = wordsIn(status)
  matching(ctx, { status }) // refuses words that are no status
  const page = await listAsKept(ctx, query)
  return { ...page, items: page.items.filter((ticket) => asked.includes(ticket.status)) }
}

async function listAsKept(ctx: Context, query: TicketListQuery) {
  const { by, placeOf } = orderOf(query)
  // Which ones is settled before anything is joined: the database would join all that match, and then sort.
  const ids = await pageFor(ctx, query)
  const rows = await tickets(ctx)
    .where('tickets.id', '=', sql<string>`any(${ids}::uuid[])`)
    .where(withinReach(ctx.actor, 'read'))
    .orderBy(by)
    .execute()
  const page = pageOfRows(rows as (Ticket & { priority_rank: number })[], query.limit, placeOf)
  return { ...page, items: await asShownTo(ctx, page.items) }
}

/** The top of a list is asked for by everybody who looks at it, and again with everything that happens: found once for all. */
function pageFor(ctx: Context, query: TicketListQuery): Promise<string[]> {
  if (query.cursor) return findPage(ctx, query)
  const whose = isPersonal(query) ? `, ${ctx.actor.id}` : ''
  const name = `top of tickets, ${reachName(ctx.actor)}${whose}, ${JSON.stringify(query)}`
  return untilNews(ctx, name, () => findPage(ctx, query))
}

/** Counted up to this many: an exact count of a large view would cost more than the page itself. */
const COUNTED = 1_000

/** How many tickets each view holds for the caller. The same for all who see the same, but for what is theirs. */
export async function countTickets(ctx: Context): Promise<TicketCounts> {
  const { actor } = ctx
  const [common, own] = [TicketView.exclude(['mine']).options, TicketView.extract(['mine']).options]
  const [ofAll, ofOne] = await Promise.all([
    untilNews(ctx, `ticket counts, ${reachName(actor)}`, () => countViews(ctx, common)),
    untilNews(ctx, `ticket counts, ${reachName(actor)}, ${actor.id}`, () => countViews(ctx, own)),
  ])
  return { ...ofAll, ...ofOne, capped_at: COUNTED }
}

async function countViews<V extends View>(ctx: Context, views: readonly V[]): Promise<Record<V, number>> {
  const counts = await countMatching(
    ctx,
    views.map((view) => ({ view })),
  )
  return Object.fromEntries(views.map((view, index) => [view, counts[index]!])) as Record<V, number>
}

/** How many tickets each selection leaves the caller, up to 1,000 each, in the order asked and in one statement. */
export async function countMatching(ctx: Context, selections: readonly TicketSelection[]): Promise<number[]> {
  if (selections.length === 0) return []
  for (const selection of selections) refuseInternal(ctx, selection)
  const counted = selections.map((selection) =>
    ctx.db
      .selectFrom(
        ctx.db
          .selectFrom('tickets')
          .select('id')
          .where(withinReach(ctx.actor, 'read'))
          .where(matching(ctx, selection))
          .limit(COUNTED)
          .as('some'),
      )
      .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count')),
  )
  const { counts } = await ctx.db
    .selectNoFrom(sql<number[]>`array[${sql.join(counted)}]`.as('counts'))
    .executeTakeFirstOrThrow()
  return counts
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

/** A ticket for everybody who may see it: whether it is unread is a matter of each reader. */
export async function ticketsForAll(ctx: Context, ids: readonly string[]): Promise<LiveTicket[]> {
  if (ids.length === 0) return []
  const rows = await tickets(ctx)
    .where('tickets.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return z.array(LiveTicket).parse(rows)
}

/** Which of these tickets somebody may hear of in real time: the rooms their state admits. */
export const ticketAudiences = ({ db }: Context, ids: readonly string[]) =>
  db
    .selectFrom('tickets')
    .select(['id', 'team', 'assignee_id', 'restricted'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
