import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { anonymousActor, as, type Context } from '../context.ts'
import type { UiLanguage } from '../contract.ts'
import type { Page, PageReply, Visit } from './page.ts'
import { noteFailure } from './problem.ts'

/** The longest form that is read: a comment, and room for every letter of it to be written as `%E4%BD%A0`. */
const LARGEST_FORM = 128 * 1024

/** Puts the domains' pages for people outside into Fastify. They take forms and nothing else. */
export async function addPublicPages(
  app: FastifyInstance,
  { ctx, pages }: { ctx: Context; pages: readonly Page[] },
): Promise<void> {
  await app.register(async (site) => {
    site.removeAllContentTypeParsers()
    site.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: LARGEST_FORM },
      (_request, text, done) => done(null, Object.fromEntries(new URLSearchParams(text as string))),
    )
    for (const page of pages) addPage(site, ctx, page)
  })
}

function addPage(site: FastifyInstance, ctx: Context, page: Page): void {
  const contextOf = (request: FastifyRequest) => as({ ...ctx, log: request.log as Context['log'] }, anonymousActor)
  site.route({
    method: page.method,
    url: page.path,
    schema: { hide: true },
    config: { rateLimit: { max: page.spec.per_minute, timeWindow: '1 minute' } },
    handler: async (request, reply) => send(reply, await page.show(contextOf(request), visitOf(request))),
    errorHandler: async (error: FastifyError, request, reply) => {
      const known = noteFailure(error, request, reply)
      return send(reply, await page.spec.failed(contextOf(request), visitOf(request), known))
    },
  })
}

/** What a browser gets is for this one person: it is kept nowhere, found by nobody, and told to no other site. */
function send(reply: FastifyReply, shown: PageReply): FastifyReply {
  reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex, nofollow')
  if ('see_other' in shown) return reply.status(303).header('location', shown.see_other).send()
  const { html, policy } = shown.document
  return reply
    .status(shown.status)
    .type('text/html; charset=utf-8')
    .header('content-security-policy', policy)
    .send(html)
}

const visitOf = ({ params, query, body, headers }: FastifyRequest): Visit => ({
  params: params as Visit['params'],
  query: (query ?? {}) as Visit['query'],
  form: (body ?? {}) as Visit['form'],
  language: languageIn(headers['accept-language'] ?? ''),
})

/** The first of our languages in `de,zh-CN;q=0.9,en;q=0.8`: browsers list them as their owner prefers them. */
const languageIn = (accepted: string): UiLanguage =>
  /(?:^|,)\s*(zh|en)\b/i.exec(accepted)?.[1]?.toLowerCase() === 'zh' ? 'zh' : 'en'
