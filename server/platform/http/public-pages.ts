import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify'
import { type Actor, anonymousActor, as, type Context } from '../context.ts'
import { forbidden } from '../errors.ts'
import { formOf } from './forms.ts'
import type { Gate } from './gate.ts'
import { YAML_TYPES } from './input.ts'
import type { Page } from './page.ts'
import { noteFailure } from './problem.ts'
import { isOwnPage } from './requests.ts'
import { sendPage } from './send-page.ts'
import { visitOf } from './visit.ts'

interface Options {
  ctx: Context
  pages: readonly Page[]
  gate: Gate
}

/** The longest form that is read: a long message, and room for every letter of it to be written as `%E4%BD%A0`. */
const LARGEST_FORM = 128 * 1024

/** Puts the domains' pages for people outside into Fastify. They take forms and nothing else; a few take files with them. */
export async function addPublicPages(app: FastifyInstance, { ctx, pages, gate }: Options): Promise<void> {
  await app.register(async (site) => {
    site.removeAllContentTypeParsers()
    takeForms(site)
    for (const page of pages) if (!page.spec.files) addPage(site, { ctx, page, gate })
  })
  await app.register(async (site) => {
    // The parser of multipart forms stays.
    site.removeContentTypeParser(['application/json', ...YAML_TYPES])
    takeForms(site)
    for (const page of pages) if (page.spec.files) addPage(site, { ctx, page, gate })
  })
}

const takeForms = (site: FastifyInstance) =>
  site.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: LARGEST_FORM },
    (_request, text, done) => done(null, Object.fromEntries(new URLSearchParams(text as string))),
  )

interface Adding {
  ctx: Context
  page: Page
  gate: Gate
}

const actors = new WeakMap<FastifyRequest, Actor>()

function addPage(site: FastifyInstance, { ctx, page, gate }: Adding): void {
  const contextOf = (request: FastifyRequest) =>
    as({ ...ctx, log: request.log as Context['log'] }, actors.get(request) ?? anonymousActor)
  site.route({
    method: page.method,
    url: page.path,
    schema: { hide: true },
    config: { rateLimit: { max: page.spec.per_minute, timeWindow: '1 minute' } },
    // Who asks is known before the form is even looked at.
    onRequest: async (request, reply) => {
      if (!page.spec.knows_session) return
      // Without a referrer browsers say of a form that it comes from nowhere, and not from us.
      reply.header('referrer-policy', 'same-origin')
      actors.set(request, await whoAsks(request))
    },
    handler: async (request, reply) => {
      const form = await formOf(request, page.spec.files)
      return sendPage(request, reply, await page.show(contextOf(request), visitOf(request, form)))
    },
    errorHandler: async (error: FastifyError, request, reply) => {
      const known = noteFailure(error, request, reply)
      return sendPage(request, reply, await page.spec.failed(contextOf(request), visitOf(request), known))
    },
  })

  /** By cookie alone: a token is for programs, and these pages are for people. */
  async function whoAsks(request: FastifyRequest): Promise<Actor> {
    if (request.method === 'POST' && !isOwnPage(request.headers))
      throw forbidden('foreign_origin', 'This form was sent by another site and was not carried out.')
    const { cookie, authorization } = request.headers
    return cookie && !authorization ? gate.authenticate(ctx, request) : anonymousActor
  }
}
