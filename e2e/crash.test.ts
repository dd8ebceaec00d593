import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, expect, inject, test } from 'vitest'
import { isAlive } from '../server/platform/postgres/processes.ts'
import { databaseNamed } from '../server/testing/database-server.ts'
import { databaseProcesses, databaseUrlOf, postmasterOf } from './support/data-folder.ts'
import { aMail, type OutsideMail, sendMails } from './support/mail-sender.ts'
import { query } from './support/query.ts'
import { type ServerProcess, startServer, stopServers } from './support/server-process.ts'
import { openSocket, signInFirstAdmin } from './support/sign-in.ts'
import { refusing, slowly, startSmtpSink } from './support/smtp-sink.ts'
import { until } from './support/until.ts'

/** Jobs one process works on at the same time (server/platform/worker.ts): as many mails can be on their way out at a kill. */
const JOBS_AT_ONCE = 6

afterEach(stopServers)

test('kill -9 while 1,000 mails come in: none that was acknowledged is lost, none is there twice', async () => {
  const mails = Array.from({ length: 1_000 }, (_, n) => aMail(n, { from: `customer-${n % 50}@shop.example` }))
  const server = await startServer()
  const before = await sendUntilKilled(server, mails, { after: 400 })

  const again = await startServer({ dataDir: server.data_dir })
  const rest = mails.filter(({ message_id }) => !before.has(message_id))
  const { failures } = await sendMails(again.smtp_port, rest, { connections: 8 })
  expect(failures).toEqual([])
  const ledger = await filed(again, 1_000)
  expect(ledger.quarantined).toBe(0)
  expect(ledger.received).toBe(ledger.filed + ledger.dropped)
  // Stored, but the acknowledgement died with the server: at most one for each connection.
  expect(ledger.dropped).toBeLessThanOrEqual(8)
  expect(await countTickets(again)).toEqual({ messages: 1_000, texts: 1_000, tickets: 1_000, empty: 0 })
})

test('kill -9 of the database while mails come in: the server brings it back, goes on, and has lost none', async () => {
  const mails = Array.from({ length: 200 }, (_, n) => aMail(n))
  const server = await startServer()
  const postmaster = postmasterOf(server.data_dir)
  const acknowledged = new Set<string>()
  const keep = ({ message_id }: OutsideMail) => {
    acknowledged.add(message_id)
    if (acknowledged.size === 80) process.kill(postmaster, 'SIGKILL')
  }
  await until(async () => {
    const rest = mails.filter(({ message_id }) => !acknowledged.has(message_id))
    await sendMails(server.smtp_port, rest, { connections: 4, acknowledged: keep })
    return acknowledged.size === mails.length
  })

  await filed(server, 200)
  expect(await countTickets(server)).toEqual({ messages: 200, texts: 200, tickets: 200, empty: 0 })
  await until(async () => (await fetch(`${server.url}/readyz`)).ok)
  expect(isAlive(server.pid)).toBe(true)
  expect(postmasterOf(server.data_dir)).not.toBe(postmaster)
})

test('kill -9 while replies go out: every one arrives, and only what was on its way may arrive twice', async () => {
  const sink = await startSmtpSink(slowly(150))
  const server = await startServer({ env: { SMTP_URL: sink.url } })
  await replyToCustomers(server, 30)
  await until(() => sink.mails.length >= 10)
  await server.kill()
  const noted = await query<{ message_id: string }>(
    databaseUrlOf(server.data_dir),
    `select mail_ids.rfc_id as message_id from mail_ids join deliveries using (message_id) where state = 'sent'`,
  )
  expect(noted.length).toBeLessThan(30)

  const again = await startServer({ dataDir: server.data_dir, env: { SMTP_URL: sink.url } })
  await until(async () => {
    const { json } = await again.api('GET', '/outbox?state=sent&limit=100')
    return json.items.length === 30
  })
  const copies = Map.groupBy(sink.mails, ({ message_id }) => message_id)
  expect(copies.size).toBe(30)
  expect(new Set(sink.mails.flatMap(({ to }) => to)).size).toBe(30)
  const twice = [...copies].filter(([, mails]) => mails.length > 1)
  expect(twice.length).toBeLessThanOrEqual(JOBS_AT_ONCE)
  expect(sink.mails.length).toBe(30 + twice.length)
  const sentBefore = new Set(noted.map(({ message_id }) => `<${message_id}>`))
  expect(twice.filter(([id]) => sentBefore.has(id))).toEqual([])
  await sink.stop()
})

