import { expect, test } from 'vitest'
import type { Role } from './domains/auth/contract.ts'
import { type PermissionName, permissions } from './domains/auth/permissions.ts'
import { startSession } from './domains/auth/sessions.ts'
import { restrictTicket } from './domains/tickets/commands.ts'
import { allPages, allRoutes } from './platform/app.ts'
import { SESSION_COOKIE } from './platform/http/requests.ts'
import { aTicket, aUser } from './testing/builders.ts'
import { anInstallation } from './testing/installation.ts'

const { ctx, api, http } = await anInstallation()
const routes = allRoutes().map(({ route }) => route)
const guarded = routes.filter(({ spec }) => spec.may)
const users = new Map<Role, string>()
for (const role of ['agent', 'lead', 'quality', 'manager', 'admin'] as const)
  users.set(role, (await aUser(ctx, { role })).id)

const filled = (path: string, id: string) =>
  path
    .replace(':channel', 'email')
    .replace(':role', 'agent')
    .replace(/:[a-z_]+/g, id)
const NOBODY = '01900000-0000-7000-8000-000000000000'
const named = (route: (typeof routes)[number]) => `${route.method} ${route.path}`

test('every route says who may use it', () => {
  for (const { spec, method, path } of routes) {
    expect(Boolean(spec.may) !== Boolean(spec.public), `${method} ${path}`).toBe(true)
    if (spec.public) expect(spec.per_minute, `${method} ${path} is public and needs a limit`).toBeGreaterThan(0)
  }
})

