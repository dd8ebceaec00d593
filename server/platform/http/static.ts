import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

const folder = (name: string) => fileURLToPath(new URL(`../../../${name}/`, import.meta.url))
const YEAR_SECONDS = 31_536_000

/** The workspace and the messenger's script. */
export async function addPages(app: FastifyInstance, web = folder('web/dist')): Promise<void> {
  const hide = { schema: { hide: true } }
  app.get('/widget.js', hide, async (_request, reply) =>
    reply
      // A page in another encoding would read its words as its own.
      .type('text/javascript; charset=utf-8')
      .header('cross-origin-resource-policy', 'cross-origin')
      .send(await readFile(`${folder('widget')}widget.js`)),
  )
  if (!existsSync(`${web}index.html`)) return
  await app.register(fastifyStatic, {
    root: web,
    serve: false,
    // File names carry a hash of their content, except the page that names them.
    setHeaders: (reply, path) => {
      const forever = path.includes('/assets/')
      reply.header('cache-control', forever ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache')
    },
  })
  // Whatever is there when it is asked for: the pages may be built anew while we run.
  app.get<{ Params: { '*': string } }>('/assets/*', hide, async ({ params }, reply) =>
    reply.sendFile(`assets/${params['*']}`),
  )
  app.get('/icon.svg', hide, async (_request, reply) => reply.sendFile('icon.svg'))
  // Paths of the workspace are drawn in the browser: any page address gets the same document.
  const openPage = async (_request: unknown, reply: FastifyReply) => reply.sendFile('index.html')
  app.get('/', hide, openPage)
  for (const path of [
    '/sign-in',
    '/tickets',
    '/tasks',
    '/board',
    '/automations',
    '/dashboard',
    '/knowledge',
    '/simulation',
    '/ratings',
    '/reports',
    '/settings',
  ]) {
    app.get(path, hide, openPage)
    app.get(`${path}/*`, hide, openPage)
  }
}
