import { type Expression, type SqlBool, sql } from 'kysely'
import { type Context, nowText } from '../../../platform/context.ts'
import type { Framework } from '../../framework/schema.ts'

/** Tickets that take up somebody's time: written as `isOurs` in tickets/status.ts says it. */
export const takesTime: Expression<SqlBool> = sql<SqlBool>`tickets.status in ('new', 'open', 'escalated')
  and tickets.snoozed_until is null and not tickets.spam and tickets.merged_into is null`

/** Tickets that wait for anybody: written as the index of each team's queue is. */
export const waits: Expression<SqlBool> = sql<SqlBool>`tickets.assignee_id is null
  and tickets.status in ('new', 'open', 'escalated') and tickets.snoozed_until is null and not tickets.spam`

/** Somebody of the desk, as things stand. */
export interface OnRoster {
  id: string
  name: string
  teams: string[]
  skills: string[]
  languages: string[]
  state: 'online' | 'away' | 'offline'
  since: string | null
  given_at: string | null
  /** Tickets that take up their time, by channel. */
  loads: Record<string, number>
}

/** Roles whose people help customers. */
const HELPERS = ['agent', 'lead', 'manager', 'admin']

/** Those who help customers in any of these teams, by id, there or not. One statement. */
export async function rosterOf(ctx: Context, teams: readonly string[]): Promise<OnRoster[]> {
  const { rows } = await sql<OnRoster>`
    select users.id, users.name, users.teams, users.skills, users.languages,
      case when p.expires_at <= ${nowText(ctx)}::timestamptz then 'offline' else coalesce(p.state, 'offline') end as state,
      case when p.expires_at <= ${nowText(ctx)}::timestamptz then p.expires_at else p.since end as since,
      p.given_at, coalesce(theirs.loads, '{}') as loads
    from users
    left join presences as p on p.user_id = users.id
    left join lateral (
      select jsonb_object_agg(channel, count) as loads from (
        select channel, count(*)::int as count from tickets
        where tickets.assignee_id = users.id and ${takesTime} group by channel) as by_channel) as theirs on true
    where users.active and not users.automation and users.role = any(${HELPERS}::text[])
      and users.teams && ${[...teams]}::text[]
    order by users.id`.execute(ctx.db)
  return rows
}

/**
 * Keeps everybody else from giving these people tickets, or waking theirs, until the transaction ends. Taken after the locks
 * on tickets and in the order of ids, so that nobody waits in a circle. `no key update`: rows that refer to a user are
 * written all the same.
 */
export const holdUsers = ({ db }: Context, ids: readonly string[]) =>
  db
    .selectFrom('users')
    .select(['id', 'active'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()

/** How many tickets of a channel somebody may have at a time. */
export const limitOf = ({ support_channels, routing }: Framework, channel: string): number =>
  channel === 'live_chat'
    ? support_channels.live_chat.concurrent_chat_limit
    : routing.capacity[channel as keyof Framework['routing']['capacity']]

/** The key of the framework that says so. */
export const limitPath = (channel: string): string =>
  channel === 'live_chat' ? 'support_channels.live_chat.concurrent_chat_limit' : `routing.capacity.${channel}`
