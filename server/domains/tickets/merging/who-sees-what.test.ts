import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { blobs } from '../../../platform/blobs/blobs.ts'
import { SESSION_COOKIE } from '../../../platform/http/requests.ts'
import { newId } from '../../../platform/ids.ts'
import { aUser } from '../../../testing/builders.ts'
import { aMail } from '../../../testing/inbound.ts'
import { anInstallation } from '../../../testing/installation.ts'
import { readyToResolve } from '../../../testing/resolving.ts'
import { startSession } from '../../auth/sessions.ts'
import type { Message } from '../contract.ts'

const { api, ctx, http } = await anInstallation()

async function mailWithFile(text: string) {
  const stored = await blobs().put(Readable.from([text]))
  const files = [{ ...stored, name: `${text}.txt`, type: 'text/plain', inline: false, content_id: null }]
  const email = `${text}-${newId()}@c.example`
  const { ticket_id } = await aMail(ctx, { email, text, files })
  const { customer_id } = (await api('GET', `/tickets/${ticket_id}`)).json
  const [message] = (await api('GET', `/tickets/${ticket_id}/messages`)).json.items as Message[]
  const { secret } = await startSession(ctx, { customer_id })
  return { ticket_id, file_id: message!.attachments[0]!.id, asThem: customer(secret), email }
}

const customer = (secret: string) => async (url: string) => {
  const reply = await http.inject({ url: `/api/v1${url}`, headers: { cookie: `${SESSION_COOKIE}=${secret}` } })
  return { status: reply.statusCode, json: reply.headers['content-type']?.includes('json') ? reply.json() : null }
}

const merge = async (into: string, tickets: string[]): Promise<string> =>
  (await api('POST', '/merges', { body: { into, tickets } })).json.id
const texts = (reply: { json: { items: Message[] } }) => reply.json.items.map(({ text }) => text)

test('of a ticket with several people, each customer sees what was said in tickets of their own', async () => {
  const [ann, bob] = [await mailWithFile('ann'), await mailWithFile('bob')]
  const id = await merge(ann.ticket_id, [bob.ticket_id])
  await api('POST', `/tickets/${ann.ticket_id}/messages`, { body: { kind: 'note', text: 'ours' } })

  expect(texts(await api('GET', `/tickets/${ann.ticket_id}/messages`))).toEqual(['ann', 'bob', 'ours'])
  expect(texts(await ann.asThem(`/tickets/${ann.ticket_id}/messages`))).toEqual(['ann'])
  expect(texts(await bob.asThem(`/tickets/${bob.ticket_id}/messages`))).toEqual(['bob'])
  expect((await bob.asThem(`/tickets/${ann.ticket_id}/messages`)).status).toBe(404)
  expect((await bob.asThem('/tickets')).json.items.map((row: { id: string }) => row.id)).toEqual([bob.ticket_id])

  const may = async () => [
    ...[(await ann.asThem(`/files/${ann.file_id}`)).status, (await ann.asThem(`/files/${bob.file_id}`)).status],
    ...[(await bob.asThem(`/files/${bob.file_id}`)).status, (await bob.asThem(`/files/${ann.file_id}`)).status],
  ]
  expect(await may()).toEqual([200, 404, 200, 404])
  await api('DELETE', `/merges/${id}`)
  expect(await may()).toEqual([200, 404, 200, 404])
})

test('what is said while their tickets are one reaches those it is from and to', async () => {
  const [ann, bob] = [await mailWithFile('ann'), await mailWithFile('bob')]
  const id = await merge(ann.ticket_id, [bob.ticket_id])
  const number = async (id: string) =>
    (await ctx.db.selectFrom('tickets').select('number').where('id', '=', id).executeTakeFirstOrThrow()).number
  const reply = (text: string, cc: string[] = []) =>
    api('POST', `/tickets/${ann.ticket_id}/messages`, { body: { kind: 'reply', text, cc } })
  await reply('dear both', [bob.email.toUpperCase()])
  await aMail(ctx, { email: ann.email, text: 'ann again', token_numbers: [await number(ann.ticket_id)] })
  await reply('dear ann')
  await aMail(ctx, { email: bob.email, text: 'bob again', token_numbers: [await number(bob.ticket_id)] })
  const all = ['ann', 'bob', 'dear both', 'ann again', 'dear ann', 'bob again']
  expect(texts(await api('GET', `/tickets/${ann.ticket_id}/messages`))).toEqual(all)
  expect(texts(await ann.asThem(`/tickets/${ann.ticket_id}/messages`))).toEqual([
    'ann',
    'dear both',
    'ann again',
    'dear ann',
  ])
  expect(texts(await bob.asThem(`/tickets/${bob.ticket_id}/messages`))).toEqual(['bob', 'dear both', 'bob again'])
  await api('DELETE', `/merges/${id}`)
  expect(texts(await bob.asThem(`/tickets/${bob.ticket_id}/messages`))).toEqual(['bob'])
})

