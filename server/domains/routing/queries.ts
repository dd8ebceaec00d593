import { sql } from 'kysely'
import { type Context, nowText } from '../../platform/context.ts'
import type { PageQuery } from '../../platform/contract.ts'
import { notFound } from '../../platform/errors.ts'
import { pageOfRows, readCursor } from '../../platform/pages.ts'
import { frameworkOf } from '../framework/queries.ts'
import { ChannelKind } from '../tickets/contract.ts'
import { limitOf, type OnRoster, rosterOf } from './assignment/roster.ts'
import { shiftsOf } from './assignment/shifts.ts'
import type { Presence } from './contract.ts'

/** Somebody who helps customers, with what they have and may have of each channel. */
export interface DeskPerson extends OnRoster {
  is_on_shift: boolean
  limits: Record<string, number>
}

/** Those who help customers in any of these teams: who is there first, then by name. One statement. */
export async function deskPeople(ctx: Context, teams: readonly string[]): Promise<DeskPerson[]> {
  const framework = await frameworkOf(ctx)
  const limits = Object.fromEntries(ChannelKind.options.map((channel) => [channel, limitOf(framework, channel)]))
  const shifts = await shiftsOf(ctx)
  const onShift = new Set(teams.filter(shifts.isOn))
  const people = await rosterOf(ctx, teams)
  return people
    .map((one) => ({ ...one, limits, is_on_shift: one.teams.some((team) => onShift.has(team)) }))
    .toSorted((one, other) => STATES.indexOf(one.state) - STATES.indexOf(other.state) || byName(one, other))
}

const STATES = ['online', 'away', 'offline']
const byName = (one: OnRoster, other: OnRoster): number => one.name.localeCompare(other.name, 'en')

/** Tickets of one person are counted up to this many. */
const COUNTED = 1_000

/** People who work here with their presence, as it stands now: what has expired is over, also before the sweep says so. */
const presences = (ctx: Context) =>
  ctx.db
    .selectFrom('users')
    .leftJoin('presences', 'presences.user_id', 'users.id')
    .select(['users.id as user_id', 'users.name', 'users.teams'])
    .select([
      sql<string>`case when ${isOver(ctx)} then 'offline' else coalesce(presences.state, 'offline') end`.as('state'),
      sql<string | null>`case when ${isOver(ctx)} then presences.expires_at else presences.since end`.as('since'),
      sql<string | null>`case when ${isOver(ctx)} then null else presences.expires_at end`.as('expires_at'),
    ])
    .select((eb) =>
      eb
        .selectFrom(
          eb
            .selectFrom('tickets')
            .select('tickets.id')
            .whereRef('tickets.assignee_id', '=', 'users.id')
            .where('tickets.status', 'in', ['new', 'open', 'escalated'])
            .where('tickets.snoozed_until', 'is', null)
            .where('tickets.spam', '=', false)
            .limit(COUNTED)
            .as('theirs'),
        )
        .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
        .as('open_tickets'),
    )
    .where('users.active', '=', true)

const isOver = (ctx: Context) => sql`coalesce(presences.expires_at <= ${nowText(ctx)}::timestamptz, false)`

export async function getPresence(ctx: Context, userId: string): Promise<Presence> {
  const row = await presences(ctx).where('users.id', '=', userId).executeTakeFirst()
  if (!row) throw notFound('user')
  return row as Presence
}

/** Everybody who works here, by name: those who are not there too. What acts by a token alone only once it said it is. */
export async function listPresences(ctx: Context, { cursor, limit }: PageQuery) {
  const after = readCursor(cursor, ['text', 'id'])
  const rows = await presences(ctx)
    .where((eb) => eb.or([eb('users.automation', '=', false), eb('presences.user_id', 'is not', null)]))
    .$if(after !== undefined, (query) =>
      query.where((eb) => eb(eb.refTuple('users.name', 'users.id'), '>', eb.tuple(...after!))),
    )
    .orderBy('users.name')
    .orderBy('users.id')
    .limit(limit + 1)
    .execute()
  return pageOfRows(rows as Presence[], limit, ({ name, user_id }) => [name, user_id])
}
