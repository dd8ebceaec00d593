import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { instantText, nowText } from '../../platform/context.ts'
import { conflict, invalid, notFound } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { isId, newId, newSecret } from '../../platform/ids.ts'
import { fingerprint } from '../../platform/secrets.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { frameworkOf } from '../framework/queries.ts'
import { firstTier, hasTeam } from '../framework/teams.ts'
import type { ChangeMe, ChangeRoleReach, ChangeUser, CreateToken, CreateUser, Role, User } from './contract.ts'
import { RoleReachChanged, TokenMade, TokenRevoked, UserChanged, UserCreated } from './events.ts'
import { getMe, getUser, userColumns } from './queries.ts'
import { TOKEN_PREFIX } from './sessions.ts'

export const createUser = (ctx: Context, body: CreateUser) =>
  inTransaction(ctx, async (ctx) => {
    const teams = body.teams ?? [firstTier(await frameworkOf(ctx))]
    await checkTeams(ctx, teams)
    const { name, role, skills, languages } = body
    const user = await ctx.db
      .insertInto('users')
      .values({
        id: newId(),
        name,
        email: body.email.toLowerCase(),
        role,
        teams,
        skills,
        languages,
        created_at: nowText(ctx),
      })
      .onConflict((row) => row.column('email').doNothing())
      .returning(userColumns)
      .executeTakeFirst()
    if (!user)
      throw conflict('email_taken', 'Somebody with this address is here already.', [
        { path: 'email', message: 'is taken' },
      ])
    emit(ctx, UserCreated, { user_id: user.id, role })
    return user as User
  })

/** Changes what is named and nothing else; the row is locked, so that two changes at once both hold. */
export const changeUser = (ctx: Context, id: string, body: ChangeUser) =>
  inTransaction(ctx, async (ctx) => {
    await getUser(ctx, id)
    if (body.teams) await checkTeams(ctx, body.teams)
    const before = await ctx.db
      .selectFrom('users')
      .select('role')
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const leaves = body.active === false || (body.role !== undefined && body.role !== 'admin')
    if (before.role === 'admin' && leaves) await keepOneAdmin(ctx, id)
    if (Object.keys(body).length > 0) await ctx.db.updateTable('users').set(body).where('id', '=', id).execute()
    if (body.active === false) await ctx.db.deleteFrom('sessions').where('user_id', '=', id).execute()
    const user = await getUser(ctx, id)
    emit(ctx, UserChanged, { user_id: id, role: user.role, active: user.active })
    return user
  })

async function checkTeams(ctx: Context, teams: string[]): Promise<void> {
  const framework = await frameworkOf(ctx)
  const unknown = teams.filter((team) => !hasTeam(framework, team))
  if (unknown.length === 0) return
  throw invalid(
    `The framework has no team "${unknown[0]}".`,
    unknown.map((team) => ({ path: 'teams', message: `"${team}" is not a team of the framework` })),
  )
}

async function keepOneAdmin(ctx: Context, leavingId: string): Promise<void> {
  const others = await ctx.db
    .selectFrom('users')
    .select('id')
    .where('role', '=', 'admin')
    .where('active', '=', true)
    .where('automation', '=', false)
    .forUpdate()
    .execute()
  if (others.some(({ id }) => id !== leavingId)) return
  throw conflict('last_admin', 'This is the last administrator. Make somebody else one first.')
}

/** Changes what somebody says of themselves; of their preferences only those that are named. */
export const changeMe = (ctx: Context, { preferences, ...body }: ChangeMe) =>
  inTransaction(ctx, async (ctx) => {
    const changes = {
      ...body,
      ...(preferences ? { preferences: sql<never>`preferences || ${JSON.stringify(preferences)}::jsonb` } : {}),
    }
    if (Object.keys(changes).length > 0)
      await ctx.db.updateTable('users').set(changes).where('id', '=', ctx.actor.id).execute()
    const me = await getMe(ctx)
    emit(ctx, UserChanged, { user_id: me.user.id, role: me.user.role, active: me.user.active })
    return me
  })

/** Makes an API token and returns it once; only its fingerprint is kept. */
export const createToken = (ctx: Context, userId: string, body: CreateToken) =>
  inTransaction(ctx, async (ctx) => {
    const user = await getUser(ctx, userId)
    const secret = `${TOKEN_PREFIX}${newSecret()}`
    const row = {
      id: newId(),
      name: body.name,
      scopes: body.scopes,
      created_at: instantText(Temporal.Now.instant()),
      expires_at: body.expires_at,
    }
    await ctx.db
      .insertInto('tokens')
      .values({ ...row, user_id: user.id, secret_hash: fingerprint(secret) })
      .execute()
    const widest_scope = (['admin', 'write', 'read'] as const).find((scope) => body.scopes.includes(scope))!
    emit(ctx, TokenMade, { user_id: user.id, token_id: row.id, widest_scope })
    return { ...row, last_used_at: null, token: secret }
  })

export const revokeToken = (ctx: Context, userId: string, tokenId: string) =>
  inTransaction(ctx, async (ctx) => {
    if (!isId(tokenId)) throw notFound('token')
    const { numDeletedRows } = await ctx.db
      .deleteFrom('tokens')
      .where('id', '=', tokenId)
      .where('user_id', '=', userId)
      .executeTakeFirstOrThrow()
    if (numDeletedRows > 0n) emit(ctx, TokenRevoked, { user_id: userId, token_id: tokenId })
    return { done: true as const }
  })

export const changeRoleReach = (ctx: Context, role: Role, body: ChangeRoleReach) =>
  inTransaction(ctx, async (ctx) => {
    if (role === 'admin' || role === 'customer')
      throw conflict('fixed_reach', `The reach of "${role}" cannot be changed.`)
    await ctx.db.updateTable('roles').set(body).where('role', '=', role).execute()
    emit(ctx, RoleReachChanged, { role, ...body })
    return { role, ...body }
  })
