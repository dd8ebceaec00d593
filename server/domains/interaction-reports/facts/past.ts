import type { Context } from '../../../platform/context.ts'
import { instantText } from '../../../platform/context.ts'
import { ratingsOf } from '../../csat/queries.ts'
import type { Ticket } from '../../tickets/contract.ts'
import { gistsOf } from '../../triage/queries.ts'
import { settlesAt } from '../first-contact.ts'
import type { Past } from './facts.ts'

const RECENT_DAYS = 90
const RECURRING_DAYS = 30
const MOST = 500

/** What else this customer wrote to us about. */
export async function pastOf(ctx: Context, ticket: Ticket, topic: string | null): Promise<Past> {
  const earlier = await before(ctx, ticket)
  const ids = earlier.map(({ id }) => id)
  const [ratings, gists] = [await ratingsOf(ctx, ids), await gistsOf(ctx, ids)]
  const since = daysBefore(ticket, RECURRING_DAYS)
  const alike = earlier.filter(
    ({ id, category, created_at }) =>
      category === ticket.category && (gists.get(id)?.topic ?? null) === topic && created_at >= since,
  )
  return {
    tickets: ids.map((id) => ({ id, score: ratings.get(id) ?? null })),
    alike: [...alike.map(({ id }) => id), ticket.id],
    continued: await continuations(ctx, ticket),
  }
}

/** The customer's tickets of the time before this one, newest first. */
const before = ({ db }: Context, { id, customer_id, created_at }: Ticket) =>
  db
    .selectFrom('tickets')
    .select(['id', 'category', 'created_at'])
    .where('customer_id', '=', customer_id)
    .where('created_at', '>=', daysBefore({ created_at }, RECENT_DAYS))
    .where((eb) => eb(eb.refTuple('created_at', 'id'), '<', eb.tuple(created_at, id)))
    .where('spam', '=', false)
    .where('merged_into', 'is', null)
    .orderBy('created_at', 'desc')
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
