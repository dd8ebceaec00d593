import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addPages } from './static.ts'

const app = fastify()
let web: string

beforeAll(async () => {
  web = `${await mkdtemp(join(tmpdir(), 'support-pages-'))}/`
  await build('one')
  await addPages(app, web)
})

afterAll(async () => {
  await app.close()
  await rm(web, { recursive: true, force: true })
})

async function build(name: string): Promise<void> {
  await rm(`${web}assets`, { recursive: true, force: true })
  await mkdir(`${web}assets`)
  await writeFile(`${web}index.html`, `<script src="/assets/${name}.js"></script>`)
  await writeFile(`${web}assets/${name}.js`, `'${name}'`)
}

const get = (url: string) => app.inject(url)

test('pages that are built anew while the server runs are the ones it serves; what is gone is not kept by anybody', async () => {
  const first = await get('/assets/one.js')
  expect([first.statusCode, first.body, first.headers['cache-control']]).toEqual([
    200,
    "'one'",
    'public, max-age=31536000, immutable',
  ])
  await build('two')
  for (const path of ['/', '/tickets', '/tickets/some-id', '/settings/profile']) {
    const page = await get(path)
    expect([page.statusCode, page.headers['cache-control']]).toEqual([200, 'no-cache'])
    expect(page.body).toContain('/assets/two.js')
  }
  expect((await get('/assets/two.js')).body).toBe("'two'")
  const gone = await get('/assets/one.js')
  expect([gone.statusCode, gone.headers['cache-control']]).toEqual([404, undefined])
})

test('the script of the panel is read alike in every encoding its page may have', async () => {
  const { statusCode, headers } = await get('/widget.js')
  expect([statusCode, headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8'])
})

test('nothing outside of the pages is served', async () => {
  for (const path of ['/assets/../../package.json', '/assets/..%2f..%2fpackage.json', '/assets/']) {
    expect((await get(path)).statusCode).toBeGreaterThanOrEqual(400)
  }
})
