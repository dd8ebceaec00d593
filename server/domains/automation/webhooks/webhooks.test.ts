import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { overrideEnv } from '../../../platform/env.ts'
import { newId } from '../../../platform/ids.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { automating } from '../../../testing/automating.ts'
import { aTicket, aUser } from '../../../testing/builders.ts'
import { anInstallation } from '../../../testing/installation.ts'
import { callSoon } from './job.ts'

const desk = await anInstallation()
const { api, ctx, settle, clock } = desk
const { rules, runsOf } = automating(desk)

interface Call {
  headers: IncomingHttpHeaders
  body: string
}
const calls: Call[] = []
let answers: number[] = []
const receiver = createServer((request, reply) => {
  let body = ''
  request.on('data', (chunk) => {
    body += chunk
  })
  request.on('end', () => {
    calls.push({ headers: request.headers, body })
    reply.writeHead(answers.shift() ?? 200, { location: 'http://127.0.0.1:1/' }).end('thanks')
  })
})
await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`
afterAll(() => receiver.close())

async function call(target = url, statuses: number[] = []) {
  calls.length = 0
  answers = statuses
  await rules({ name: 'hook', on: 'ticket_created', do: [{ add_tags: ['told'] }, { webhook: target }] })
  const ticket = await aTicket(ctx, { subject: 'Printer', text: 'My secret words' })
  await settle()
  return ticket
}
const webhookOf = async (id: string) => (await runsOf('hook')).find(({ ticket_id }) => ticket_id === id)!.webhooks[0]!

test('names, ids and public fields go out, signed so that a receiver can tell', async () => {
  overrideEnv({ WEBHOOK_INTERNAL_HOSTS: ['127.0.0.1'] })
  const ticket = await call()
  expect(calls).toHaveLength(1)
  const [{ headers, body }] = calls as [Call]
  expect(JSON.parse(body)).toMatchObject({
    ...{ event: 'ticket_created', automation: 'hook', id: headers['webhook-id'] },
    ticket: { id: ticket.id, case_id: ticket.case_id, subject: 'Printer', status: 'new', tags: ['told'] },
  })
  expect(body).not.toContain('secret words')
  expect(body).not.toContain('customer.example')
  const { key } = (await api('GET', '/automations/webhook-key')).json
  const bytes = Buffer.from(key.replace('whsec_', ''), 'base64')
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
  expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', bytes).update(signed).digest('base64')}`)
  expect(await webhookOf(ticket.id)).toMatchObject({ state: 'delivered', status: 200, attempts: 1, error: null })
})

test('what fails is tried again with growing pauses, under the same id, and given up in the end', async () => {
  const ticket = await call(url, [500, 302, 200])
  expect(await webhookOf(ticket.id)).toMatchObject({ state: 'waiting', status: 500, attempts: 1 })
  await clock.advance('PT9S')
  expect(calls).toHaveLength(1)
  await clock.advance('PT2S')
  expect(calls).toHaveLength(2)
  await clock.advance('PT61S')
  expect(await webhookOf(ticket.id)).toMatchObject({ state: 'delivered', attempts: 3 })
  expect(new Set(calls.map(({ headers }) => headers['webhook-id'])).size).toBe(1)

  const lost = await call(url, Array(20).fill(503))
  for (const pause of ['PT1M', 'PT5M', 'PT10M', 'PT1H', 'PT3H', 'PT7H', 'PT24H']) await clock.advance(pause)
  expect(await webhookOf(lost.id)).toMatchObject({ state: 'failed', status: 503, attempts: 7 })
  expect((await api('GET', '/automations')).json.items[0]).toMatchObject({ webhooks_failed: 1 })
})

test('who answers that it is gone, and who cannot be reached', async () => {
  expect(await webhookOf((await call(url, [410])).id)).toMatchObject({ state: 'failed', attempts: 1 })
  overrideEnv({ WEBHOOK_INTERNAL_HOSTS: ['127.0.0.1', 'localhost'] })
  const nobody = await webhookOf((await call('http://127.0.0.1:1/')).id)
  expect(nobody).toMatchObject({ state: 'waiting', status: null, attempts: 1 })
  expect(nobody.error).toContain('ECONNREFUSED')
})

test('internal addresses are refused, by whatever name, and not tried again', async () => {
  overrideEnv({ WEBHOOK_INTERNAL_HOSTS: undefined })
  const port = new URL(url).port
  for (const host of ['127.0.0.1', '[::1]', '169.254.169.254', 'localhost', '[::ffff:10.0.0.1]', '2130706433']) {
    const refused = await webhookOf((await call(`http://${host}:${port}/`)).id)
    expect(refused, host).toMatchObject({ state: 'failed', attempts: 1 })
    expect(refused.error, host).toContain('internal addresses are refused')
  }
  expect(calls).toEqual([])
})

test('an address that hangs holds up no more than its lane', async () => {
  const hosts = ['https://slow.example/a', 'https://slow.example/b', ...'abcdefgh'].map((host) =>
    host.length > 1 ? host : `https://${host}.example/`,
  )
  await inTransaction(ctx, async (ctx) => {
    await Promise.all(hosts.map((url) => callSoon(ctx, { id: newId(), url })))
  })
  const { rows } = await sql<{ lane: string | null; jobs: number }>`
    select queue_name as lane, count(*)::int as jobs from graphile_worker.jobs
    where task_identifier = 'automation.webhook' group by 1`.execute(ctx.db)
  expect(rows.map(({ lane }) => lane)).not.toContain(null)
  expect(rows).toHaveLength(3)
  expect(rows.reduce((sum, { jobs }) => sum + jobs, 0)).toBe(10)
  await settle()
})

test('the key is for those who may change the framework', async () => {
  const agent = await aUser(ctx)
  expect((await api('GET', '/automations/webhook-key', { as: agent.id })).status).toBe(403)
})
