import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const folder = (name: string) => fileURLToPath(new URL(`../../../${name}/`, import.meta.url))
const YEAR_SECONDS = 31_536_000

/** The workspace and the messenger's script. */
export async function addPages(app: FastifyInstance): Promise<void> {
  const hide = { schema: { hide: true } }
  app.get('/widget.js', hide, async (_request, reply) =>
    reply
      .type('text/javascript')
      .header('cross-origin-resource-policy', 'cross-origin')
      .send(await readFile(`${folder('widget')}widget.js`)),
  )
  const web = folder('web/dist')
  if (!existsSync(`${web}index.html`)) return
  await app.register(fastifyStatic, {
    root: web,
    wildcard: false,
    // File names carry a hash of their content, except the page that names them.
    setHeaders: (reply, path) => {
      const forever = path.includes('/assets/')
      reply.header('cache-control', forever ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache')
    },
  })
  // Paths of the workspace are drawn in the browser: any page address gets the same document.
  const openPage = async (_request: unknown, reply: { sendFile(name: string): unknown }) => reply.sendFile('index.html')
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
    app.get(path, hide, openPage as never)
    app.get(`${path}/*`, hide, openPage as never)
  }
}
