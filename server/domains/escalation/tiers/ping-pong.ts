import { sql } from 'kysely'
import { type Context, nowText } from '../../../platform/context.ts'
import { decide } from '../../../platform/decisions.ts'
import { emit } from '../../../platform/events.ts'
import { deskManagers } from '../../auth/queries.ts'
import { frameworkOf, frameworkVersion } from '../../framework/queries.ts'
import { notify } from '../../notifications/commands.ts'
import { TeamChanged } from '../../tickets/events.ts'
import { TicketBounced } from '../events.ts'

/** A ticket has moved between teams: when it went between tiers too often, the managers hear of it, once. */
export async function noticePingPong(ctx: Context, ticketId: string): Promise<void> {
  const { ping_pong_after } = (await frameworkOf(ctx)).escalation
  const moves = await tierMovesOf(ctx, ticketId)
  if (moves < ping_pong_after) return
  const noted = await ctx.db
    .insertInto('tier_bounces')
    .values({ ticket_id: ticketId, moves, at: nowText(ctx) })
    .onConflict((row) => row.doNothing())
    .returning('ticket_id')
    .executeTakeFirst()
  if (!noted) return
  emit(ctx, TicketBounced, { ticket_id: ticketId, moves })
  decide(ctx, {
    ...{ subject_type: 'ticket', subject_id: ticketId, kind: 'escalation', rule: 'ping_pong' },
    inputs: { moves, after: ping_pong_after, path: 'escalation.ping_pong_after' },
    result: { told: 'managers' },
    version: await frameworkVersion(ctx),
  })
  await notify(ctx, await deskManagers(ctx), { kind: 'ping_pong', ticket_id: ticketId })
}

/** How often a ticket went from one tier to another, as its events say. Between teams of one tier does not count. */
export async function tierMovesOf({ db }: Context, ticketId: string): Promise<number> {
  const { rows } = await sql<{ moves: number }>`
    select count(*)::int as moves from (
      select data ->> 'tier' as tier, lag(data ->> 'tier') over (order by id) as before
      from events where ticket_id = ${ticketId} and name = ${TeamChanged.name}) as placed
    where before is not null and tier is distinct from before`.execute(db)
  return rows[0]!.moves
}

export async function isPingPong({ db }: Context, ticketId: string): Promise<boolean> {
  const row = await db.selectFrom('tier_bounces').select('at').where('ticket_id', '=', ticketId).executeTakeFirst()
  return row !== undefined
}
