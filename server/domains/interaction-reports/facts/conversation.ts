import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { withActorNames } from '../../auth/queries.ts'
import { ReplyTakenBack, StatusChanged, TeamChanged } from '../../tickets/events.ts'
import type { Happened, Said } from './facts.ts'

/** Of a longer conversation the middle adds nothing a report could hold. */
const FIRST = 200
const LAST = 800
const MOST = FIRST + LAST
const LONGEST = 20_000

/** What was said, in the order of the conversation, without quoted mail and signatures. What notes say is nobody's but ours. */
export async function messagesOf({ db }: Context, ticketId: string): Promise<Said[]> {
  const rows = await db
    .selectFrom('messages as m')
    .leftJoin('users as u', 'u.id', 'm.author_id')
    .leftJoin('customers as c', 'c.id', 'm.author_id')
    .select(['m.id', 'm.kind', 'm.author_type', 'm.author_id', 'm.automatic', 'm.delivery_state', 'm.created_at'])
    .select((eb) => [
      eb.fn.coalesce('u.name', 'c.name', sql<string>`'Support Responder'`).as('author_name'),
      sql<string>`case when m.kind = 'note' then '' else left(m.new_text, ${LONGEST}) end`.as('text'),
      // Only for the links of what we wrote.
      sql<string | null>`case when m.kind = 'reply' then left(m.html, ${LONGEST}) end`.as('html'),
    ])
    .where('m.ticket_id', '=', ticketId)
    .where((eb) => eb.or([eb('m.position', '<=', FIRST), eb('m.position', '>', atTheEnd(ticketId))]))
    .orderBy('m.position')
    .execute()
  return rows as Said[]
}

const atTheEnd = (ticketId: string) =>
  sql<number>`(select max(position) - ${LAST}::int from messages where ticket_id = ${ticketId})`

/** How the ticket moved. What a reply did that was taken back, and its taking back, never happened. */
export async function historyOf(ctx: Context, ticketId: string): Promise<Happened[]> {
  const rows = await ctx.db
    .selectFrom('events as e')
    .select(['e.id', 'e.name', 'e.at', 'e.data', 'e.actor_type', 'e.actor_id'])
    .where('e.ticket_id', '=', ticketId)
    .where('e.name', 'in', [StatusChanged.name, TeamChanged.name])
    .where(
      sql<boolean>`e.xid not in (
        select taken.xid from events taken where taken.ticket_id = ${ticketId} and taken.name = ${ReplyTakenBack.name})`,
    )
    .orderBy(sql`e.id`)
    .limit(MOST)
    .execute()
  const named = await withActorNames(ctx, rows)
  return named.map(({ id, name, at, data, actor }) => ({
    ...{ id: String(id), name, at, actor_name: actor.name },
    data: data as Happened['data'],
  }))
}