test('a list shows a customer nothing of what another one wrote, nor of a reply that may still be taken back', async () => {
  const [ann, bob] = [await mailWithFile('ann'), await mailWithFile('bob')]
  await merge(ann.ticket_id, [bob.ticket_id])
  const shown = async () => {
    const [listed] = (await ann.asThem('/tickets')).json.items
    const ticket = (await ann.asThem(`/tickets/${ann.ticket_id}`)).json
    const of = ({ snippet, status, resolved_at, last_message_at, message_count }: Record<string, unknown>) => ({
      ...{ snippet, status, resolved_at, last_message_at, message_count },
    })
    expect(of(listed)).toEqual(of(ticket))
    return of(ticket)
  }
  const before = await shown()
  expect(before).toMatchObject({ snippet: 'ann', status: 'new', message_count: 1 })
  expect((await bob.asThem(`/tickets/${bob.ticket_id}`)).json).toMatchObject({ snippet: 'bob' })

  const reply = (body: object) =>
    api('POST', `/tickets/${ann.ticket_id}/messages`, { body: { kind: 'reply', undo_seconds: 60, ...body } })
  await reply({ text: 'A secret' })
  await readyToResolve(api, ann.ticket_id)
  await reply({ text: 'Another', status_after: 'resolved' })
  expect(await shown()).toEqual(before)
  expect((await api('GET', `/tickets/${ann.ticket_id}`)).json).toMatchObject({ snippet: 'Another', status: 'resolved' })
  await api('PUT', `/tickets/${ann.ticket_id}/status`, { body: { status: 'on_hold' } })
  expect(await shown()).toMatchObject({ snippet: 'ann', status: 'on_hold' })
})

test('what the desk thinks of a ticket, and how it goes about it, is not shown to its customer', async () => {
  const ann = await mailWithFile('URGENT! Everything is down, this is unacceptable')
  const id = ann.ticket_id
  const suggested_ticket_id = (await mailWithFile('another')).ticket_id
  await ctx.db
    .updateTable('tickets')
    .set({
      suggested_ticket_id,
      queue_class: 'vip',
      snoozed_until: '2099-01-01T00:00:00.000Z',
      contacts_to_resolution: 3,
    })
    .set({ impact: 'critical', urgency: 'high', complexity: 'high', emotion: 'frustrated', tags: ['churn'] })
    .set({ restricted: true, awaiting_understanding: true, risk_at: '2026-01-01T00:00:00.000Z' })
    .where('id', '=', id)
    .execute()
  const ours = (await api('GET', `/tickets/${id}`)).json
  expect(ours).toMatchObject({ emotion: 'frustrated', tier: expect.any(String), due_clock: 'first_response' })
  const [listed] = (await ann.asThem('/tickets')).json.items
  for (const shown of [listed, (await ann.asThem(`/tickets/${id}`)).json]) {
    expect(shown).toMatchObject({
      ...{ impact: null, urgency: null, complexity: null, emotion: null, tags: [], tier: null, team: null },
      ...{ due_clock: null, due_at: null, risk_at: null, queue_class: null, queue_at: ours.created_at },
      ...{ suggested_ticket_id: null, snoozed_until: null, contacts_to_resolution: null },
      ...{ restricted: false, awaiting_understanding: false },
      ...{ id, case_id: ours.case_id, subject: ours.subject, status: ours.status, priority: ours.priority },
    })
  }
})

test('a customer cannot find out by filtering or sorting what is not shown to them', async () => {
  const ann = await mailWithFile('sorting')
  await api('PUT', `/tickets/${ann.ticket_id}/tags`, { body: { tags: ['churn'] } })
  for (const query of ['tag=churn', 'team=tier1_general', 'tier=tier1_general', 'view=at_risk', 'sort=queue'])
    expect((await ann.asThem(`/tickets?${query}`)).json, query).toMatchObject({
      status: 403,
      code: 'not_for_customers',
    })
  expect((await ann.asThem('/tickets?status=new&sort=oldest')).json.items).toHaveLength(1)
})

test('two tickets of one customer become one in their list, with everything in it', async () => {
  const ann = await mailWithFile('first')
  const { ticket_id } = await aMail(ctx, { email: ann.email, text: 'second' })
  await merge(ann.ticket_id, [ticket_id])
  expect((await ann.asThem('/tickets')).json.items.map((row: { id: string }) => row.id)).toEqual([ann.ticket_id])
  expect(texts(await ann.asThem(`/tickets/${ann.ticket_id}/messages`))).toEqual(['first', 'second'])
  expect(texts(await ann.asThem(`/tickets/${ticket_id}/messages`))).toEqual(['second'])
})

test('a file goes with its message: into a restricted ticket, and out again', async () => {
  const [open, secret] = [await mailWithFile('open'), await mailWithFile('secret')]
  await api('PUT', `/tickets/${secret.ticket_id}/restricted`, { body: { restricted: true } })
  const agent = await aUser(ctx)
  const reads = async (id: string) => (await api('GET', `/files/${id}`, { as: agent.id })).status
  expect([await reads(open.file_id), await reads(secret.file_id)]).toEqual([200, 404])
  const id = await merge(secret.ticket_id, [open.ticket_id])
  expect([await reads(open.file_id), await reads(secret.file_id)]).toEqual([404, 404])
  await api('DELETE', `/merges/${id}`)
  expect([await reads(open.file_id), await reads(secret.file_id)]).toEqual([200, 404])
})
