import { sql } from 'kysely'
import { z } from 'zod'
import { asSystem, type Context } from '../../platform/context.ts'
import { defineJob, enqueue } from '../../platform/jobs.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { lockTickets } from '../tickets/receive.ts'
import type { Understood } from '../triage/commands.ts'
import { ANSWERED, chooseQueuePlaces, chooseTeams, PLACEMENT } from './choose.ts'
import { understoodNow } from './facts.ts'

/** Sets the places in the queue anew, by what is known of the tickets now. Who is resolved or closed waits for nobody. */
export const placeAgain = (ctx: Context, ticketIds: readonly string[]): Promise<void> =>
  inTransaction(asSystem(ctx), async (ctx) => {
    await chooseQueuePlaces(ctx, await waiting(ctx, ticketIds))
  })

/** The same, and the team: only while nobody has the ticket and it stands where these rules have put it. */
export const placeAgainInTeam = (ctx: Context, ticketIds: readonly string[]): Promise<void> =>
  inTransaction(asSystem(ctx), async (ctx) => {
    const understood = await waiting(ctx, ticketIds)
    const placements = await placementsByRules(ctx, understood)
    const movable = understood.filter(
      ({ ticket }) => ticket.assignee_id === null && ticket.status !== 'escalated' && placements.has(ticket.id),
    )
    await chooseTeams(ctx, movable, placements)
    await chooseQueuePlaces(ctx, understood)
  })

async function waiting(ctx: Context, ids: readonly string[]): Promise<Understood[]> {
  const tickets = [...(await lockTickets(ctx, ids)).values()]
  return understoodNow(
    ctx,
    tickets.filter(
      ({ status, merged_into, team }) =>
        merged_into === null && team !== null && status !== 'resolved' && status !== 'closed',
    ),
  )
}

/**
 * The rules by which tickets are where they are: the last placement decided names their team, and no person ever moved
 * them, not even back, nor did their customer's own answers lead there. Who was handed up a tier stands elsewhere, and stays there.
 */
async function placementsByRules({ db }: Context, understood: readonly Understood[]): Promise<Map<string, string>> {
  const tickets = understood.map(({ ticket }) => ticket)
  const { rows } = await sql<{ id: string; rule: string }>`
    select t.id, placement.rule
    from unnest(${tickets.map(({ id }) => id)}::uuid[], ${tickets.map(({ team }) => team)}::text[]) as t(id, team)
    cross join lateral (
      select rule, result ->> 'team' as team from decisions
      where subject_type = 'ticket' and subject_id = t.id and kind = ${PLACEMENT}
      order by decisions.id desc limit 1) as placement
    where placement.team = t.team and placement.rule <> ${ANSWERED}
      and not exists (
        select from events
        where events.ticket_id = t.id and name = 'ticket.team_changed' and actor_type <> 'system')`.execute(db)
  return new Map(rows.map(({ id, rule }) => [id, rule]))
}

const several = defineJob(
  'routing.place_again',
  z.object({
    customer_id: z.string().optional(),
    company_id: z.string().optional(),
    /** The last ticket that was placed. */
    after: z.string().optional(),
  }),
)

/** Tickets placed in one transaction. */
const BATCH = 200

/**
 * All tickets under way of a customer or of a company's customers, whose status may have changed; without either those of
 * everybody, in the queue only. A batch, then the next.
 */
export const placeSeveralAgain = several.does((ctx, { after, ...whose }) =>
  inTransaction(ctx, async (ctx) => {
    const ids = await underWay(ctx, whose, after)
    await (isOfSomebody(whose) ? placeAgainInTeam(ctx, ids) : placeAgain(ctx, ids))
    if (ids.length === BATCH) await enqueue(ctx, several, { payload: { ...whose, after: ids.at(-1) } })
  }),
)

interface Whose {
  customer_id?: string
  company_id?: string
}

const isOfSomebody = ({ customer_id, company_id }: Whose) => customer_id !== undefined || company_id !== undefined

async function underWay({ db }: Context, { customer_id, company_id }: Whose, after?: string): Promise<string[]> {
  const rows = await db
    .selectFrom('tickets')
    .select('tickets.id')
    .where('tickets.status', 'not in', ['resolved', 'closed'])
    .$if(after !== undefined, (query) => query.where('tickets.id', '>', after!))
    .$if(customer_id !== undefined, (query) => query.where('tickets.customer_id', '=', customer_id!))
    .$if(company_id !== undefined, (query) =>
      query
        .innerJoin('customers', 'customers.id', 'tickets.customer_id')
        .where('customers.company_id', '=', company_id!),
    )
    .orderBy('tickets.id')
    .limit(BATCH)
    .execute()
  return rows.map(({ id }) => id)
}

export const placeSeveralSoon = (ctx: Context, whose: Whose) =>
  enqueue(ctx, several, { payload: whose, key: `routing.place_again:${Object.values(whose)[0] ?? 'all'}` })
