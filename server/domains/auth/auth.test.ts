import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import { systemActor } from '../../platform/context.ts'
import { SESSION_COOKIE } from '../../platform/http/requests.ts'
import { aUser } from '../../testing/builders.ts'
import { anInstallation, BOOTSTRAP_TOKEN } from '../../testing/installation.ts'
import { makeSignInLink } from './sign-in-links.ts'

const { api, http, ctx } = await anInstallation()
const PASSWORD = 'a long enough password'

async function signedIn(userId: string) {
  const { url } = await makeSignInLink({ ...ctx, actor: systemActor }, userId)
  const reply = await post('/sign-in-links/use', { secret: url.split('#')[1] })
  return cookieOf(reply)
}
const post = (path: string, payload: object, cookie = '') =>
  http.inject({ method: 'POST', url: `/api/v1${path}`, payload, headers: { cookie }, remoteAddress: '198.51.100.7' })
const put = (path: string, payload: object, cookie: string) =>
  http.inject({ method: 'PUT', url: `/api/v1${path}`, payload, headers: { cookie } })
const me = async (cookie: string) => http.inject({ url: '/api/v1/me', headers: { cookie } })
const cookieOf = (reply: { headers: Record<string, unknown> }) => String(reply.headers['set-cookie']).split(';')[0]!

test('the first link makes the first administrator, once', async () => {
  expect((await api('GET', '/sign-in', { as: null })).json).toEqual({ first_admin_needed: true, signed_in: false })
  const { url } = await makeSignInLink(ctx, null)
  expect(url).toContain('/sign-in#')
  const secret = url.split('#')[1]!
  expect((await post('/sign-in-links/state', { secret })).json()).toEqual({ purpose: 'first_admin', email: null })
  expect(
    (await post('/sign-in-links/use', { secret })).json().errors.map(({ path }: { path: string }) => path),
  ).toEqual(['name', 'email'])
  const reply = await post('/sign-in-links/use', { secret, name: 'Ada', email: 'Ada@desk.example' })
  expect(reply.json()).toMatchObject({ user: { name: 'Ada', email: 'ada@desk.example', role: 'admin' } })
  const setCookie = String(reply.headers['set-cookie'])
  expect(setCookie).toMatch(/HttpOnly/)
  expect(setCookie).toMatch(/SameSite=Lax/)
  expect((await me(cookieOf(reply))).statusCode).toBe(200)
  expect((await post('/sign-in-links/use', { secret, name: 'Eve', email: 'eve@evil.example' })).json().code).toBe(
    'link_spent',
  )
  const second = await makeSignInLink(ctx, null)
  const late = await post('/sign-in-links/use', {
    secret: second.url.split('#')[1],
    name: 'Eve',
    email: 'eve@evil.example',
  })
  expect(late.json().code).toBe('admin_exists')
})

test('password and authenticator', async () => {
  const user = await aUser(ctx, { email: 'pia@desk.example' })
  const cookie = await signedIn(user.id)
  expect((await put('/me/password', { password: 'short' }, cookie)).statusCode).toBe(422)
  expect((await put('/me/password', { password: PASSWORD }, cookie)).json()).toMatchObject({ has_password: true })
  expect((await post('/sessions', { email: 'pia@desk.example', password: 'wrong password' })).json().code).toBe(
    'wrong_credentials',
  )
  expect((await post('/sessions', { email: 'nobody@desk.example', password: PASSWORD })).json().code).toBe(
    'wrong_credentials',
  )
  expect((await post('/sessions', { email: 'PIA@desk.example ', password: PASSWORD })).statusCode).toBe(200)

  const setup = (await post('/me/totp', {}, cookie)).json()
  const totp = new TOTP({ secret: Secret.fromBase32(setup.secret) })
  expect((await put('/me/totp', { code: '000000' }, cookie)).json().code).toBe('wrong_code')
  const code = totp.generate({ timestamp: Date.now() - 30_000 })
  expect((await put('/me/totp', { code }, cookie)).json()).toMatchObject({ totp_enabled: true })
  expect((await post('/sessions', { email: 'pia@desk.example', password: PASSWORD })).json().code).toBe('totp_required')
  const reused = await post('/sessions', { email: 'pia@desk.example', password: PASSWORD, code })
  expect(reused.json().code).toBe('wrong_code')
  const fresh = await post('/sessions', { email: 'pia@desk.example', password: PASSWORD, code: totp.generate() })
  expect(fresh.statusCode).toBe(200)
})

