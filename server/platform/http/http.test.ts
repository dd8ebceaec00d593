import { expect, test } from 'vitest'
import { startSession } from '../../domains/auth/sessions.ts'
import { aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import { SESSION_COOKIE } from './requests.ts'

const { api, http, ctx } = await anInstallation()
const message = { external_id: 'm1', from: { email: 'a@b.example' }, text: 'Hello' }

test('an error is a problem document that says what is wrong and where', async () => {
  const reply = await api('POST', '/channels/email/inbound', { body: { ...message, from: {}, text: 7 } })
  expect(reply.status).toBe(422)
  expect(reply.headers['content-type']).toContain('application/problem+json')
  expect(reply.json).toMatchObject({ status: 422, code: 'invalid', request_id: expect.any(String) })
  expect(reply.json.errors.map(({ path }: { path: string }) => path)).toContain('text')
})

test('what cannot be read is refused in the same shape', async () => {
  const headers = { 'content-type': 'application/json' }
  const broken = await api('POST', '/customers', { body: '{"name":', headers })
  expect(broken).toMatchObject({ status: 400, json: { code: 'unreadable' } })
  const missing = await api('GET', '/no/such/page')
  expect(missing).toMatchObject({ status: 404, json: { code: 'not_found' } })
  const channel = await api('POST', '/channels/telegraph/inbound', { body: message })
  expect(channel.status).toBe(422)
})

test('a made-up cursor is refused', async () => {
  const page = await api('GET', '/tickets?cursor=bm9uc2Vuc2U')
  expect(page).toMatchObject({ status: 422, json: { errors: [{ path: 'cursor' }] } })
})

test('a POST with a key happens once, also when it is sent twice at the same time', async () => {
  const headers = { 'idempotency-key': 'k1' }
  const body = { name: 'Only Once' }
  const replies = await Promise.all([1, 2, 3].map(() => api('POST', '/customers', { body, headers })))
  expect(new Set(replies.map(({ json }) => json.id)).size).toBe(1)
  expect(replies.map(({ status }) => status)).toEqual([201, 201, 201])
  expect((await api('GET', '/customers?q=only%20once')).json.items).toHaveLength(1)
  const other = await api('POST', '/customers', { body: { name: 'Somebody else' }, headers })
  expect(other).toMatchObject({ status: 422, json: { detail: expect.stringContaining('Idempotency-Key') } })
})

test('a POST that fails leaves its key free', async () => {
  const headers = { 'idempotency-key': 'k2' }
  const failed = await api('POST', '/customers', {
    body: { name: 'X', company_id: '01900000-0000-7000-8000-000000000000' },
    headers,
  })
  expect(failed.status).toBe(404)
  const { rows } = { rows: await ctx.db.selectFrom('idempotency_keys').selectAll().where('key', '=', 'k2').execute() }
  expect(rows).toEqual([])
})

test('another site cannot use the session cookie to change anything', async () => {
  const user = await aUser(ctx, { role: 'admin' })
  const { secret } = await startSession(ctx, { user_id: user.id })
  const post = (headers: Record<string, string>) =>
    http.inject({
      method: 'POST',
      url: '/api/v1/customers',
      headers: { cookie: `${SESSION_COOKIE}=${secret}`, host: 'desk.example', ...headers },
      payload: { name: 'Forged' },
    })
  expect((await post({ origin: 'https://evil.example' })).json()).toMatchObject({ status: 403, code: 'foreign_origin' })
  expect((await post({ 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
  expect((await post({ origin: 'http://desk.example', 'sec-fetch-site': 'same-origin' })).statusCode).toBe(201)
})

test('a public door has a limit for each address', async () => {
  const replies = []
  for (let attempt = 0; attempt < 35; attempt++) {
    replies.push(await api('POST', '/sign-in-links/state', { as: null, body: { secret: 'x'.repeat(30) } }))
  }
  expect(replies.at(0)).toMatchObject({ status: 401, json: { code: 'link_spent' } })
  expect(replies.at(-1)).toMatchObject({ status: 429, json: { code: 'too_many_requests' } })
})

test('alive, measured, and honest about what is not there', async () => {
  expect((await http.inject('/healthz')).json()).toEqual({ status: 'alive' })
  await aTicket(ctx)
  const metrics = (await http.inject('/metrics')).body
  expect(metrics).toContain('support_jobs{state="waiting"}')
  expect(metrics).toContain('support_http_request_seconds_bucket')
  expect((await http.inject('/help')).headers.location).toBe('/help/en')
  const widget = await http.inject('/widget.js')
  expect(widget.headers['content-type']).toContain('javascript')
  expect(widget.headers['cross-origin-resource-policy']).toBe('cross-origin')
})

test('pages of a list neither repeat nor skip', async () => {
  for (let count = 0; count < 7; count++) await aTicket(ctx, { subject: `Paged ${count}` })
  for (const sort of ['newest', 'oldest', 'priority']) {
    const seen: string[] = []
    let cursor = ''
    do {
      const { json } = await api('GET', `/tickets?limit=3&sort=${sort}&q=paged${cursor}`)
      seen.push(...json.items.map(({ id }: { id: string }) => id))
      cursor = json.next_cursor ? `&cursor=${json.next_cursor}` : ''
    } while (cursor)
    expect([sort, seen.length, new Set(seen).size]).toEqual([sort, 7, 7])
  }
})
