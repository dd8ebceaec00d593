import { sql } from 'kysely'
import pg from 'pg'
import { expect, test } from 'vitest'
import { aTicket } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import { Instant } from '../contract.ts'
import { conflict } from '../errors.ts'
import { cursorOf } from '../pages.ts'
import { sendProblem } from './problem.ts'

const { api, http, ctx } = await anInstallation()
const ticket = await aTicket(ctx)
const hand = (changes: object) =>
  api('POST', '/channels/live_chat/inbound', {
    body: { external_id: 'x', from: { handle: 'h' }, text: 't', ...changes },
  })

test.each([
  ['a text', { text: 'a\u0000b' }, 'text'],
  ['half a pair', { text: 'a\ud800' }, 'text'],
  ['a name', { from: { name: '\u0000', handle: 'h' } }, 'from.name'],
  ['an id', { external_id: '\u0000' }, 'external_id'],
  ['a list', { attributes: { list: ['ok', '\udc00'] } }, 'attributes.list.1'],
  ['a key', { attributes: { 'k\u0000': 1 } }, 'attributes.k\u0000'],
])('a character that cannot be stored is refused where it stands: %s', async (_name, changes, path) => {
  const reply = await hand(changes)
  expect(reply).toMatchObject({ status: 422, json: { code: 'invalid', errors: [{ path }] } })
})

test('so it is in addresses, in YAML and at the public door', async () => {
  expect(await api('GET', '/customers?q=%00')).toMatchObject({ status: 422, json: { errors: [{ path: 'q' }] } })
  expect((await api('GET', '/tickets/%00')).status).toBe(422)
  const body = { email: 'a\u0000', password: 'x' }
  expect(await api('POST', '/sessions', { as: null, body })).toMatchObject({
    status: 422,
    json: { errors: [{ path: 'email' }] },
  })
  const headers = { 'content-type': 'application/yaml' }
  expect((await api('PUT', '/framework', { body: 'brand: "\u0000"', headers })).status).toBe(422)
})

test('whole characters beyond the first plane are welcome', async () => {
  expect((await hand({ text: 'Thanks 😀', external_id: 'emoji' })).status).toBe(201)
})

test('a body nested without end, or of countless values, is refused and not walked to its end', async () => {
  const headers = { 'content-type': 'application/json' }
  const attributes = '['.repeat(300_000) + ']'.repeat(300_000)
  const deep = `{"external_id":"d","from":{"handle":"h"},"text":"t","attributes":{"a":${attributes}}}`
  expect((await api('POST', '/channels/live_chat/inbound', { body: deep, headers })).status).toBe(422)
  expect((await hand({ attributes: { a: Array.from({ length: 300_000 }, () => 1) } })).status).toBe(422)
})

const LISTS = [
  '/tickets',
  '/tickets?sort=priority',
  '/tickets?sort=oldest',
  `/tickets/${ticket.id}/messages`,
  `/tickets/${ticket.id}/timeline`,
  '/mail/ledger',
  '/outbox',
  '/audit',
  '/notifications',
  '/framework/versions',
  '/users',
  '/customers',
  '/companies',
]
const FOREIGN = [['x'], ['x', 'y'], [1.5], [1e300], [-1], ['2026-01-01T00:00:00Z', 'y'], [99_999, 'x', 'y'], [null], []]

test.each(LISTS)('a cursor with foreign values is refused: %s', async (path) => {
  for (const values of FOREIGN) {
    const cursor = cursorOf(values as string[])
    const reply = await api('GET', `${path}${path.includes('?') ? '&' : '?'}cursor=${cursor}`)
    expect([values, reply.status]).toEqual([values, 422])
    expect(reply.json.errors[0].path).toBe('cursor')
  }
})

