import { type Context, nowText } from '../../../platform/context.ts'
import { answer } from '../../../platform/questions.ts'
import { frameworkOf } from '../../framework/queries.ts'
import type { Framework } from '../../framework/schema.ts'
import type { TicketRow } from '../../tickets/access.ts'
import { type Obstacle, type Occasion, TicketMayAssign } from '../../tickets/questions.ts'
import { isOurs } from '../../tickets/status.ts'
import { holdUsers, limitOf, limitPath, takesTime } from './roster.ts'
import { shiftsOf } from './shifts.ts'

interface Asked {
  ticket: TicketRow
  assignee_id: string
  occasion: Occasion
}

/**
 * Whether somebody can have a ticket now. Chats are limited whoever gives them. What comes back to somebody by itself is
 * looked at as if it were given away anew: their shift, whether they are there, their room.
 */
export const mayAssign = answer(TicketMayAssign, async (ctx, asked) => {
  // What waits for others takes up nobody's time.
  if (!isOurs(asked.ticket)) return null
  const framework = await frameworkOf(ctx)
  return (await absence(ctx, framework, asked)) ?? (await fullness(ctx, framework, asked))
})

const isAutomatic = ({ routing }: Framework, { channel }: TicketRow): boolean =>
  (routing.assign_automatically as readonly string[]).includes(channel)

async function absence(ctx: Context, framework: Framework, asked: Asked): Promise<Obstacle | null> {
  const { ticket, assignee_id, occasion } = asked
  if (occasion === 'given') return null
  const there = await whereabouts(ctx, assignee_id)
  if (!there.active)
    return { code: 'not_there', because: 'Whoever had it does not work here any more.', path: 'routing' }
  const givenBack = givenBackAfter(framework, ticket.channel)
  if (occasion === 'comes_back' && givenBack === null) return null
  if (there.state !== 'online' && there.left_ms !== null && givenBack !== null && there.left_ms >= givenBack)
    return {
      code: 'has_left',
      because: `Whoever had it left more than ${framework.routing.given_back_after[ticket.channel as 'live_chat']!.text} ago.`,
      path: `routing.given_back_after.${ticket.channel}`,
    }
  return occasion === 'reopened' ? notAtWork(ctx, framework, { ticket, there }) : null
}

/** In milliseconds; null when tickets of the channel are kept. */
export const givenBackAfter = ({ routing }: Framework, channel: string): number | null => {
  const after = routing.given_back_after[channel as 'live_chat']
  return after ? after.seconds * 1_000 : null
}

interface Whereabouts {
  state: string
  active: boolean
  /** How long they have not been there; null when nothing is known of them. */
  left_ms: number | null
}

async function whereabouts(ctx: Context, userId: string): Promise<Whereabouts> {
  const row = await ctx.db
    .selectFrom('users')
    .leftJoin('presences', 'presences.user_id', 'users.id')
    .select(['users.active', 'presences.state', 'presences.since', 'presences.left_at', 'presences.expires_at'])
    .where('users.id', '=', userId)
    .executeTakeFirstOrThrow()
  const isOver = row.expires_at !== null && row.expires_at <= nowText(ctx)
  const since = isOver && row.state === 'online' ? row.expires_at : row.left_at
  return {
    state: isOver ? 'offline' : (row.state ?? 'offline'),
    active: row.active,
    left_ms: since === null ? null : ctx.now().epochMilliseconds - Temporal.Instant.from(since).epochMilliseconds,
  }
}

async function notAtWork(
  ctx: Context,
  framework: Framework,
  { ticket, there }: { ticket: TicketRow; there: Whereabouts },
): Promise<Obstacle | null> {
  const { team } = ticket
  if (team !== null && !(await shiftsOf(ctx)).isOn(team))
    return { code: 'off_shift', because: `${team} does not work now.`, path: `teams.${team}.calendar` }
  if (isAutomatic(framework, ticket) && there.state !== 'online')
    return { code: 'not_there', because: `Whoever had it is ${there.state}.`, path: 'routing.assign_automatically' }
  return null
}

async function fullness(ctx: Context, framework: Framework, asked: Asked): Promise<Obstacle | null> {
  const { ticket, assignee_id, occasion } = asked
  const { channel } = ticket
  const isChat = channel === 'live_chat'
  // Of other channels people take as many as they like; only what comes by itself is limited.
  if (!isChat && !(occasion === 'reopened' && isAutomatic(framework, ticket))) return null
  await holdUsers(ctx, [assignee_id])
  const limit = limitOf(framework, channel)
  const count = await othersOf(ctx, ticket, assignee_id)
  if (count < limit) return null
  const path = limitPath(channel)
  if (!isChat)
    return { code: 'capacity_reached', because: `They have ${count} of ${limit} already.`, path, count, limit }
  return { code: 'chat_limit_reached', because: CHAT_LIMIT(count, limit), path, count, limit }
}

const CHAT_LIMIT = (count: number, limit: number) =>
  `They have ${count} of ${limit} live chats already. Let them finish one, choose somebody else, or leave it in the queue, where it is given to the next who is free.`

/** How many tickets of the same channel they have besides this one. A statement of its own: it sees what the lock waited for. */
async function othersOf({ db }: Context, { id, channel }: TicketRow, userId: string): Promise<number> {
  const { count } = await db
    .selectFrom('tickets')
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
    .where('assignee_id', '=', userId)
    .where('channel', '=', channel)
    .where('id', '<>', id)
    .where(takesTime)
    .executeTakeFirstOrThrow()
  return count
}
