import type { Context } from '../../platform/context.ts'
import { instantText } from '../../platform/context.ts'
import { newId, newSecret } from '../../platform/ids.ts'
import { fingerprint } from '../../platform/secrets.ts'

/** Sessions use the real time: moving the test clock signs nobody out. */
const realNow = () => Temporal.Now.instant()

const SESSION_HOURS = 24 * 14
/** How stale "last used" may be, so that reading pages does not write rows. */
const TOUCH_MINUTES = 5

export const TOKEN_PREFIX = 'sr_'

/** Starts a session for a user or a customer and returns the secret for the cookie: stored nowhere, shown once. */
export async function startSession(
  ctx: Context,
  whose: { user_id: string } | { customer_id: string },
  userAgent = '',
): Promise<{ id: string; secret: string; expires_at: Temporal.Instant }> {
  const [id, secret, now] = [newId(), newSecret(), realNow()]
  const expires_at = now.add({ hours: SESSION_HOURS })
  await ctx.db
    .insertInto('sessions')
    .values({
      id,
      ...whose,
      secret_hash: fingerprint(secret),
      user_agent: userAgent,
      created_at: instantText(now),
      last_used_at: instantText(now),
      expires_at: instantText(expires_at),
    })
    .execute()
  return { id, secret, expires_at }
}

/** The live session of a secret, with the user or customer it belongs to. */
export async function sessionOf({ db }: Context, secretHash: string) {
  const row = await db
    .selectFrom('sessions')
    .leftJoin('users', 'users.id', 'sessions.user_id')
    .leftJoin('roles', 'roles.role', 'users.role')
    .select(['sessions.id as session_id', 'sessions.customer_id', 'sessions.last_used_at'])
    .select(['users.id', 'users.role', 'users.teams', 'users.active', 'roles.read_reach', 'roles.change_reach'])
    .where('secret_hash', '=', secretHash)
    .where('expires_at', '>', instantText(realNow()))
    .executeTakeFirst()
  if (!row || (row.id !== null && !row.active)) return undefined
  if (isStale(row.last_used_at)) await touch(db, 'sessions', row.session_id)
  return row
}

/** The user behind a live API token. */
export async function tokenOf({ db }: Context, secretHash: string) {
  const row = await db
    .selectFrom('tokens')
    .innerJoin('users', 'users.id', 'tokens.user_id')
    .innerJoin('roles', 'roles.role', 'users.role')
    .select(['tokens.id as token_id', 'tokens.scopes', 'tokens.last_used_at'])
    .select(['users.id', 'users.role', 'users.teams', 'roles.read_reach', 'roles.change_reach'])
    .where('tokens.secret_hash', '=', secretHash)
    .where('users.active', '=', true)
    .where((eb) => eb.or([eb('tokens.expires_at', 'is', null), eb('tokens.expires_at', '>', instantText(realNow()))]))
    .executeTakeFirst()
  if (row && (row.last_used_at === null || isStale(row.last_used_at))) await touch(db, 'tokens', row.token_id)
  return row
}

const isStale = (lastUsedAt: string): boolean =>
  realNow().since(Temporal.Instant.from(lastUsedAt)).total('minutes') > TOUCH_MINUTES

const touch = (db: Context['db'], table: 'sessions' | 'tokens', id: string) =>
  db
    .updateTable(table)
    .set({ last_used_at: instantText(realNow()) })
    .where('id', '=', id)
    .execute()

export async function forgetOldSessions({ db }: Context): Promise<void> {
  await db.deleteFrom('sessions').where('expires_at', '<', instantText(realNow())).execute()
}
