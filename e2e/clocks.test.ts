import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, inject, test } from 'vitest'
import { databaseNamed } from '../server/testing/database-server.ts'
import { aMail, sendMails } from './support/mail-sender.ts'
import { query } from './support/query.ts'
import { type ServerProcess, startServer, stopServers } from './support/server-process.ts'
import { until } from './support/until.ts'

afterEach(stopServers)

/** An empty database for several servers. */
async function aDatabase(name: string, env: Record<string, string> = {}) {
  const unique = `${name}_${process.pid}`
  await query(inject('postgres_url'), `create database ${unique}`)
  const DATABASE_URL = databaseNamed(inject('postgres_url'), unique)
  return { url: DATABASE_URL, env: { DATABASE_URL, SECRET_KEY: 'k'.repeat(40), ...env } }
}

interface Told {
  ticket_id: string
  what: string
  due: number
  late_ms: number
}

/** Every mark that was told, in the order it was; how late by the moment the event itself bears. */
const toldIn = (url: string) =>
  query<Told>(
    url,
    `select ticket_id, concat_ws(' ', substr(name, 5), data ->> 'clock', data ->> 'percent') as what,
            extract(epoch from (data ->> 'due_at')::timestamptz)::float8 as due,
            (extract(epoch from at - (data ->> 'due_at')::timestamptz) * 1000)::float8 as late_ms
     from events where name like 'sla.%' order by id`,
  )

const MARKS = [
  'at_risk first_response 75',
  'at_risk first_response 90',
  'breached first_response',
  'at_risk resolution 75',
  'at_risk resolution 90',
  'breached resolution',
  'threshold_reached escalation',
]

const write = async ({ smtp_port }: ServerProcess, numbers: number[]) => {
  const { failures } = await sendMails(
    smtp_port,
    numbers.map((n) => aMail(n)),
    { connections: 2 },
  )
  expect(failures).toEqual([])
}

const QUICK = `
support_channels:
  email: { response_time_sla: "4 seconds", resolution_time_sla: "8 seconds", escalation_threshold: "10 seconds" }
`

test('two servers, one of them killed and started again: each mark is told once, in order, within a second', async () => {
  const database = await aDatabase('clocks')
  const [a, b] = await Promise.all([startServer(database), startServer(database)])
  expect((await a.api('PUT', '/framework', { body: { text: QUICK } })).status).toBe(200)
  await write(a, [1, 2, 3, 4])
  await write(b, [5, 6, 7, 8])
  await until(async () => (await toldIn(database.url)).length > 0, { every_ms: 5 })
  await a.kill()
  const again = await startServer(database)
  await write(again, [9, 10])
  await until(async () => (await toldIn(database.url)).length >= 10 * MARKS.length)
  await sleep(500)

  const told = await toldIn(database.url)
  const byTicket = Map.groupBy(told, ({ ticket_id }) => ticket_id)
  expect(byTicket.size).toBe(10)
  for (const marks of byTicket.values()) {
    expect(marks.map(({ what }) => what)).toEqual(MARKS)
    expect(marks.map(({ due }) => due)).toEqual(marks.map(({ due }) => due).toSorted((x, y) => x - y))
  }
  const lateness = told.map(({ late_ms }) => late_ms)
  expect(Math.min(...lateness)).toBeGreaterThanOrEqual(0)
  // A machine that is busy with other tests may now and then keep a process waiting for its turn.
  expect(lateness.filter((ms) => ms > 1_000).length).toBeLessThanOrEqual(lateness.length / 10)
  expect(Math.max(...lateness)).toBeLessThan(5_000)
  const up = await query<{ count: number }>(
    database.url,
    `select count(*)::int as count from escalations where rule = 'threshold' and to_tier = 'tier2_technical'`,
  )
  expect(up).toEqual([{ count: 10 }])
})

test('the marks of two days in order, once each, though both servers stop a minute before the last', async () => {
  const database = await aDatabase('two_days', { TEST_CLOCK: '1' })
  const servers = () => Promise.all([startServer(database), startServer(database)])
  const [a, b] = await servers()
  const { json: manager } = await a.api('POST', '/users', {
    body: { name: 'Mara', email: 'mara@desk.example', role: 'manager' },
  })
  await write(a, [1])
  const { id, created_at } = await until(async () => (await a.api('GET', '/tickets')).json.items[0])
  const tell = async (server: ServerProcess, duration: string) => {
    const now = Temporal.Instant.from(created_at).add(Temporal.Duration.from(duration)).toString()
    expect((await server.api('PUT', '/test/clock', { body: { now } })).status).toBe(200)
    return (await toldIn(database.url)).map(({ what }) => what)
  }
  const step = async (server: ServerProcess, [before, at]: [string, string], count: number) => {
    expect(await tell(server, before)).toEqual(MARKS.slice(0, count - 1))
    expect(await tell(server, at)).toEqual(MARKS.slice(0, count))
  }
  await step(a, ['PT1H29M', 'PT1H30M'], 1)
  await step(b, ['PT1H47M', 'PT1H48M'], 2)
  await step(a, ['PT1H59M', 'PT2H'], 3)
  await step(b, ['PT17H59M', 'PT18H'], 4)
  await step(a, ['PT21H35M', 'PT21H36M'], 5)
  await step(b, ['PT23H59M', 'PT24H'], 6)
  expect(await tell(a, 'PT47H59M')).toEqual(MARKS.slice(0, 6))
  await Promise.all([a.stop(), b.kill()])

  const [again] = await servers()
  await step(again, ['PT47H59M30S', 'PT48H'], 7)
  expect(await tell(again, 'PT96H')).toEqual(MARKS)
  const ticket = (await again.api('GET', `/tickets/${id}`)).json
  expect([ticket.status, ticket.tier]).toEqual(['escalated', 'tier2_technical'])
  const { items } = (await again.api('GET', '/notifications?limit=100', { as: manager.id })).json
  expect(items.filter(({ kind }: { kind: string }) => kind === 'escalated')).toHaveLength(1)
  for (const { late_ms } of await toldIn(database.url)) expect(late_ms).toBeLessThan(10_000)
})
