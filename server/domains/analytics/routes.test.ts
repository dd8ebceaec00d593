import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import { resolveTicket } from '../../testing/resolving.ts'

const { api, ctx, settle } = await anInstallation()

const figure = async (name: string, query = '') => {
  const { json } = await api('GET', `/analytics/dashboard${query}`)
  return json.figures.find((one: { name: string }) => one.name === name)
}

test('what happens is in the numbers at once, and leaves them when it is no case any more', async () => {
  const [one, other] = [await aTicket(ctx), await aTicket(ctx)]
  expect(await figure('opened')).toMatchObject({ value: 2, cases: 2 })
  await resolveTicket(api, one.id)
  await settle()
  await api('POST', '/surveys', { body: { ticket_id: one.id, score: 4 } })
  expect(await figure('satisfaction')).toMatchObject({ value: 4, cases: 1, low: null, target: 4.5 })
  expect(await figure('first_contact')).toMatchObject({ value: null, cases: 0, open_cases: 1, target: 85, floor: 80 })
  expect(await figure('backlog')).toMatchObject({ value: 1, cases: 1 })
  await api('PUT', `/tickets/${other.id}/spam`, { body: { spam: true } })
  await settle()
  expect([(await figure('opened')).value, (await figure('backlog')).value]).toEqual([1, 0])
})

test('targets follow the framework, and the channel that is looked at', async () => {
  expect((await figure('first_response')).target).toBe(7_200)
  expect((await figure('first_response', '?channel=live_chat')).target).toBe(30)
  expect((await figure('resolution', '?channel=email')).target).toBe(86_400)
  expect((await figure('resolution')).target).toBeNull()
})

test('every number is defined, in the order of the dashboard: satisfaction first, volume last', async () => {
  const { items } = (await api('GET', '/analytics/definitions')).json
  const { figures } = (await api('GET', '/analytics/dashboard')).json
  const names = (list: { name: string }[]) => list.map(({ name }) => name)
  expect(names(figures)).toEqual(names(items))
  expect([names(items)[0], names(items).at(-1)]).toEqual(['satisfaction', 'backlog'])
})

test.each([
  ['figure=opened&by=age&key=over_30_days', 'by'],
  ['figure=opened&by=score&key=5', 'by'],
  ['figure=opened&by=channel', 'key'],
  ['figure=opened&missed=true', 'missed'],
  ['figure=opened&cursor=bm9uc2Vuc2U', 'cursor'],
  ['figure=nonsense', 'figure'],
  ['figure=opened&channel=fax', 'channel'],
  ['figure=opened&priority=urgent', 'priority'],
])('rows of %s are refused', async (query, path) => {
  const { status, json } = await api('GET', `/analytics/rows?${query}`)
  expect([status, json.errors[0].path]).toEqual([422, path])
})

test('files hold what the API says; the cases are for those who may take tickets along', async () => {
  const csv = (await api('GET', '/analytics/dashboard.csv')).json as string
  const [head, ...lines] = csv.trim().split('\r\n')
  expect(head).toContain('value,cases,low,high,figure,unit,span,day,complete')
  const { figures } = (await api('GET', '/analytics/dashboard')).json
  expect(lines).toHaveLength(figures.length * (2 + 30))
  const rows = (await api('GET', '/analytics/rows.json?figure=opened')).json
  expect(rows).toMatchObject([{ customer_name: 'Cara Customer', channel: 'email', value: 1 }])
  const agent = (await aUser(ctx)).id
  expect((await api('GET', '/analytics/rows.csv?figure=opened', { as: agent })).status).toBe(403)
})

test('however many ask for different numbers at once, two are counted and the desk goes on', async () => {
  const days = Array.from({ length: 12 }, (_, day) => `2026-01-${String(day + 1).padStart(2, '0')}`)
  let most = 0
  let isOver = false
  const watching = (async () => {
    while (!isOver) {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'
          and query ~ 'width_bucket|work_mem|percentile_cont'`.execute(ctx.db)
      most = Math.max(most, rows[0]!.count)
    }
  })()
  const answers = await Promise.all(days.map((from) => api('GET', `/analytics/dashboard?from=${from}&to=2026-06-01`)))
  isOver = true
  await watching
  expect(answers.every(({ status }) => status === 200)).toBe(true)
  expect(most).toBeLessThanOrEqual(2)
})