test('cursors lead through every list, whatever the names are', async () => {
  for (const name of ['𝒳'.repeat(100), '多'.repeat(200), 'İ'.repeat(200)]) {
    await api('POST', '/customers', { body: { name } })
    await api('POST', '/companies', { body: { name } })
    await api('POST', '/framework/plan', { body: { text: '' } })
    await aTicket(ctx)
  }
  for (const path of LISTS) {
    const ids = new Set<string>()
    let [cursor, count] = ['', 0]
    do {
      const { status, json } = await api('GET', `${path}${path.includes('?') ? '&' : '?'}limit=1${cursor}`)
      expect([path, status]).toEqual([path, 200])
      for (const { id } of json.items) ids.add(id)
      count += json.items.length
      cursor = json.next_cursor ? `&cursor=${json.next_cursor}` : ''
    } while (cursor)
    expect([path, ids.size]).toEqual([path, count])
  }
})

test('an address that cannot be read is refused in the shape of every error', async () => {
  for (const url of ['/api/v1/tickets/%zz', '/%', `/api/v1/tickets/${'x'.repeat(300)}`]) {
    const reply = await http.inject(url)
    expect([400, 401, 414]).toContain(reply.statusCode)
    expect(reply.headers['content-type']).toContain('application/problem+json')
    expect(reply.json()).toMatchObject({ status: reply.statusCode, request_id: expect.any(String) })
  }
})

test('ids that are none find nothing', async () => {
  expect(await api('GET', '/customers?company_id=x')).toMatchObject({ status: 200, json: { items: [] } })
  expect((await api('PUT', '/notifications/x/read')).status).toBe(404)
  expect((await api('GET', '/audit?ticket_id=x&actor_id=y')).json.items).toEqual([])
  expect((await api('GET', '/files/x')).status).toBe(404)
  expect((await api('POST', '/customers', { body: { name: 'A', company_id: 'x' } })).status).toBe(404)
})

test.each([
  '2026-01-01T00:00:00.1234567891Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.9999Z',
  '9998-12-31T23:59:59.9995Z',
])('a moment that cannot be kept is refused: %s', async (until) => {
  const reply = await api('PUT', `/tickets/${ticket.id}/snooze`, { body: { until } })
  expect(reply).toMatchObject({ status: 422, json: { errors: [{ path: 'until' }] } })
  expect(Instant.safeParse(until).success).toBe(false)
})

test.each(['0001-01-01T00:00:00Z', '9998-12-31T23:59:59.998999999Z', '2024-02-29T12:00:00.5Z'])(
  'a moment that is taken can be read and kept: %s',
  async (moment) => {
    expect(Instant.safeParse(moment).success).toBe(true)
    expect(Temporal.Instant.from(moment)).toBeDefined()
    const { rows } = await sql<{ at: string }>`select ${moment}::timestamptz(3) as at`.execute(ctx.db)
    expect(Instant.safeParse(rows[0]!.at).success).toBe(true)
  },
)

test.each([
  ['22P02', 422, 'invalid'],
  ['23505', 409, 'conflict'],
  ['55P03', 503, 'busy'],
  ['40P01', 503, 'busy'],
  ['42P01', 500, 'internal'],
])('what the database refuses (%s) is answered as %i %s, and logged', (code, status, word) => {
  const error = Object.assign(new pg.DatabaseError('secret text', 1, 'error'), { code, severity: 'ERROR' })
  const { sent, logged } = problemFor(error)
  expect(sent).toMatchObject({ status, code: word })
  expect(JSON.stringify(sent)).not.toContain('secret text')
  expect(logged).toBe(1)
  expect(problemFor(conflict('x', 'X')).logged).toBe(0)
})

function problemFor(error: unknown) {
  let [logged, sent] = [0, {}]
  const count = () => void logged++
  const reply = {
    header: () => reply,
    status: () => reply,
    type: () => reply,
    send: (text: string) => (sent = JSON.parse(text)),
  }
  sendProblem(error, { id: 'r', log: { error: count, warn: count } } as never, reply as never)
  return { sent, logged }
}
