import type { FastifyRequest } from 'fastify'
import { type Actor, anonymousActor, asSystem, type Context } from '../../platform/context.ts'
import { env } from '../../platform/env.ts'
import { forbidden, notFound, unauthenticated } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { SESSION_COOKIE } from '../../platform/http/requests.ts'
import { isId } from '../../platform/ids.ts'
import { untilNews } from '../../platform/news.ts'
import { fingerprint, sameSecret } from '../../platform/secrets.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { ActedAs } from './events.ts'
import { sessionOf, TOKEN_PREFIX, tokenOf } from './sessions.ts'

/** Who sends this request: a bearer token comes before a cookie. Nobody at all is the anonymous actor. */
export async function authenticate(ctx: Context, request: FastifyRequest): Promise<Actor> {
  const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
  const actAs = request.headers['act-as']
  if (bearer) return byBearer(ctx, bearer, typeof actAs === 'string' ? actAs : null)
  if (actAs) throw forbidden('act_as_refused', 'Act-As works with the bootstrap token only.')
  const secret = request.cookies[SESSION_COOKIE]
  return secret ? bySession(ctx, secret) : anonymousActor
}

/** The actor of a cookie header, for sockets. */
export async function identify(ctx: Context, cookie: string): Promise<Actor> {
  const secret = new RegExp(`(?:^|; )${SESSION_COOKIE}=([^;]+)`).exec(cookie)?.[1]
  return secret ? bySession(ctx, decodeURIComponent(secret)) : anonymousActor
}

async function byBearer(ctx: Context, bearer: string, actAs: string | null): Promise<Actor> {
  const { BOOTSTRAP_TOKEN } = env()
  if (BOOTSTRAP_TOKEN && sameSecret(bearer, BOOTSTRAP_TOKEN)) return byBootstrap(ctx, actAs)
  if (actAs) throw forbidden('act_as_refused', 'Act-As works with the bootstrap token only.')
  const token = bearer.startsWith(TOKEN_PREFIX) ? await keptTokenOf(ctx, fingerprint(bearer)) : undefined
  if (!token)
    throw unauthenticated(
      'wrong_token',
      'This token is not known, has expired or was revoked. Make a new one in the settings.',
    )
  return { ...actorOfUser(token), scopes: token.scopes, authorized_by: `token:${token.token_id}` }
}

/** An hour in which acting as one user is noted once. */
const NOTED_MS = 3_600_000
const noted = new Map<string, number>()

/** Ending a session or token, a role or reach that changes: each is an event, so none of them outlives it. */
const keptTokenOf = (ctx: Context, hash: string) => untilNews(ctx, `token ${hash}`, () => tokenOf(ctx, hash))
const keptSessionOf = (ctx: Context, hash: string) => untilNews(ctx, `session ${hash}`, () => sessionOf(ctx, hash))
const keptUserRow = (ctx: Context, id: string | null) => untilNews(ctx, `acting user ${id}`, () => userRow(ctx, id))

async function byBootstrap(ctx: Context, actAs: string | null): Promise<Actor> {
  const actor = actorOfUser(await keptUserRow(ctx, actAs))
  if (!actAs) return { ...actor, authorized_by: 'bootstrap_token' }
  const nowMs = Temporal.Now.instant().epochMilliseconds
  if ((noted.get(actAs) ?? 0) + NOTED_MS < nowMs) {
    await inTransaction({ ...asSystem(ctx) }, async (ctx) => emit(ctx, ActedAs, { user_id: actAs }))
    noted.set(actAs, nowMs)
  }
  return { ...actor, authorized_by: 'bootstrap_token' }
}

async function userRow({ db }: Context, id: string | null): Promise<ActingUser> {
  if (id !== null && !isId(id)) throw notFound('user')
  const row = await db
    .selectFrom('users')
    .innerJoin('roles', 'roles.role', 'users.role')
    .select(['users.id', 'users.role', 'users.teams', 'roles.read_reach', 'roles.change_reach', 'users.automation'])
    .where('users.active', '=', true)
    .$if(id === null, (query) => query.where('users.automation', '=', true))
    .$if(id !== null, (query) => query.where('users.id', '=', id))
    .executeTakeFirst()
  if (!row) throw notFound('user')
  return row
}

interface ActingUser {
  id: string
  role: string
  teams: string[]
  read_reach: string
  change_reach: string
}

const actorOfUser = (user: ActingUser): Actor => ({
  type: user.role === 'responder' ? 'ai' : 'agent',
  id: user.id,
  role: user.role,
  teams: user.teams,
  read_reach: user.read_reach as Actor['read_reach'],
  change_reach: user.change_reach as Actor['change_reach'],
  scopes: null,
  authorized_by: null,
})

async function bySession(ctx: Context, secret: string): Promise<Actor> {
  const session = await keptSessionOf(ctx, fingerprint(secret))
  if (!session) return anonymousActor
  if (session.customer_id) return customerActor(session.customer_id, session.session_id)
  return { ...actorOfUser(session as ActingUser), session_id: session.session_id }
}

const customerActor = (id: string, sessionId: string): Actor => ({
  ...anonymousActor,
  type: 'customer',
  id,
  role: 'customer',
  session_id: sessionId,
})
