import type { Context } from '../../../platform/context.ts'
import { on } from '../../../platform/events.ts'
import { UserChanged } from '../../auth/events.ts'
import { FrameworkChanged } from '../../framework/events.ts'
import { frameworkOf } from '../../framework/queries.ts'
import { teamsOf } from '../../framework/teams.ts'
import type { Status } from '../../tickets/contract.ts'
import {
  SpamMarked,
  StatusChanged,
  TeamChanged,
  TicketAssigned,
  TicketMerged,
  TicketSnoozed,
  TicketUnmerged,
} from '../../tickets/events.ts'
import { OURS } from '../../tickets/status.ts'
import { PresenceChanged } from '../events.ts'
import { drain } from './drain.ts'
import { giveBackAll, giveBackByFramework } from './give-back.ts'

const isOurs = (status: Status): boolean => (OURS as readonly Status[]).includes(status)

/** Something happened to a ticket by which somebody may be free, or by which it may wait: those queues are looked at. */
async function drainAround(ctx: Context, ticketId: string, beforeId: string | null = null): Promise<void> {
  const ticket = await ctx.db
    .selectFrom('tickets')
    .select(['team', 'channel', 'assignee_id'])
    .where('id', '=', ticketId)
    .executeTakeFirst()
  const automatic: readonly string[] = (await frameworkOf(ctx)).routing.assign_automatically
  if (!ticket || !automatic.includes(ticket.channel)) return
  const freed = [beforeId, ticket.assignee_id].filter((id) => id !== null)
  await drain(ctx, [...(ticket.team ? [ticket.team] : []), ...(await teamsOfUsers(ctx, freed))])
}

async function teamsOfUsers({ db }: Context, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const users = await db.selectFrom('users').select('teams').where('id', 'in', ids).execute()
  return users.flatMap(({ teams }) => teams)
}

/** What makes somebody free, or a ticket wait for somebody. The door itself says when a new one stands in its queue. */
export const assigning = [
  on(StatusChanged, 'drain_after_turn', {
    when: ({ data }) => isOurs(data.status) !== isOurs(data.before) || data.status === 'escalated',
    react: (ctx, { data }) => drainAround(ctx, data.ticket_id),
  }),
  on(TicketAssigned, 'drain_after_assignment', {
    when: ({ data }) => data.before_id !== null,
    react: (ctx, { data }) => drainAround(ctx, data.ticket_id, data.before_id),
  }),
  on(TicketSnoozed, 'drain_after_snooze', (ctx, { data }) => drainAround(ctx, data.ticket_id)),
  on(SpamMarked, 'drain_after_spam', (ctx, { data }) => drainAround(ctx, data.ticket_id)),
  on(TicketMerged, 'drain_after_merge', (ctx, { data }) => drainAround(ctx, data.ticket_id)),
  on(TicketUnmerged, 'drain_after_unmerge', (ctx, { data }) => drainAround(ctx, data.ticket_id)),
  on(TeamChanged, 'drain_after_move', {
    // The rules' own moves are looked at where they are made.
    when: ({ actor_type, data }) => actor_type !== 'system' && data.before !== null,
    react: (ctx, { data }) => drainAround(ctx, data.ticket_id),
  }),
  on(PresenceChanged, 'drain_for_arrival', {
    when: ({ data }) => data.state === 'online',
    react: async (ctx, { data }) => drain(ctx, await teamsOfUsers(ctx, [data.user_id])),
  }),
  on(UserChanged, 'drain_for_user', async (ctx, { data }) => {
    if (await isActive(ctx, data.user_id)) await drain(ctx, await teamsOfUsers(ctx, [data.user_id]))
    else await giveBackAll(ctx, data.user_id)
  }),
  on(FrameworkChanged, 'give_back_by_new_framework', giveBackByFramework),
  on(FrameworkChanged, 'drain_by_new_framework', async (ctx) =>
    drain(
      ctx,
      teamsOf(await frameworkOf(ctx)).map(({ name }) => name),
    ),
  ),
]

async function isActive({ db }: Context, id: string): Promise<boolean> {
  const user = await db.selectFrom('users').select('active').where('id', '=', id).executeTakeFirst()
  return user?.active ?? false
}