test('a new password ends the other sessions and needs the old one', async () => {
  const user = await aUser(ctx, { email: 'max@desk.example' })
  const [one, two] = [await signedIn(user.id), await signedIn(user.id)]
  expect((await put('/me/password', { password: PASSWORD }, one)).statusCode).toBe(200)
  expect((await me(two)).statusCode).toBe(401)
  expect((await put('/me/password', { password: `${PASSWORD}!` }, one)).json().code).toBe('wrong_password')
  expect((await put('/me/password', { password: `${PASSWORD}!`, current_password: PASSWORD }, one)).statusCode).toBe(
    200,
  )
})

test('too many failures close the account’s door for a while, the right password too', async () => {
  const user = await aUser(ctx, { email: 'tim@desk.example' })
  await put('/me/password', { password: PASSWORD }, await signedIn(user.id))
  for (let attempt = 0; attempt < 10; attempt++)
    await post('/sessions', { email: 'tim@desk.example', password: `wrong ${attempt}` })
  expect((await post('/sessions', { email: 'tim@desk.example', password: PASSWORD })).json().code).toBe(
    'too_many_attempts',
  )
})

test('a user who is switched off is out at once; the last administrator stays', async () => {
  const user = await aUser(ctx)
  const cookie = await signedIn(user.id)
  expect((await me(cookie)).statusCode).toBe(200)
  await api('PATCH', `/users/${user.id}`, { body: { active: false } })
  expect((await me(cookie)).statusCode).toBe(401)
  const { items } = (await api('GET', '/users')).json
  const ada = items.find(({ name }: { name: string }) => name === 'Ada')
  expect((await api('PATCH', `/users/${ada.id}`, { body: { role: 'agent' } })).json.code).toBe('last_admin')
})

test('a change touches what it names and nothing else', async () => {
  const user = await aUser(ctx, { role: 'manager', skills: ['sql'], languages: ['de'], teams: ['tier2_technical'] })
  const { json } = await api('PATCH', `/users/${user.id}`, { body: { name: 'Renamed' } })
  expect(json).toMatchObject({
    name: 'Renamed',
    role: 'manager',
    skills: ['sql'],
    languages: ['de'],
    teams: ['tier2_technical'],
  })
})

test('guesses are counted whatever key they carry, and also where a session guesses its own password or code', async () => {
  const user = await aUser(ctx, { email: 'gil@desk.example' })
  const cookie = await signedIn(user.id)
  await put('/me/password', { password: PASSWORD }, cookie)
  const guess = (attempt: number) =>
    http.inject({
      method: 'POST',
      url: '/api/v1/sessions',
      payload: { email: 'gil@desk.example', password: `wrong ${attempt}` },
      headers: { cookie, 'idempotency-key': `guess-${attempt}` },
      remoteAddress: '198.51.100.9',
    })
  for (let attempt = 0; attempt < 6; attempt++) await guess(attempt)
  for (let attempt = 0; attempt < 4; attempt++) {
    await put('/me/password', { password: PASSWORD, current_password: 'no' }, cookie)
  }
  expect((await guess(99)).json().code).toBe('too_many_attempts')
  expect((await put('/me/password', { password: PASSWORD, current_password: PASSWORD }, cookie)).statusCode).toBe(429)
})

test('a secret that is shown once is not kept for a repeated request', async () => {
  const user = await aUser(ctx)
  const make = () =>
    api('POST', `/users/${user.id}/tokens`, {
      body: { name: 'x', scopes: ['read'] },
      headers: { 'idempotency-key': 'make-token' },
    })
  const first = await make()
  expect(first.json.token).toMatch(/^sr_/)
  expect((await make()).json.code).toBe('shown_once')
  expect((await api('GET', `/users/${user.id}/tokens`)).json.items).toHaveLength(1)
  const kept = await ctx.db.selectFrom('idempotency_keys').selectAll().where('key', '=', 'make-token').execute()
  expect(JSON.stringify(kept)).not.toContain(first.json.token)
})

