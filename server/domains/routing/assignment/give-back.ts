import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { type DueRow, defineDue, schedule, scheduleEach, unschedule } from '../../../platform/due.ts'
import { leadersOf } from '../../auth/queries.ts'
import { frameworkOf } from '../../framework/queries.ts'
import { notifyEach } from '../../notifications/commands.ts'
import type { ChannelKind } from '../../tickets/contract.ts'
import { type Released, releaseTickets } from '../../tickets/give-tickets.ts'
import { givenBackAfter } from './may-assign.ts'
import { takesTime } from './roster.ts'

const CHANNELS: readonly ChannelKind[] = ['email', 'live_chat', 'phone_support', 'social_media', 'in_app_messaging']
const kindOf = (channel: string) => `routing.given_back.${channel}`

/** Somebody has left: what they have goes back into the queue after the framework's time, unless they return before. */
export async function giveBackLater(ctx: Context, userId: string, left: Temporal.Instant): Promise<void> {
  const framework = await frameworkOf(ctx)
  const has = await channelsOf(ctx, userId)
  for (const channel of has) {
    const after = givenBackAfter(framework, channel)
    const due_at = after === null ? null : left.add({ milliseconds: Math.round(after) })
    if (due_at) await schedule(ctx, kindOf(channel), { subject_id: userId, due_at })
  }
}

/** The framework says otherwise: who has left already is given the new time, counted from when they left. */
export async function giveBackByFramework(ctx: Context): Promise<void> {
  const framework = await frameworkOf(ctx)
  const absent = await absentWithTickets(ctx)
  for (const channel of CHANNELS) {
    const after = givenBackAfter(framework, channel)
    const those = absent.filter((one) => one.channel === channel)
    // One kind for each channel, so one statement for each.
    if (after === null)
      await unschedule(
        ctx,
        kindOf(channel),
        those.map(({ user_id }) => user_id),
      )
    else
      await scheduleEach(
        ctx,
        kindOf(channel),
        those.map((one) => dueOf(one, after)),
      )
  }
}

interface Absent {
  user_id: string
  channel: string
  left_at: string
}

const dueOf = ({ user_id, left_at }: Absent, after_ms: number) => ({
  subject_id: user_id,
  due_at: Temporal.Instant.from(left_at).add({ milliseconds: Math.round(after_ms) }),
})

async function absentWithTickets({ db }: Context): Promise<Absent[]> {
  const rows = await db
    .selectFrom('presences')
    .innerJoin('tickets', 'tickets.assignee_id', 'presences.user_id')
    .select(['presences.user_id', 'tickets.channel', 'presences.left_at'])
    .distinct()
    .where('presences.state', '<>', 'online')
    .where('presences.left_at', 'is not', null)
    .where(takesTime)
    .execute()
  return rows as Absent[]
}

export const keepAfterAll = (ctx: Context, userId: string) => unschedule(ctx, CHANNELS.map(kindOf), userId)

async function channelsOf({ db }: Context, userId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('tickets')
    .select('channel')
    .distinct()
    .where('assignee_id', '=', userId)
    .where(takesTime)
    .execute()
  return rows.map(({ channel }) => channel)
}

/** One kind for each channel, since each has a time of its own. */
export const givenBack = CHANNELS.map((channel) =>
  defineDue(kindOf(channel), async (ctx, rows) => {
    const released = await releaseTickets(ctx, await keptByAbsent(ctx, channel, rows), {
      rule: 'assignee_left',
      inputs: { path: `routing.given_back_after.${channel}` },
      reason: 'Whoever had it left and did not return in time; it waits for anybody of the team.',
    })
    await tellLeads(ctx, released)
  }),
)

/** Locked in the order of their ids, and before anybody's user. */
async function keptByAbsent({ db }: Context, channel: string, rows: readonly DueRow[]): Promise<string[]> {
  const users = rows.map(({ subject_id }) => subject_id)
  const tickets = await db
    .selectFrom('tickets')
    .select('id')
    .where('assignee_id', '=', sql<string>`any(${users}::uuid[])`)
    .where('channel', '=', channel)
    .where(takesTime)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('presences')
            .select('user_id')
            .whereRef('user_id', '=', 'tickets.assignee_id')
            .where('state', '=', 'online'),
        ),
      ),
    )
    .orderBy('id')
    .forUpdate()
    .execute()
  return tickets.map(({ id }) => id)
}

async function tellLeads(ctx: Context, released: readonly Released[]): Promise<void> {
  const leads = await leadersOf(ctx, [...new Set(released.map(({ team }) => team))])
  await notifyEach(
    ctx,
    released.map(({ id, team }) => ({ user_ids: leads.get(team) ?? [], about: { kind: 'given_back', ticket_id: id } })),
  )
}

/** Somebody does not work here any more: all that is not over goes back at once. */
export async function giveBackAll(ctx: Context, userId: string): Promise<void> {
  const tickets = await ctx.db
    .selectFrom('tickets')
    .select('id')
    .where('assignee_id', '=', userId)
    .where('status', 'not in', ['resolved', 'closed'])
    .orderBy('id')
    .forUpdate()
    .execute()
  const released = await releaseTickets(
    ctx,
    tickets.map(({ id }) => id),
    {
      rule: 'assignee_deactivated',
      inputs: { path: null },
      reason: 'Whoever had it does not work here any more; it waits for anybody of the team.',
    },
  )
  await tellLeads(ctx, released)
}
