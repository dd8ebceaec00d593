import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor, Context } from '../context.ts'
import { as } from '../context.ts'
import { Problem } from '../contract.ts'
import { env, publicUrl } from '../env.ts'
import { forbidden, unauthenticated } from '../errors.ts'
import type { Gate } from './gate.ts'
import { onceByKey } from './idempotency.ts'
import type { Exchange, Route } from './route.ts'

export const SESSION_COOKIE = 'support_session'

const actors = new WeakMap<FastifyRequest, Actor>()

/** Puts one of our routes into Fastify: who may, then the shape, then the handler; the reply is cut to its contract. */
export function addRoute(
  app: FastifyInstance,
  options: { ctx: Context; gate: Gate; domain: string; route: Route },
): void {
  const { ctx, gate, domain, route } = options
  const { spec } = route
  app.route({
    method: route.method,
    url: route.path,
    ...(spec.public ? { config: { rateLimit: { max: spec.per_minute, timeWindow: '1 minute' } } } : {}),
    schema: {
      summary: spec.summary,
      tags: [domain],
      ...(spec.public ? { security: [] } : { description: `Permission: \`${spec.may}\`` }),
      ...(spec.accepts === 'multipart' ? { consumes: ['multipart/form-data'] } : {}),
      ...(spec.params ? { params: spec.params } : {}),
      ...(spec.query ? { querystring: spec.query } : {}),
      ...(spec.body ? { body: spec.body } : {}),
      response: {
        ...(spec.reply === 'file' ? {} : { [spec.status ?? 200]: spec.reply }),
        default: Problem,
      },
    },
    // The actor is known and allowed before the body is even looked at.
    onRequest: async (request) => void actors.set(request, await letIn({ ctx, gate, route }, request)),
    handler: async (request, reply) => {
      reply.status(spec.status ?? 200)
      return answer(as({ ...ctx, log: request.log as Context['log'] }, actors.get(request)!), route, { request, reply })
    },
  })
}

async function letIn(
  { ctx, gate, route }: { ctx: Context; gate: Gate; route: Route },
  request: FastifyRequest,
): Promise<Actor> {
  const actor = await gate.authenticate(ctx, request)
  if (route.spec.public) return actor
  if (actor.type === 'anonymous') throw unauthenticated()
  refuseForeignOrigin(request)
  if (gate.permits(actor, route.spec.may)) return actor
  const whose = actor.scopes ? 'This token' : 'Your role'
  throw forbidden(
    'not_permitted',
    `${whose} does not include "${route.spec.may}". Ask an administrator if you need it.`,
  )
}

/** A cookie is sent along by any page that makes the browser ask us; only our own pages may change something with it. */
function refuseForeignOrigin(request: FastifyRequest): void {
  if (request.method === 'GET' || request.headers.authorization || isOwnPage(request.headers)) return
  throw forbidden(
    'foreign_origin',
    'This request was made by another site in the name of your session and was not carried out.',
  )
}

/** Whether a request comes from a page of ours, or from no page at all. */
export function isOwnPage(headers: IncomingHttpHeaders): boolean {
  const { origin, host } = headers
  const site = headers['sec-fetch-site']
  const ours = !origin || origin === publicUrl() || (URL.canParse(origin) && new URL(origin).host === host)
  return ours && (!site || site === 'same-origin' || site === 'none')
}

async function answer(
  ctx: Context,
  route: Route,
  exchange: { request: FastifyRequest; reply: FastifyReply },
): Promise<unknown> {
  const { request, reply } = exchange
  const input = { params: request.params, query: request.query, body: request.body, http: exchangeOf(request, reply) }
  const key = request.headers['idempotency-key']
  // A public route counts what fails, which must not be undone with it.
  const once = route.method === 'POST' && !route.spec.public && !route.spec.accepts
  if (!once || typeof key !== 'string' || !ctx.actor.id) return route.run(ctx, input)
  const { method, url, body } = request
  return onceByKey(ctx, { key, method, url, body, secret: route.spec.secret === true }, (ctx) => route.run(ctx, input))
}

const exchangeOf = (request: FastifyRequest, reply: FastifyReply): Exchange => ({
  request,
  ip: request.ip,
  user_agent: (request.headers['user-agent'] ?? '').slice(0, 300),
  set_session: (secret, expiresAt) =>
    void reply.setCookie(SESSION_COOKIE, secret, {
      ...cookieOptions(),
      expires: new Date(expiresAt.epochMilliseconds),
    }),
  clear_session: () => void reply.clearCookie(SESSION_COOKIE, cookieOptions()),
  set_header: (name, value) => void reply.header(name, value),
})

const cookieOptions = () =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: (env().PUBLIC_URL ?? '').startsWith('https:') }) as const
