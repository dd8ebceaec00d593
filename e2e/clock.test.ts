import { afterEach, expect, test } from 'vitest'
import { startServer, stopServers } from './support/server-process.ts'

afterEach(stopServers)

const message = { external_id: '1', from: { email: 'bea@shop.example' }, text: 'Hello' }

test('the clock moves forward, stopping at what is due, and everything due has happened when it answers', async () => {
  const server = await startServer({ env: { TEST_CLOCK: '1' } })
  const { ticket_id } = (await server.api('POST', '/channels/live_chat/inbound', { body: message })).json
  const now = Temporal.Instant.from((await server.api('PUT', '/test/clock', { body: { advance: 'PT0S' } })).json.now)
  const at = (hours: number) => now.add({ hours }).toString({ fractionalSecondDigits: 3 })
  await server.api('PUT', `/tickets/${ticket_id}/snooze`, { body: { until: at(2) } })

  await server.api('PUT', '/test/clock', { body: { advance: 'PT1H59M' } })
  expect((await server.api('GET', `/tickets/${ticket_id}`)).json.snoozed_until).toBe(at(2))
  const moved = await server.api('PUT', '/test/clock', { body: { now: at(5) } })
  expect(Temporal.Instant.compare(moved.json.now, at(5))).toBeGreaterThanOrEqual(0)
  expect((await server.api('GET', `/tickets/${ticket_id}`)).json.snoozed_until).toBeNull()

  // It came back at its own moment, not at the one the clock was moved to.
  const { items } = (await server.api('GET', `/tickets/${ticket_id}/timeline`)).json
  const back = items.find(
    ({ name, data }: { name: string; data: { until: unknown } }) => name === 'ticket.snoozed' && data.until === null,
  )
  expect(Math.abs(Temporal.Instant.from(back.at).since(at(2)).total('seconds'))).toBeLessThan(5)

  const backwards = await server.api('PUT', '/test/clock', { body: { now: at(1) } })
  expect(Temporal.Instant.compare(backwards.json.now, at(5))).toBeGreaterThanOrEqual(0)
  expect((await server.api('PUT', '/test/clock', { body: {} })).status).toBe(422)
})

test('a database first started without it never accepts it', async () => {
  const first = await startServer()
  expect((await first.api('PUT', '/test/clock', { body: { advance: 'PT1H' } })).status).toBe(404)
  await first.stop()
  const again = await startServer({ dataDir: first.data_dir, env: { TEST_CLOCK: '1' } })
  expect((await again.api('PUT', '/test/clock', { body: { advance: 'PT1H' } })).status).toBe(404)
})
