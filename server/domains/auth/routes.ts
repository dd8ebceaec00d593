import { z } from 'zod'
import { as } from '../../platform/context.ts'
import { Done, Id, IdParams, Instant, PageQuery, pageOf, wholeList } from '../../platform/contract.ts'
import { conflict } from '../../platform/errors.ts'
import { type Exchange, route } from '../../platform/http/route.ts'
import { changeMe, changeRoleReach, changeUser, createToken, createUser, revokeToken } from './commands.ts'
import * as shape from './contract.ts'
import { prepareTotp, setPassword, switchTotp } from './credentials.ts'
import { adminExists, getMe, getUser, listRoles, listSessions, listTokens, listUsers } from './queries.ts'
import { endSession, openSession, signIn } from './sign-in.ts'
import { describeSignInLink, makeSignInLink, spendSignInLink } from './sign-in-links.ts'

const TokenParams = z.object({ id: Id, token_id: Id })
const RoleParams = z.object({ role: shape.Role })
const peerOf = ({ ip, user_agent }: Exchange) => ({ ip, user_agent })

const signingIn = [
  route.get(
    '/sign-in',
    { summary: 'Whether anybody can sign in yet', public: true, per_minute: 120, reply: shape.SignInState },
    async (ctx) => ({
      first_admin_needed: !(await adminExists(ctx)),
      signed_in: ctx.actor.type === 'agent',
    }),
  ),
  route.post(
    '/sessions',
    { summary: 'Sign in', public: true, per_minute: 30, body: shape.SignIn, reply: shape.Me },
    async (ctx, { body, http }) => {
      const session = await signIn(ctx, body, peerOf(http))
      http.set_session(session.secret, session.expires_at)
      return getMe(as(ctx, session.ctx.actor))
    },
  ),
  route.post(
    '/sign-in-links/state',
    {
      summary: 'What a one-time link is for',
      public: true,
      per_minute: 30,
      body: shape.UseSignInLink.pick({ secret: true }),
      reply: shape.SignInLinkState,
    },
    (ctx, { body }) => describeSignInLink(ctx, body.secret),
  ),
  route.post(
    '/sign-in-links/use',
    { summary: 'Use a one-time link up', public: true, per_minute: 30, body: shape.UseSignInLink, reply: shape.Me },
    async (ctx, { body, http }) => {
      const user_id = await spendSignInLink(ctx, body)
      const session = await openSession(ctx, { user_id, by: 'link', peer: peerOf(http) })
      http.set_session(session.secret, session.expires_at)
      return getMe(as(ctx, session.ctx.actor))
    },
  ),
]

const ownAccount = [
  route.get('/me', { summary: 'Who is signed in', may: 'me.read', reply: shape.Me }, getMe),
  route.patch(
    '/me',
    { summary: 'Change own profile', may: 'me.change', body: shape.ChangeMe, reply: shape.Me },
    (ctx, { body }) => changeMe(ctx, body),
  ),
  route.put(
    '/me/password',
    { summary: 'Set own password', may: 'me.change', body: shape.Password, reply: shape.Me },
    (ctx, { body, http }) => setPassword(ctx, body, peerOf(http)),
  ),
  route.post(
    '/me/totp',
    { summary: 'Prepare an authenticator', secret: true, may: 'me.change', reply: shape.TotpSetup },
    prepareTotp,
  ),
  route.put(
    '/me/totp',
    { summary: 'Switch the authenticator on', may: 'me.change', body: shape.TotpCode, reply: shape.Me },
    (ctx, { body, http }) => switchTotp(ctx, { code: body.code, enabled: true }, peerOf(http)),
  ),
  route.delete(
    '/me/totp',
    { summary: 'Switch the authenticator off', may: 'me.change', body: shape.TotpCode, reply: shape.Me },
    (ctx, { body, http }) => switchTotp(ctx, { code: body.code, enabled: false }, peerOf(http)),
  ),
  route.get('/sessions', { summary: 'Own sessions', may: 'me.read', reply: wholeList(shape.Session) }, async (ctx) => ({
    items: (await listSessions(ctx)).map((session) => ({ ...session, current: session.id === ctx.actor.session_id })),
    next_cursor: null,
  })),
  route.delete('/sessions/current', { summary: 'Sign out', may: 'me.change', reply: Done }, (ctx, { http }) => {
    http.clear_session()
    return endSession(ctx, ctx.actor.session_id ?? '00000000-0000-0000-0000-000000000000')
  }),
  route.delete(
    '/sessions/:id',
    { summary: 'End one of the own sessions', may: 'me.change', params: IdParams, reply: Done },
    (ctx, { params }) => endSession(ctx, params.id),
  ),
]

const people = [
  route.get(
    '/users',
    { summary: 'Who works here', may: 'user.read', query: PageQuery, reply: pageOf(shape.User) },
    (ctx, { query }) => listUsers(ctx, query),
  ),
  route.post(
    '/users',
    { summary: 'Add somebody', may: 'user.manage', body: shape.CreateUser, reply: shape.User, status: 201 },
    (ctx, { body }) => createUser(ctx, body),
  ),
  route.get(
    '/users/:id',
    { summary: 'One user', may: 'user.read', params: IdParams, reply: shape.User },
    (ctx, { params }) => getUser(ctx, params.id),
  ),
  route.patch(
    '/users/:id',
    { summary: 'Change a user', may: 'user.manage', params: IdParams, body: shape.ChangeUser, reply: shape.User },
    (ctx, { params, body }) => changeUser(ctx, params.id, body),
  ),
  route.post(
    '/users/:id/sign-in-links',
    {
      summary: 'Make a one-time sign-in link',
      secret: true,
      may: 'user.manage',
      params: IdParams,
      reply: z.object({ url: z.string(), expires_at: Instant }),
      status: 201,
    },
    async (ctx, { params }) => {
      const user = await getUser(ctx, params.id)
      if (!user.active) throw conflict('user_inactive', 'This user is switched off. Switch them on first.')
      return makeSignInLink(ctx, user.id)
    },
  ),
  route.get(
    '/users/:id/tokens',
    {
      summary: "A user's API tokens",
      may: 'user.manage',
      params: IdParams,
      reply: wholeList(shape.Token),
    },
    async (ctx, { params }) => ({
      items: await listTokens(ctx, (await getUser(ctx, params.id)).id),
      next_cursor: null,
    }),
  ),
  route.post(
    '/users/:id/tokens',
    {
      summary: 'Make an API token, shown once',
      secret: true,
      may: 'user.manage',
      params: IdParams,
      body: shape.CreateToken,
      reply: shape.NewToken,
      status: 201,
    },
    (ctx, { params, body }) => createToken(ctx, params.id, body),
  ),
  route.delete(
    '/users/:id/tokens/:token_id',
    { summary: 'Revoke an API token', may: 'user.manage', params: TokenParams, reply: Done },
    async (ctx, { params }) => revokeToken(ctx, (await getUser(ctx, params.id)).id, params.token_id),
  ),
  route.get(
    '/roles',
    { summary: 'Reach of every role', may: 'user.read', reply: wholeList(shape.RoleReach) },
    async (ctx) => ({ items: await listRoles(ctx), next_cursor: null }),
  ),
  route.put(
    '/roles/:role/reach',
    {
      summary: 'Change how far a role reaches',
      may: 'role.manage',
      params: RoleParams,
      body: shape.ChangeRoleReach,
      reply: shape.RoleReach,
    },
    (ctx, { params, body }) => changeRoleReach(ctx, params.role, body),
  ),
]

export const routes = [...signingIn, ...ownAccount, ...people]
