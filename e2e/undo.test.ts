import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { startServer, stopServers } from './support/server-process.ts'
import { startSmtpSink } from './support/smtp-sink.ts'
import { until } from './support/until.ts'

afterEach(stopServers)

test('a reply that is held back outlives kill -9, leaves within a second of its time, and can be taken back until then', async () => {
  const sink = await startSmtpSink()
  const env = { SMTP_URL: sink.url }
  const server = await startServer({ env })
  const from = { email: 'bea@shop.example' }
  const body = { external_id: 'one', from, subject: 'Question', text: 'How does this work?' }
  const { json: ticket } = await server.api('POST', '/channels/email/inbound', { body })
  const path = `/tickets/${ticket.ticket_id}/messages`
  const held = { kind: 'reply', text: 'Held', undo_seconds: 20 }
  const [first, second] = [
    await server.api('POST', path, { body: held }),
    await server.api('POST', path, { body: held }),
  ]
  await until(async () => (await server.api('GET', '/outbox')).json.items.length === 2)
  await server.kill()

  const again = await startServer({ dataDir: server.data_dir, env })
  expect((await again.api('DELETE', `${path}/${first.json.id}`)).json).toMatchObject({ text: 'Held' })
  const due_ms = Date.parse(second.json.undo_until)
  await sleep(Math.max(0, due_ms - Date.now() - 200))
  expect(sink.mails).toHaveLength(0)
  await until(() => sink.mails.length === 1)
  expect(Date.now() - due_ms).toBeLessThan(1_500)
  expect((await again.api('DELETE', `${path}/${second.json.id}`)).json.code).toBe('already_leaving')
  await sleep(500)
  expect(sink.mails).toHaveLength(1)
  await sink.stop()
})