test('a token may what its scopes say, and nothing once it is revoked', async () => {
  const user = await aUser(ctx, { role: 'admin' })
  const made = await api('POST', `/users/${user.id}/tokens`, { body: { name: 'script', scopes: ['read'] } })
  const as = (method: 'GET' | 'POST', url: string) =>
    http.inject({
      method,
      url: `/api/v1${url}`,
      headers: { authorization: `Bearer ${made.json.token}` },
      ...(method === 'POST' ? { payload: { name: 'X' } } : {}),
    })
  expect((await as('GET', '/tickets')).statusCode).toBe(200)
  expect((await as('POST', '/customers')).statusCode).toBe(403)
  expect((await as('GET', '/audit')).statusCode).toBe(403)
  expect(JSON.stringify((await api('GET', `/users/${user.id}/tokens`)).json)).not.toContain(made.json.token)
  await api('DELETE', `/users/${user.id}/tokens/${made.json.id}`)
  expect((await as('GET', '/tickets')).json().code).toBe('wrong_token')
})

test('a token never reaches passwords, authenticators or sessions, whatever its scopes', async () => {
  const user = await aUser(ctx, { role: 'admin' })
  const { json } = await api('POST', `/users/${user.id}/tokens`, {
    body: { name: 'all', scopes: ['read', 'write', 'admin'] },
  })
  const headers = { authorization: `Bearer ${json.token}` }
  expect((await http.inject({ url: '/api/v1/me', headers })).statusCode).toBe(200)
  const taken = await http.inject({
    method: 'PUT',
    url: '/api/v1/me/password',
    headers,
    payload: { password: PASSWORD },
  })
  expect(taken.json()).toMatchObject({ status: 403, detail: expect.stringContaining('This token') })
  expect((await http.inject({ method: 'POST', url: '/api/v1/me/totp', headers })).statusCode).toBe(403)
})

test('the bootstrap token acts as Automation, or as somebody else, and both are on record', async () => {
  const user = await aUser(ctx, { name: 'Gus' })
  expect((await api('GET', '/me')).json.user.name).toBe('Automation')
  expect((await api('GET', '/me', { as: user.id })).json.user.name).toBe('Gus')
  const { items } = (await api('GET', '/audit?name=user.acted_as')).json
  expect(items.some(({ data }: { data: { user_id: string } }) => data.user_id === user.id)).toBe(true)
  const created = (await api('GET', '/audit?name=token.made')).json.items
  expect(created[0]).toMatchObject({ actor: { name: 'Automation' }, authorized_by: 'bootstrap_token' })
  const wrong = await http.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${BOOTSTRAP_TOKEN}x` } })
  expect(wrong.json().code).toBe('wrong_token')
})

test('secrets are stored as fingerprints only', async () => {
  const user = await aUser(ctx)
  const cookie = await signedIn(user.id)
  const secret = cookie.replace(`${SESSION_COOKIE}=`, '')
  const rows = await ctx.db.selectFrom('sessions').selectAll().where('user_id', '=', user.id).execute()
  expect(JSON.stringify(rows)).not.toContain(secret)
})

test('preferences are kept for their owner; only what is named changes', async () => {
  const ann = await aUser(ctx)
  const change = (preferences: unknown) => api('PATCH', '/me', { as: ann.id, body: { preferences } })
  expect((await api('GET', '/me', { as: ann.id })).json.preferences).toEqual({})
  await change({ keys: { resolve: 'shift+e', snooze: null }, undo_seconds: 5 })
  await change({ single_keys: false })
  const kept = { keys: { resolve: 'shift+e', snooze: null }, undo_seconds: 5, single_keys: false }
  expect((await api('GET', '/me', { as: ann.id })).json.preferences).toEqual(kept)
  expect((await change({ keys: {} })).json.preferences).toEqual({ ...kept, keys: {} })
  expect((await change({ undo_seconds: 'soon' })).status).toBe(422)
})
