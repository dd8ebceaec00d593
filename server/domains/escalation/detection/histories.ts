import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { StatusChanged } from '../../tickets/events.ts'
import type { History } from './case-facts.ts'

const LOOKED_AT = 200

/** What has happened on tickets so far, by ticket, with one statement. A message that counts again as the same round does not. */
export async function historiesOf({ db }: Context, ticketIds: readonly string[]): Promise<Map<string, History>> {
  if (ticketIds.length === 0) return new Map()
  const { rows } = await sql<History & { id: string }>`
    select t.id, said.emotions, said.rounds, again.reopened
    from unnest(${[...new Set(ticketIds)]}::uuid[]) as t(id)
    cross join lateral (
      select coalesce(array_agg(emotion order by position) filter (where emotion is not null), '{}') as emotions,
        (count(*) filter (where kind = 'message' and before = 'reply'))::int as rounds
      from (
        select m.position, m.kind, felt.emotion, lag(m.kind) over (order by m.position) as before
        from messages as m left join message_emotions as felt on felt.message_id = m.id
        where m.ticket_id = t.id and m.kind in ('message', 'reply') and m.automatic = 'none'
        order by m.position desc limit ${sql.lit(LOOKED_AT)}) as m) as said
    cross join lateral (
      select count(*)::int as reopened from events
      where ticket_id = t.id and name = ${StatusChanged.name}
        and data ->> 'before' = 'resolved' and data ->> 'status' not in ('resolved', 'closed')) as again`.execute(db)
  return new Map(rows.map(({ id, ...history }) => [id, history]))
}
