import { sql } from 'kysely'
import { type Context, instantText, nowText } from '../../platform/context.ts'
import { defineDue, schedule, unschedule } from '../../platform/due.ts'
import { forbidden, notFound } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { permits } from '../auth/permissions.ts'
import { activeUsers } from '../auth/queries.ts'
import { frameworkOf } from '../framework/queries.ts'
import { giveBackLater, keepAfterAll } from './assignment/give-back.ts'
import type { Presence, PresenceState } from './contract.ts'
import { PresenceChanged } from './events.ts'
import { getPresence } from './queries.ts'

const PRESENCE_OVER = 'routing.presence_over'

/**
 * Says whether somebody is there, and repeats it: without a repetition it is over after the framework's
 * `presence_expires_after`. Somebody else's needs `presence.change_others`.
 */
export const changePresence = (ctx: Context, userId: string, state: PresenceState): Promise<Presence> =>
  inTransaction(ctx, async (ctx) => {
    refuseOthers(ctx, userId)
    const [user] = await activeUsers(ctx, [userId])
    if (!user) throw notFound('user')
    const now = ctx.now()
    const expires_at = await expiryOf(ctx, state, now)
    // Before the presence itself is locked, as the sweep does: the opposite order is a deadlock.
    if (expires_at) await schedule(ctx, PRESENCE_OVER, { subject_id: userId, due_at: expires_at })
    else await unschedule(ctx, PRESENCE_OVER, userId)
    const before = await keep(ctx, userId, { state, expires_at, now: instantText(now) })
    if (state === 'online') await keepAfterAll(ctx, userId)
    else if (before === 'online') await giveBackLater(ctx, userId, now)
    if (before !== state) emit(ctx, PresenceChanged, { user_id: userId, state })
    return getPresence(ctx, userId)
  })

function refuseOthers({ actor }: Context, userId: string): void {
  if (actor.id === userId || permits(actor, 'presence.change_others')) return
  throw forbidden('not_permitted', 'You can say whether you are there yourself; for others, a lead can.')
}

async function expiryOf(ctx: Context, state: PresenceState, now: Temporal.Instant): Promise<Temporal.Instant | null> {
  if (state === 'offline') return null
  const { routing } = await frameworkOf(ctx)
  return now.add({ milliseconds: Math.round(routing.presence_expires_after.seconds * 1_000) })
}

interface Said {
  state: PresenceState
  expires_at: Temporal.Instant | null
  now: string
}

/** Returns the state before, as everybody saw it. */
async function keep(ctx: Context, user_id: string, { state, expires_at, now }: Said): Promise<string> {
  const row = await ctx.db
    .selectFrom('presences')
    .selectAll()
    .where('user_id', '=', user_id)
    .forUpdate()
    .executeTakeFirst()
  const before = row && (row.expires_at === null || row.expires_at > now) ? row.state : 'offline'
  const kept = {
    state,
    since: row && before === state ? row.since : now,
    left_at: state === 'online' ? null : before === 'online' ? now : (row?.left_at ?? now),
    expires_at: expires_at && instantText(expires_at),
  }
  await ctx.db
    .insertInto('presences')
    .values({ user_id, ...kept })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(kept))
    .execute()
  return before
}

/** Whoever was not heard of in time is not there, from the moment until which they were believed. */
export const presenceOver = defineDue(PRESENCE_OVER, async (ctx, rows) => {
  const ids = rows.map(({ subject_id }) => subject_id)
  const gone = await ctx.db
    .updateTable('presences')
    .set((eb) => ({
      state: 'offline',
      since: eb.ref('expires_at').$notNull(),
      left_at: eb.fn.coalesce('left_at', 'expires_at'),
      expires_at: null,
    }))
    .where('user_id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('expires_at', '<=', nowText(ctx))
    .returning(['user_id', 'left_at'])
    .execute()
  for (const { user_id, left_at } of gone) {
    emit(ctx, PresenceChanged, { user_id, state: 'offline' })
    await giveBackLater(ctx, user_id, Temporal.Instant.from(left_at!))
  }
})
