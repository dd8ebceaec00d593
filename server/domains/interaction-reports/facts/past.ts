import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { instantText } from '../../../platform/context.ts'
import type { Ticket } from '../../tickets/contract.ts'
import { settlesAt } from '../first-contact.ts'
import type { Past } from './facts.ts'

const RECENT_DAYS = 90
const RECURRING_DAYS = 30
const MOST = 500

/** What else this customer wrote to us about. */
export async function pastOf(ctx: Context, ticket: Ticket, topic: string | null): Promise<Past> {
  const rows = await before(ctx, ticket)
  const since = daysBefore(ticket, RECURRING_DAYS)
  const alike = rows.filter((one) => one.category === ticket.category && one.topic === topic && one.created_at >= since)
  return {
    tickets: rows.map(({ id, score }) => ({ id, score })),
    alike: [...alike.map(({ id }) => id), ticket.id],
    continued: await continuations(ctx, ticket),
  }
}

/** The customer's tickets of the time before this one, newest first, each with its newest rating. */
const before = ({ db }: Context, { id, customer_id, created_at }: Ticket) =>
  db
    .selectFrom('tickets as t')
    .leftJoin('triages', 'triages.ticket_id', 't.id')
    .select(['t.id', 't.category', 't.created_at'])
    .select((eb) => [
      sql<string | null>`triages.readings ->> 'topic'`.as('topic'),
      eb
        .selectFrom('surveys')
        .select('score')
        .whereRef('surveys.ticket_id', '=', 't.id')
        .where('surveys.state', '=', 'answered')
        .orderBy('surveys.resolved_at', 'desc')
        .limit(1)
        .as('score'),
    ])
    .where('t.customer_id', '=', customer_id)
    .where('t.created_at', '>=', daysBefore({ created_at }, RECENT_DAYS))
    .where((eb) => eb(eb.refTuple('t.created_at', 't.id'), '<', eb.tuple(created_at, id)))
    .where('t.spam', '=', false)
    .where('t.merged_into', 'is', null)
    .orderBy('t.created_at', 'desc')
    .limit(MOST)
    .execute()

const daysBefore = ({ created_at }: Pick<Ticket, 'created_at'>, days: number): string =>
  instantText(Temporal.Instant.from(created_at).subtract({ hours: 24 * days }))

/** Tickets the customer opened because this one had been closed too soon. */
async function continuations({ db }: Context, { id, customer_id, resolved_at }: Ticket): Promise<string[]> {
  if (!resolved_at) return []
  const rows = await db
    .selectFrom('tickets')
    .select('id')
    .where('customer_id', '=', customer_id)
    .where('follows_ticket_id', '=', id)
    .where('created_at', '<=', instantText(settlesAt(resolved_at)))
    .where('spam', '=', false)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}
