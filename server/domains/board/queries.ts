import { sql } from 'kysely'
import { type Actor, type Context, nowText } from '../../platform/context.ts'
import { untilNews } from '../../platform/news.ts'
import { permits } from '../auth/permissions.ts'
import { frameworkOf } from '../framework/queries.ts'
import type { Framework } from '../framework/schema.ts'
import { teamsOf } from '../framework/teams.ts'
import { type DeskPerson, deskPeople } from '../routing/queries.ts'
import { reachName, withinReach } from '../tickets/access.ts'
import type { ChannelKind } from '../tickets/contract.ts'
import type { Board, BoardPerson, BoardQueue } from './contract.ts'

/**
 * The desk at this moment: leads and above see all of it, agents their own teams. The same answer serves all who see the
 * same, until something happens; ages count up on the screen.
 */
export function boardOf(ctx: Context): Promise<Board> {
  const teams = teamsSeen(ctx.actor)
  return untilNews(ctx, `board, ${teams === null ? 'all' : teams.join(',')}, ${reachName(ctx.actor)}`, () =>
    readBoard(ctx, teams),
  )
}

/** null: all. */
const teamsSeen = (actor: Actor): string[] | null =>
  permits({ ...actor, scopes: null }, 'ticket.restrict') || actor.role === 'quality'
    ? null
    : [...actor.teams].toSorted()

async function readBoard(ctx: Context, own: string[] | null): Promise<Board> {
  const framework = await frameworkOf(ctx)
  const teams = teamsOf(framework)
    .filter(({ name }) => own === null || own.includes(name))
    .map(({ name, tier }) => ({ team: name, tier }))
  const [queues, desk] = await Promise.all([
    queuesOf(ctx, own),
    deskPeople(
      ctx,
      teams.map(({ team }) => team),
    ),
  ])
  const people = desk.map((one) => personOf(framework, one))
  return {
    at: nowText(ctx),
    teams,
    assign_automatically: framework.routing.assign_automatically,
    queues: inOrder(teams, queues),
    people,
    totals: totalsOf(queues, people),
  }
}

/**
 * One pass over what is ours to move, along `tickets_on_board`: 98 ms for 100,300 of them on two busy cores, index only (EXPLAIN in
 * docs/operate/routing.md). A ticket waits since it was opened; once it was answered, since the
 * last word.
 */
async function queuesOf(ctx: Context, own: string[] | null): Promise<BoardQueue[]> {
  const now = nowText(ctx)
  const query = ctx.db
    .selectFrom('tickets')
    .select(['tier', 'team', 'channel'])
    .select([
      sql<number>`(count(*) filter (where assignee_id is null))::int`.as('waiting'),
      sql<string | null>`min(case when first_response_at is null then created_at else last_message_at end)
        filter (where assignee_id is null)`.as('oldest_at'),
      sql<number>`(count(*) filter (where assignee_id is not null))::int`.as('in_work'),
      sql<number>`(count(*) filter (where risk_at <= ${now} and due_at > ${now}))::int`.as('at_risk'),
      sql<number>`(count(*) filter (where due_at <= ${now}))::int`.as('breached'),
      sql<string | null>`min(due_at) filter (where due_at > ${now})`.as('next_due_at'),
    ])
    .where(
      sql<boolean>`tickets.status in ('new', 'open', 'escalated') and tickets.snoozed_until is null and not tickets.spam`,
    )
    .where(withinReach(ctx.actor, 'read'))
    .$if(own !== null, (query) => query.where('team', '=', sql<string>`any(${own}::text[])`))
    .groupBy(['tier', 'team', 'channel'])
  return (await query.execute()) as BoardQueue[]
}

const CHANNELS: readonly ChannelKind[] = ['live_chat', 'phone_support', 'in_app_messaging', 'social_media', 'email']

/** Lowest tier first, and in each team what cannot wait first. Tickets of no team come before all: nobody has read them. */
function inOrder(teams: Board['teams'], queues: readonly BoardQueue[]): BoardQueue[] {
  const place = ({ team, channel }: BoardQueue) =>
    teams.findIndex((one) => one.team === team) * CHANNELS.length + CHANNELS.indexOf(channel)
  return queues.toSorted((one, other) => place(one) - place(other))
}

const personOf = (
  framework: Framework,
  { id, name, teams, state, since, is_on_shift, loads, limits }: DeskPerson,
): BoardPerson => {
  const automatic: readonly string[] = framework.routing.assign_automatically
  return {
    ...{ user_id: id, name, teams, state, since, is_on_shift },
    loads: CHANNELS.filter((channel) => loads[channel] || automatic.includes(channel)).map((channel) => ({
      channel,
      count: loads[channel] ?? 0,
      limit: limits[channel]!,
    })),
    tickets: Object.values(loads).reduce((sum, count) => sum + count, 0),
  }
}

function totalsOf(queues: readonly BoardQueue[], people: readonly BoardPerson[]): Board['totals'] {
  const sum = (of: (queue: BoardQueue) => number) => queues.reduce((total, queue) => total + of(queue), 0)
  const online = people.filter(({ state }) => state === 'online')
  const chatsOf = ({ loads }: BoardPerson) => loads.find(({ channel }) => channel === 'live_chat')
  return {
    waiting: sum(({ waiting }) => waiting),
    in_work: sum(({ in_work }) => in_work),
    at_risk: sum(({ at_risk }) => at_risk),
    breached: sum(({ breached }) => breached),
    online: online.length,
    away: people.filter(({ state }) => state === 'away').length,
    chats: people.reduce((total, one) => total + (chatsOf(one)?.count ?? 0), 0),
    chat_places: online.reduce((total, one) => total + (chatsOf(one)?.limit ?? 0), 0),
    oldest_at: queues.reduce<string | null>(
      (oldest, { oldest_at }) => (oldest_at && (!oldest || oldest_at < oldest) ? oldest_at : oldest),
      null,
    ),
  }
}
