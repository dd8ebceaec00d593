import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { now, refreshClock } from '../clock.ts'
import type { Context } from '../context.ts'
import { env } from '../env.ts'
import { notFound, tooMany } from '../errors.ts'
import { newId } from '../ids.ts'
import type { Gate } from './gate.ts'
import { refuseUnstorable, YAML_TYPES } from './input.ts'
import { describeApi } from './openapi.ts'
import { addOperations } from './operations.ts'
import type { Page } from './page.ts'
import { sendProblem } from './problem.ts'
import { addPublicPages } from './public-pages.ts'
import { addRoute } from './requests.ts'
import type { Route } from './route.ts'
import { addPages } from './static.ts'

export const API_PREFIX = '/api/v1'

interface HttpOptions {
  ctx: Context
  routes: readonly { domain: string; route: Route }[]
  pages: readonly Page[]
  gate: Gate
  readiness: () => Promise<{ ready: boolean; checks: Record<string, string> }>
}

/** JSON bodies up to 4 MiB; files come as multipart and have a limit of their own. */
const LARGEST_BODY = 4 * 1024 * 1024
const LARGEST_FILE = 25 * 1024 * 1024

export async function buildHttp(options: HttpOptions): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: LARGEST_BODY,
    trustProxy: env().TRUSTED_PROXIES ?? false,
    genReqId: () => newId(),
    loggerInstance: options.ctx.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: sendProblem,
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(sendProblem)
  app.setNotFoundHandler((request, reply) => sendProblem(notFound('page'), request, reply))
  app.addHook('onRequest', async () => refreshClock(options.ctx.db))
  app.addHook('preValidation', refuseUnstorable)
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id)
    // Pages count down to deadlines by it, so it shows the product's time, a test clock's too.
    reply.header('date', new Date(now().epochMilliseconds).toUTCString())
  })
  await addPlugins(app)
  app.addContentTypeParser(YAML_TYPES, { parseAs: 'string' }, (_request, text, done) => done(null, { text }))
  await describeApi(app)
  await app.register(
    async (api) => {
      for (const { domain, route } of options.routes) addRoute(api, { ...options, domain, route })
    },
    { prefix: API_PREFIX },
  )
  addOperations(app, options)
  await addPublicPages(app, options)
  await addPages(app)
  return app
}

async function addPlugins(app: FastifyInstance): Promise<void> {
  await app.register(cookie)
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        // Styles in attributes are how the component library positions its floating layers.
        styleSrc: ["'self'", "'unsafe-inline'"],
        // Remote pictures of a mail load only when asked for; the mail's own frame forbids them until then.
        imgSrc: ["'self'", 'data:', 'blob:', 'https:'],
        connectSrc: ["'self'"],
        frameSrc: ["'self'"],
        objectSrc: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
  })
  await app.register(multipart, { limits: { fileSize: LARGEST_FILE, files: 1 } })
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, { after }) =>
      tooMany('too_many_requests', `Too many requests from this address. Try again in ${after}.`),
  })
}