test('every page for people outside has a limit, and one that is only looked at is a GET', () => {
  const pages = allPages()
  expect(pages.length).toBeGreaterThan(0)
  for (const { method, path, spec } of pages) {
    expect(spec.per_minute, `${method} ${path} is open to everybody and needs a limit`).toBeGreaterThan(0)
    expect(path, `${path} would hide a route of the API`).not.toMatch(/^\/api\//)
  }
})

test.each(guarded.map((route) => [named(route), route] as const))(
  '%s: a stranger is asked to sign in',
  async (_name, route) => {
    const reply = await api(route.method, filled(route.path, NOBODY), {
      as: null,
      ...(route.method === 'GET' ? {} : { body: {} }),
    })
    expect(reply.status).toBe(401)
    expect(reply.json.code).toBe('sign_in_required')
  },
)

test.each(guarded.map((route) => [named(route), route] as const))(
  '%s: a role without the permission is refused',
  async (_name, route) => {
    const roles: readonly string[] = permissions[route.spec.may as PermissionName]
    for (const [role, id] of users) {
      if (roles.includes(role)) continue
      const reply = await api(route.method, filled(route.path, NOBODY), {
        as: id,
        ...(route.method === 'GET' ? {} : { body: {} }),
      })
      expect([role, reply.status, reply.json.code]).toEqual([role, 403, 'not_permitted'])
    }
  },
)

const onTickets = guarded.filter(({ path }) => path.startsWith('/tickets/:id'))
const body: Record<string, unknown> = {
  '/tickets/:id/messages': { kind: 'note', text: 'x' },
  '/tickets/:id/drafts': { kind: 'note', text: 'x' },
  '/tickets/:id/assignee': { assignee_id: null },
  '/tickets/:id/status': { status: 'open' },
  '/tickets/:id/priority': { priority: 'high' },
  '/tickets/:id/tags': { tags: ['x'] },
  '/tickets/:id/team': { team: 'tier2_technical' },
  '/tickets/:id/snooze': { until: null },
  '/tickets/:id/restricted': { restricted: true },
  '/tickets/:id/suggestion': { decision: 'dismissed' },
  '/tickets/:id/splits': { messages: [NOBODY] },
  '/tickets/:id/spam': { spam: true },
  '/tickets/:id/report': { cause_code: 'other' },
  '/tickets/:id/resolution': { cause_code: 'other' },
  '/tickets/:id/triage': { category: 'billing' },
  '/tickets/:id/confirmation': { state: 'confirmed' },
  '/tickets/:id/escalation': { criterion: 'technical_complexity' },
  '/tickets/:id/escalation-suggestions/:suggestion_id': { decision: 'accepted' },
  '/tickets/:id/returns': { reason: 'x' },
  '/tickets/:id/grants': { deed: 'refund', amount: 1 },
  '/tickets/:id/callback/outcome': { outcome: 'reached' },
}
const bodyFor = (route: (typeof routes)[number]) => (route.method === 'GET' ? {} : { body: body[route.path] ?? {} })

test.each(onTickets.map((route) => [named(route), route] as const))(
  '%s: outside one’s reach there is nothing',
  async (_name, route) => {
    const [ticket, secret] = [await aTicket(ctx), await aTicket(ctx)]
    await restrictTicket(ctx, secret.id, true)
    const missing = await api(route.method, filled(route.path, NOBODY), bodyFor(route))
    expect(missing.status).toBe(404)

    const agent = users.get('agent')!
    if ((permissions[route.spec.may as PermissionName] as readonly string[]).includes('agent')) {
      const restricted = await api(route.method, filled(route.path, secret.id), { as: agent, ...bodyFor(route) })
      expect([restricted.status, restricted.json.detail]).toEqual([404, missing.json.detail])

      await api('PUT', '/roles/agent/reach', { body: { read_reach: 'own', change_reach: 'own' } })
      const foreign = await api(route.method, filled(route.path, ticket.id), { as: agent, ...bodyFor(route) })
      await api('PUT', '/roles/agent/reach', { body: { read_reach: 'all', change_reach: 'team' } })
      expect([foreign.status, foreign.json.detail]).toEqual([404, missing.json.detail])
    }
  },
)

test.each(guarded.map((route) => [named(route), route] as const))(
  '%s: a customer’s session reaches only what is theirs',
  async (_name, route) => {
    const [own, foreign] = [await aTicket(ctx), await aTicket(ctx)]
    const { secret } = await startSession(ctx, { customer_id: own.customer_id })
    const as = async (id: string) => {
      const reply = await http.inject({
        method: route.method as 'GET',
        url: `/api/v1${filled(route.path, id)}`,
        headers: { cookie: `${SESSION_COOKIE}=${secret}` },
        ...(route.method === 'GET' ? {} : { payload: (body[route.path] ?? {}) as object }),
      })
      return reply.statusCode
    }
    const isTheirs = (permissions[route.spec.may as PermissionName] as readonly string[]).includes('customer')
    if (!isTheirs) return expect(await as(own.id)).toBe(403)
    if (route.path.startsWith('/tickets/:id')) expect([await as(own.id), await as(foreign.id)]).toEqual([200, 404])
  },
)

test('a customer sees no note, and no other customer’s ticket in the list', async () => {
  const ticket = await aTicket(ctx)
  await api('POST', `/tickets/${ticket.id}/messages`, { body: { kind: 'note', text: 'Between us' } })
  const { secret } = await startSession(ctx, { customer_id: ticket.customer_id })
  const get = async (url: string) =>
    (await http.inject({ url: `/api/v1${url}`, headers: { cookie: `${SESSION_COOKIE}=${secret}` } })).json()
  expect((await get(`/tickets/${ticket.id}/messages`)).items).toHaveLength(1)
  expect((await get('/tickets')).items.map(({ id }: { id: string }) => id)).toEqual([ticket.id])
})

test('the OpenAPI document is 3.1 and names every route', async () => {
  const document = (await http.inject({ url: '/api/v1/openapi.json' })).json()
  expect(document.openapi).toMatch(/^3\.1/)
  for (const { method, path } of routes) {
    const operation = document.paths[`/api/v1${path.replace(/:([a-z_]+)/g, '{$1}')}`]?.[method.toLowerCase()]
    expect(operation, `${method} ${path}`).toBeDefined()
    expect(operation.responses.default, `${method} ${path} names no error`).toBeDefined()
  }
})

/** What a list cannot be asked without. */
const NEEDED: Record<string, string> = {
  ...Object.fromEntries(['', '.csv', '.json'].map((format) => [`/analytics/rows${format}`, '?figure=opened'])),
  '/channels/in_app_messaging/help': '?page=/billing',
  '/knowledge/search': '?q=billing',
}

test('every list has the shape of all lists', async () => {
  const lists = guarded.filter(({ method, path }) => method === 'GET' && !path.includes(':') && path !== '/framework')
  for (const { path } of lists) {
    const { status, json } = await api('GET', `${path}${NEEDED[path] ?? ''}`)
    expect([path, status]).toEqual([path, 200])
    if (json.items) expect([path, 'next_cursor' in json]).toEqual([path, true])
  }
})
