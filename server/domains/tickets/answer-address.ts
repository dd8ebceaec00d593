import type { Context } from '../../platform/context.ts'
import { mailAddressOf } from '../customers/queries.ts'
import type { TicketRow } from './access.ts'

/** The address mail about a ticket goes to: where its customer wants answers, else the customer's own. Null: none is known. */
export const answerAddressOf = async (ctx: Context, ticket: TicketRow): Promise<string | null> =>
  (await askedFor(ctx, ticket)) ?? (await mailAddressOf(ctx, ticket.customer_id))

/**
 * Where the ticket's customer last asked for answers; only where they have written nothing themselves, whoever else has.
 * Somebody in copy who writes, or whose program does, must not get the answers meant for the customer. What a program
 * wrote counts only where nobody has written: a form, which names in Reply-To who filled it in.
 */
async function askedFor({ db }: Context, { id, customer_id }: TicketRow): Promise<string | null> {
  const newest = await db
    .selectFrom('messages')
    .select('reply_to')
    .where('ticket_id', '=', id)
    .where('kind', '=', 'message')
    .orderBy((eb) => eb('automatic', '=', 'none'), 'desc')
    .orderBy((eb) => eb('author_id', 'is not distinct from', customer_id), 'desc')
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
  return newest?.reply_to ?? null
}