test('a reply that is put off at first and then takes the other mail server long to accept is taken once', async () => {
  const sink = await startSmtpSink(refusing(451, 'Greylisted, come back later'))
  const server = await startServer({ env: { SMTP_URL: sink.url } })
  const reply = async () => (await server.api('GET', '/outbox')).json.items[0]
  await replyToCustomers(server, 1)
  await until(async () => (await reply())?.detail?.includes('Greylisted'))
  sink.answer = slowly(6_000)

  await until(async () => (await reply()).state === 'sent')
  expect(sink.mails.length).toBe(1)
  expect(sink.under_way).toBe(0)
  await sink.stop()
})

test('two servers on one database: what happens on one reaches a page opened on the other', async () => {
  const name = `two_nodes_${process.pid}`
  await query(inject('postgres_url'), `create database ${name}`)
  const DATABASE_URL = databaseNamed(inject('postgres_url'), name)
  const env = { DATABASE_URL, SECRET_KEY: 'k'.repeat(40) }
  const [a, b] = await Promise.all([startServer({ env }), startServer({ env })])

  const socket = await openSocket(b, await signInFirstAdmin(b))
  const heard: { name: string; ids: Record<string, string | null> }[] = []
  socket.on('events', (events) => heard.push(...events))
  const { status, json } = await a.api('POST', '/channels/live_chat/inbound', {
    body: { external_id: 'one', from: { email: 'cara@shop.example' }, subject: 'Hello', text: 'Is anybody there?' },
  })
  expect(status).toBe(201)
  await until(() => heard.some(({ ids }) => ids.ticket_id === json.ticket_id))
  expect((await b.api('GET', `/tickets/${json.ticket_id}`)).json.subject).toBe('Hello')
  socket.close()
})

test('SIGTERM ends the server and its database within five seconds, whatever is under way', async () => {
  const sink = await startSmtpSink(slowly(8_000))
  const server = await startServer({ env: { SMTP_URL: sink.url } })
  const socket = await openSocket(server, await signInFirstAdmin(server))
  const idle = connect(server.smtp_port, '127.0.0.1')
  await once(idle, 'data')
  await replyToCustomers(server, 1)
  await until(() => sink.under_way > 0)
  const processes = [server.pid, ...databaseProcesses(server.data_dir)]
  expect(processes.length).toBeGreaterThan(3)

  const { code, took_ms } = await server.stop()
  // Where the server is the first process of a container, whatever it leaves behind is killed with it.
  expect(processes.filter(isAlive)).toEqual([])
  expect(databaseProcesses(server.data_dir)).toEqual([])
  expect(took_ms).toBeLessThan(5_000)
  expect(code).toBe(0)
  socket.close()
  idle.destroy()
  await sink.stop()
})

/** Sends until `after` mails are acknowledged, kills the server at that moment, and tells which ones were. */
async function sendUntilKilled(server: ServerProcess, mails: OutsideMail[], { after }: { after: number }) {
  let taken = 0
  let killed: Promise<void> | undefined
  const { acknowledged } = await sendMails(server.smtp_port, mails, {
    connections: 8,
    acknowledged: () => {
      if (++taken >= after) killed ??= server.kill()
    },
  })
  await killed
  expect(acknowledged.size).toBeGreaterThanOrEqual(after)
  expect(acknowledged.size).toBeLessThan(mails.length)
  return acknowledged
}

async function replyToCustomers({ api }: ServerProcess, count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    const from = { email: `customer-${n}@shop.example` }
    const body = { external_id: `mail-${n}`, from, subject: `Question ${n}`, text: 'How does this work?' }
    const { json } = await api('POST', '/channels/email/inbound', { body })
    const reply = await api('POST', `/tickets/${json.ticket_id}/messages`, {
      body: { kind: 'reply', text: `Answer number ${n}` },
    })
    expect(reply.status).toBe(201)
  }
}

/** Waits until so many mails are messages and none is waiting; returns the ledger. */
const filed = ({ api }: ServerProcess, count: number) =>
  until(async () => {
    const { json } = await api('GET', '/mail/ledger?limit=1')
    return json.pending === 0 && json.filed === count && json
  })

async function countTickets({ data_dir }: ServerProcess) {
  const [counts] = await query(
    databaseUrlOf(data_dir),
    `select (select count(*) from messages)::int as messages, (select count(distinct text) from messages)::int as texts,
            (select count(*) from tickets)::int as tickets,
            (select count(*) from tickets where not exists (select from messages where ticket_id = tickets.id))::int as empty`,
  )
  return counts
}
