import type { Context } from '../../platform/context.ts'
import type { PageQuery } from '../../platform/contract.ts'
import { notFound } from '../../platform/errors.ts'
import { isId } from '../../platform/ids.ts'
import { pageOfRows, readCursor } from '../../platform/pages.ts'
import type { Me, User } from './contract.ts'
import { permissionsOf } from './permissions.ts'

export const userColumns = [
  'id',
  'name',
  'email',
  'role',
  'teams',
  'skills',
  'languages',
  'active',
  'created_at',
] as const

export async function listUsers({ db }: Context, { cursor, limit }: PageQuery) {
  const after = readCursor(cursor, ['text', 'id'])
  const rows = await db
    .selectFrom('users')
    .select(userColumns)
    .$if(after !== undefined, (query) => query.where((eb) => eb(eb.refTuple('name', 'id'), '>', eb.tuple(...after!))))
    .orderBy('name')
    .orderBy('id')
    .limit(limit + 1)
    .execute()
  return pageOfRows(rows, limit, (row) => [row.name, row.id])
}

export async function getUser({ db }: Context, id: string): Promise<User> {
  const user = isId(id)
    ? await db.selectFrom('users').select(userColumns).where('id', '=', id).executeTakeFirst()
    : undefined
  if (!user) throw notFound('user')
  return user as User
}

/** Active users among the given ids: who may be assigned, mentioned or told. */
export async function activeUsers({ db }: Context, ids: readonly string[]): Promise<User[]> {
  const known = ids.filter(isId)
  if (known.length === 0) return []
  const rows = await db
    .selectFrom('users')
    .select(userColumns)
    .where('id', 'in', known)
    .where('active', '=', true)
    .execute()
  return rows as User[]
}

/** The same for one, who stays active until the transaction ends. Tickets are locked before users. */
export async function holdActiveUser({ db }: Context, id: string): Promise<User | null> {
  if (!isId(id)) return null
  const row = await db
    .selectFrom('users')
    .select(userColumns)
    .where('id', '=', id)
    .where('active', '=', true)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return (row as User | undefined) ?? null
}

interface Acted {
  actor_type: string
  actor_id: string | null
}

/** Events with the names of who caused them, as they are today: the event itself holds none. */
export async function withActorNames<Row extends Acted>({ db }: Context, rows: readonly Row[]) {
  const ids = [...new Set(rows.flatMap(({ actor_id }) => (actor_id && isId(actor_id) ? [actor_id] : [])))]
  const users =
    ids.length > 0 ? await db.selectFrom('users').select(['id', 'name']).where('id', 'in', ids).execute() : []
  const names = new Map(users.map(({ id, name }) => [id, name]))
  return rows.map(({ actor_type, actor_id, ...entry }) => ({
    ...entry,
    actor: { type: actor_type, id: actor_id, name: names.get(actor_id ?? '') ?? null },
  }))
}

export async function getMe(ctx: Context): Promise<Me> {
  const row = await ctx.db
    .selectFrom('users')
    .select([...userColumns, 'language', 'theme', 'preferences', 'password_hash', 'totp_enabled'])
    .where('id', '=', ctx.actor.id ?? '')
    .executeTakeFirst()
  if (!row) throw notFound('user')
  const { language, theme, preferences, password_hash, totp_enabled, ...user } = row
  return {
    user: user as User,
    language: language as Me['language'],
    theme: theme as Me['theme'],
    preferences: preferences as Me['preferences'],
    may: permissionsOf((user as User).role),
    has_password: password_hash !== null,
    totp_enabled,
  }
}

export async function adminExists({ db }: Context): Promise<boolean> {
  const row = await db
    .selectFrom('users')
    .select('id')
    .where('role', '=', 'admin')
    .where('active', '=', true)
    .where('automation', '=', false)
    .executeTakeFirst()
  return row !== undefined
}

/** Ids of the people who run this installation. */
export async function activeAdmins({ db }: Context): Promise<string[]> {
  const rows = await db
    .selectFrom('users')
    .select('id')
    .where('role', '=', 'admin')
    .where('active', '=', true)
    .where('automation', '=', false)
    .execute()
  return rows.map(({ id }) => id)
}

/**
 * Who looks after the work of these teams, by team: its leads, else all leads, else who runs the desk. `null` stands for
 * work of no team.
 */
export async function leadersOf(
  { db }: Context,
  teams: readonly (string | null)[],
): Promise<Map<string | null, string[]>> {
  if (teams.length === 0) return new Map()
  const leaders = await db
    .selectFrom('users')
    .select(['id', 'role', 'teams'])
    .where('role', 'in', ['lead', 'manager', 'admin'])
    .where('active', '=', true)
    .where('automation', '=', false)
    .execute()
  const leads = leaders.filter(({ role }) => role === 'lead')
  const anybody = leads.length > 0 ? leads : leaders
  const of = (team: string | null) => {
    const own = leads.filter((lead) => team !== null && lead.teams.includes(team))
    return (own.length > 0 ? own : anybody).map(({ id }) => id)
  }
  return new Map(teams.map((team) => [team, of(team)]))
}

/** Ids of those who answer for the whole desk: its managers, else its administrators. */
export async function deskManagers(ctx: Context): Promise<string[]> {
  const managers = await ctx.db
    .selectFrom('users')
    .select('id')
    .where('role', '=', 'manager')
    .where('active', '=', true)
    .where('automation', '=', false)
    .execute()
  return managers.length > 0 ? managers.map(({ id }) => id) : activeAdmins(ctx)
}

export const listSessions = ({ db, actor }: Context) =>
  db
    .selectFrom('sessions')
    .select(['id', 'created_at', 'last_used_at', 'expires_at', 'user_agent'])
    .where('user_id', '=', actor.id)
    .orderBy('last_used_at', 'desc')
    .limit(100)
    .execute()

export const listTokens = ({ db }: Context, userId: string) =>
  db
    .selectFrom('tokens')
    .select(['id', 'name', 'scopes', 'created_at', 'expires_at', 'last_used_at'])
    .where('user_id', '=', userId)
    .orderBy('id')
    .limit(100)
    .execute()

export const listRoles = ({ db }: Context) => db.selectFrom('roles').selectAll().orderBy('role').execute()

/** The active user with this address. */
export async function userByEmail({ db }: Context, email: string): Promise<{ id: string } | undefined> {
  return db
    .selectFrom('users')
    .select('id')
    .where('email', '=', email.trim().toLowerCase())
    .where('active', '=', true)
    .executeTakeFirst()
}

/** Ids of the active users with these addresses, by address in lower case. */
export async function usersByEmail({ db }: Context, emails: readonly string[]): Promise<Map<string, string[]>> {
  if (emails.length === 0) return new Map()
  const wanted = emails.map((email) => email.trim().toLowerCase())
  const rows = await db
    .selectFrom('users')
    .select(['id', 'email'])
    .where('email', 'in', wanted)
    .where('active', '=', true)
    .execute()
  return new Map(rows.flatMap(({ id, email }) => (email === null ? [] : [[email, [id]] as const])))
}
