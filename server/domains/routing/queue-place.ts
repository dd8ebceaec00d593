import { sql } from 'kysely'
import { type Context, instantText, nowText } from '../../platform/context.ts'
import { accessTicket, type TicketRow } from '../tickets/access.ts'
import { TicketAssigned } from '../tickets/events.ts'
import { isOurs } from '../tickets/status.ts'
import { waits } from './assignment/roster.ts'
import type { QueuePlace } from './contract.ts'

/** Counted up to this many. */
const COUNTED = 1_000
/** The rate is that of so long. */
const LOOKED_BACK_MINUTES = 60

/** Where a ticket stands among those that wait for anybody of its team on its channel. */
export async function queuePlaceOf(ctx: Context, ticketId: string): Promise<QueuePlace> {
  const ticket = await accessTicket(ctx, ticketId, 'read')
  const { waiting, before } = await countWaiting(ctx, ticket)
  const position = isOurs(ticket) && ticket.assignee_id === null && ticket.team !== null ? before + 1 : null
  const seconds = position === null ? null : await secondsPerTicket(ctx, ticket)
  const estimated_wait_seconds = position === null || seconds === null ? null : Math.round(position * seconds)
  const isCustomer = ctx.actor.type === 'customer'
  return { team: isCustomer ? null : ticket.team, channel: ticket.channel, waiting, position, estimated_wait_seconds }
}

/** Along the index of each team's queue of a channel. */
async function countWaiting({ db }: Context, { id, team, channel, queue_at }: TicketRow) {
  const { rows } = await sql<{ waiting: number; before: number }>`
    select count(*)::int as waiting, (count(*) filter (where (queue_at, id) < (${queue_at}::timestamptz, ${id}::uuid)))::int as before
    from (
      select queue_at, id from tickets
      where tickets.team = ${team} and tickets.channel = ${channel} and ${waits}
      order by queue_at, id limit ${sql.lit(COUNTED)}) as queue`.execute(db)
  return rows[0]!
}

/** Recent assignments looked at: enough for a rate, and never many rows. */
const LOOKED_AT = 500

/** Time from one ticket that left this queue to the next, of late; null when none did. */
async function secondsPerTicket(ctx: Context, { team, channel }: TicketRow): Promise<number | null> {
  const from = instantText(ctx.now().subtract({ minutes: LOOKED_BACK_MINUTES }))
  const { rows } = await sql<{ taken: number; seconds: number }>`
    with recent as (
      select ticket_id, at, data from events where name = ${TicketAssigned.name} order by id desc limit ${sql.lit(LOOKED_AT)})
    select count(distinct ticket_id) filter (where is_here)::int as taken,
      extract(epoch from ${nowText(ctx)}::timestamptz
        - case when count(*) < ${sql.lit(LOOKED_AT)} then ${from}::timestamptz else greatest(min(at), ${from}) end)::float8 as seconds
    from (
      select recent.ticket_id, recent.at,
        recent.at >= ${from} and recent.data ->> 'assignee_id' is not null
          and tickets.team = ${team} and tickets.channel = ${channel} as is_here
      from recent join tickets on tickets.id = recent.ticket_id) as assigned`.execute(ctx.db)
  const { taken, seconds } = rows[0]!
  return taken === 0 ? null : seconds / taken
}
