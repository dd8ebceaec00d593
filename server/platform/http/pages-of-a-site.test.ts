import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { startSession } from '../../domains/auth/sessions.ts'
import { aTicket } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import { page, type Visit } from './page.ts'
import { SESSION_COOKIE } from './requests.ts'

const actors: string[] = []
const visits: Visit[] = []
const failed = async (_ctx: unknown, _visit: unknown, { status }: { status: number }) => ({
  status,
  content: { type: 'text/plain', body: `Failed: ${status}` },
})
const open = { per_minute: 1_000, failed }
const knowing = { ...open, knows_session: true } as const
const taking = { ...open, files: { most: 1, largest_bytes: 100 } }
const text = (body: string) => ({ status: 200, content: { type: 'text/plain', body } })
const pages = [
  page.get('/site/kept', open, async () => ({ ...text('Kept'), kept: 60, found: true })),
  page.get('/site/checked', open, async () => ({ ...text('Checked'), kept: 'checked' as const })),
  page.get('/site/own', open, async () => ({ ...text('Own'), cookies: [{ name: 'a', value: 'b', lasts_seconds: 9 }] })),
  page.get('/site/gone', open, async () => ({ ...text(''), cookies: [{ name: 'a', value: null }] })),
  page.get('/site/moved', open, async () => ({ moved_to: '/site/kept' })),
  page.get('/site/framed', open, async () => ({ ...text('Framed'), framed: true })),
  page.get('/site/stream', open, async () => ({
    status: 200,
    content: { type: 'image/png', body: Readable.from(['abc']) },
  })),
  page.get('/site/me', knowing, async (ctx, visit) => {
    actors.push(`${ctx.actor.type}`)
    visits.push(visit)
    return text(ctx.actor.type)
  }),
  page.post('/site/me', knowing, async () => text('Done')),
  page.post('/site/files', taking, async (_ctx, visit) =>
    text(JSON.stringify([visit.form, visit.files.map(({ name, size }) => [name, size])])),
  ),
]
const { http, ctx } = await anInstallation({ domains: [{ name: 'site', tables: [], pages }] })
const get = (url: string, headers: Record<string, string> = {}) => http.inject({ url, headers })

test('a page says who may keep it, and whether it is to be found; left out, nobody and not', async () => {
  expect((await get('/site/kept')).headers).toMatchObject({ 'cache-control': 'public, max-age=60', vary: 'cookie' })
  expect((await get('/site/kept')).headers['x-robots-tag']).toBeUndefined()
  expect((await get('/site/checked')).headers).toMatchObject({ 'cache-control': 'private, no-cache' })
  expect((await get('/site/own')).headers).toMatchObject({
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow',
  })
  expect((await get('/site/own')).headers.etag).toBeUndefined()
})

test('what the browser has already is not sent again', async () => {
  const { headers } = await get('/site/kept')
  const tag = String(headers.etag)
  for (const asked of [tag, `W/${tag}`, `"other", ${tag}`])
    expect((await get('/site/kept', { 'if-none-match': asked })).statusCode).toBe(304)
  expect((await get('/site/checked', { 'if-none-match': tag })).statusCode).toBe(200)
})

test('cookies, another address, a frame, bytes', async () => {
  expect((await get('/site/own')).cookies).toMatchObject([
    { name: 'a', value: 'b', maxAge: 9, httpOnly: true, sameSite: 'Lax' },
  ])
  expect((await get('/site/gone')).cookies).toMatchObject([{ name: 'a', value: '', maxAge: 0 }])
  expect(await get('/site/moved')).toMatchObject({ statusCode: 301, headers: { location: '/site/kept' } })
  expect([
    (await get('/site/framed')).headers['x-frame-options'],
    (await get('/site/own')).headers['x-frame-options'],
  ]).toEqual([undefined, 'SAMEORIGIN'])
  expect(await get('/site/stream')).toMatchObject({ body: 'abc', headers: { 'content-type': 'image/png' } })
})

test('a page that knows sessions knows who is signed in, by cookie alone; the others know nobody', async () => {
  const { customer_id } = await aTicket(ctx)
  const { secret } = await startSession(ctx, { customer_id })
  const cookie = `${SESSION_COOKIE}=${secret}`
  expect((await get('/site/me', { cookie })).body).toBe('customer')
  expect((await get('/site/me', { authorization: 'Bearer bootstrap-token-of-the-tests-0123456789' })).body).toBe(
    'anonymous',
  )
  const post = (headers: Record<string, string>) => http.inject({ method: 'POST', url: '/site/me', headers })
  expect((await post({ cookie })).body).toBe('Done')
  expect((await post({ cookie, origin: 'https://evil.example' })).body).toBe('Failed: 403')
  expect((await post({ cookie, 'sec-fetch-site': 'cross-site' })).body).toBe('Failed: 403')
})

test('it hears which languages are wanted, who looks ahead, and who asks not to be recognised', async () => {
  const heard = async (headers: Record<string, string>) => {
    await get('/site/me?a=b', headers)
    return visits.at(-1)!
  }
  expect(await heard({ 'accept-language': 'de-CH, zh;q=0.5 , en;q=0.9, *;q=0.1, fr;q=0' })).toMatchObject({
    ...{ languages: ['de', 'en', 'zh'], language: 'en', path: '/site/me?a=b' },
    ...{ wants_privacy: false, is_prefetch: false },
  })
  expect((await heard({ 'sec-gpc': '1' })).wants_privacy).toBe(true)
  expect((await heard({ dnt: '1' })).wants_privacy).toBe(true)
  expect((await heard({ 'sec-purpose': 'prefetch;prerender' })).is_prefetch).toBe(true)
})

test('a form brings files where the page takes them, so many and so large', async () => {
  const send = (parts: string[]) =>
    http.inject({
      method: 'POST',
      url: '/site/files',
      headers: { 'content-type': 'multipart/form-data; boundary=xx' },
      payload: `${parts.map((part) => `--xx\r\ncontent-disposition: form-data; ${part}\r\n`).join('')}--xx--\r\n`,
    })
  const file = (length: number, name = 'a.txt') =>
    `name="files"; filename="${name}"\r\ncontent-type: text/plain\r\n\r\n${'x'.repeat(length)}`
  expect((await send(['name="a"\r\n\r\nb', file(10)])).json()).toEqual([{ a: 'b' }, [['a.txt', 10]]])
  expect((await send([file(0, '')])).json()).toEqual([{}, []])
  expect((await send([file(101)])).body).toBe('Failed: 413')
  expect((await send([file(1), file(1)])).body).toBe('Failed: 413')
  expect(
    (
      await http.inject({
        method: 'POST',
        url: '/site/files',
        payload: 'a=b',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
    ).json(),
  ).toEqual([{ a: 'b' }, []])
  expect((await http.inject({ method: 'POST', url: '/site/files', payload: {} })).body).toBe('Failed: 415')
})
