import { expect, test } from 'vitest'
import { anInstallation } from '../../testing/installation.ts'
import { html } from '../html/markup.ts'
import { documentOf } from '../html/public-page.ts'
import { type PageReply, page, type Visit } from './page.ts'

const brand = { name: 'Desk', accent: '#3b5bdb' }
const shown = (status: number, text: string): PageReply => ({
  status,
  document: documentOf({ language: 'en', title: 'A page', brand, body: html`<p>${text}</p>` }),
})
const visits: Visit[] = []
const actors: string[] = []
const spec = {
  per_minute: 5,
  failed: async (_ctx: unknown, _visit: Visit, { status }: { status: number }) => shown(status, `Failed: ${status}`),
}
const pages = [
  page.get('/p/:token', spec, async (ctx, visit) => {
    visits.push(visit)
    actors.push(ctx.actor.type)
    return shown(200, 'Shown')
  }),
  page.post('/p/:token', spec, async (_ctx, visit) => {
    visits.push(visit)
    if (visit.form.fail) throw new Error('A secret of ours')
    return { see_other: visit.params.token! }
  }),
]
const { http, api } = await anInstallation({ domains: [{ name: 'pages', tables: [], pages }] })
const send = (payload: string, type = 'application/x-www-form-urlencoded') =>
  http.inject({ method: 'POST', url: '/p/a?b=c', payload, headers: { 'content-type': type } })

test('a page hears what was asked and in which language, and knows nobody', async () => {
  const headers = { authorization: 'Bearer not-a-token', 'accept-language': 'fr,zh;q=0.8,en;q=0.7' }
  expect((await http.inject({ url: '/p/a?b=c&b=d', headers })).statusCode).toBe(200)
  expect(visits.at(-1)).toMatchObject({ params: { token: 'a' }, query: { b: ['c', 'd'] }, form: {}, language: 'zh' })
  expect(actors.at(-1)).toBe('anonymous')
  expect((await http.inject({ method: 'HEAD', url: '/p/a' })).body).toBe('')
})

test('a form comes as its fields, of one name the last, and leads on by GET', async () => {
  const { statusCode, headers } = await send('name=%E6%82%A8+1&name=2&__proto__=x&=y')
  expect([statusCode, headers.location, headers['cache-control']]).toEqual([303, 'a', 'no-store'])
  expect(visits.at(-1)!.form).toMatchObject({ name: '2' })
  expect(visits.at(-1)!.language).toBe('en')
})

test('what fails is shown as a page, tells nothing of the inside, and is noted', async () => {
  const { statusCode, headers, body } = await send('fail=1')
  expect([statusCode, headers['content-type']]).toEqual([500, 'text/html; charset=utf-8'])
  expect(body).toContain('Failed: 500')
  expect(body).not.toContain('secret')
  expect((await send('{}', 'application/json')).statusCode).toBe(415)
  expect((await send(`a=${'x'.repeat(200_000)}`)).body).toContain('Failed: 413')
})

test('each page has its limit', async () => {
  const statuses = []
  for (let time = 0; time < 6; time++) statuses.push((await http.inject({ url: '/p/limited' })).statusCode)
  expect(statuses.at(-1)).toBe(429)
})

test('the API goes on taking JSON, and no forms', async () => {
  expect((await api('POST', '/tasks', { body: { title: 'x' } })).status).toBe(201)
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  expect((await api('POST', '/tasks', { body: 'title=x', headers: form })).status).toBe(415)
})
