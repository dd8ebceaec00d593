import { expect, test } from 'vitest'
import { SESSION_COOKIE } from '../../../platform/http/requests.ts'
import { newId } from '../../../platform/ids.ts'
import { aTicket, aUser } from '../../../testing/builders.ts'
import { aMail } from '../../../testing/inbound.ts'
import { anInstallation } from '../../../testing/installation.ts'
import { rowsIn } from '../../../testing/rows.ts'
import { startSession } from '../../auth/sessions.ts'
import type { Ticket } from '../../tickets/contract.ts'
import { isBlocked } from './blocks.ts'

const { api, ctx, http, clock, settle } = await anInstallation()
const mark = (id: string, body: object, as?: string) => api('PUT', `/tickets/${id}/spam`, { body, as })
const from = (domain = 'junk.example') => ({ name: 'Seller', email: `seller-${newId()}@${domain}` })
const listed = async (query: string) =>
  (await api('GET', `/tickets?limit=100${query}`)).json.items.map(({ id }: Ticket) => id)
const ticketOf = async (id: string): Promise<Ticket> => (await api('GET', `/tickets/${id}`)).json
const numberOf = async (id: string) =>
  (await ctx.db.selectFrom('tickets').select('number').where('id', '=', id).executeTakeFirstOrThrow()).number

test('spam is in no list but its own, is nobody’s work, and comes back as it was', async () => {
  const agent = await aUser(ctx)
  const ticket = await aTicket(ctx, { subject: 'Cheap giraffes', from: from() })
  await api('PUT', `/tickets/${ticket.id}/assignee`, { body: { assignee_id: agent.id } })
  const before = await rowsIn(ctx, ['messages', 'participants', 'seen_marks'])
  const row = await ticketOf(ticket.id)
  const counts = (await api('GET', '/tickets/counts')).json
  expect(await mark(ticket.id, { spam: true })).toMatchObject({ status: 200, json: { spam: true } })

  const everywhere = ['', '&view=inbox', '&view=mine', '&q=giraffes', `&q=${ticket.case_id}`, '&status=open']
  const filters = [`&customer_id=${ticket.customer_id}`, `&assignee_id=${agent.id}`, '&sort=oldest', '&sort=priority']
  for (const query of [...everywhere, ...filters])
    expect([query, await listed(query)]).toEqual([query, expect.not.arrayContaining([ticket.id])])
  expect(await listed('&spam=true')).toEqual([ticket.id])
  expect(await listed('&view=spam')).toEqual([ticket.id])
  expect((await api('GET', '/tickets/counts')).json).toMatchObject({ inbox: counts.inbox - 1, spam: counts.spam + 1 })
  const { secret } = await startSession(ctx, { customer_id: ticket.customer_id })
  const headers = { cookie: `${SESSION_COOKIE}=${secret}` }
  expect((await http.inject({ url: '/api/v1/tickets', headers })).json().items).toEqual([])
  expect((await http.inject({ url: `/api/v1/tickets/${ticket.id}`, headers })).statusCode).toBe(404)

  await mark(ticket.id, { spam: false })
  expect(await ticketOf(ticket.id)).toEqual(row)
  expect(await rowsIn(ctx, ['messages', 'participants', 'seen_marks'])).toEqual(before)
  expect(await listed('&view=inbox')).toContain(ticket.id)
  const names = (await api('GET', `/tickets/${ticket.id}/timeline`)).json.items.map(
    ({ name }: { name: string }) => name,
  )
  expect(names.filter((name: string) => name === 'ticket.spam_marked')).toHaveLength(2)
})

test('more of the same wakes nobody; taken out of spam, the ticket is as open as that makes it', async () => {
  const agent = await aUser(ctx)
  const sender = from()
  const ticket = await aTicket(ctx, { from: sender })
  await api('PUT', `/tickets/${ticket.id}/assignee`, { body: { assignee_id: agent.id } })
  await api('PUT', `/tickets/${ticket.id}/status`, { body: { status: 'pending' } })
  const told = async () => (await api('GET', '/notifications', { as: agent.id })).json.items.length
  const before = await told()
  await mark(ticket.id, { spam: true })
  const more = await aMail(ctx, { email: sender.email, text: 'Buy!', token_numbers: [await numberOf(ticket.id)] })
  expect(more.ticket_id).toBe(ticket.id)
  expect(await ticketOf(ticket.id)).toMatchObject({ status: 'pending', message_count: 2 })
  expect(await told()).toBe(before)
  await mark(ticket.id, { spam: false })
  expect((await ticketOf(ticket.id)).status).toBe('open')
})

test('a snoozed ticket that is spam by then comes back without a word', async () => {
  const agent = await aUser(ctx)
  const ticket = await aTicket(ctx, { from: from() })
  await api('PUT', `/tickets/${ticket.id}/assignee`, { body: { assignee_id: agent.id } })
  const until = ctx.now().add({ hours: 1 }).toString({ fractionalSecondDigits: 3 })
  await api('PUT', `/tickets/${ticket.id}/snooze`, { body: { until } })
  await mark(ticket.id, { spam: true })
  await clock.advance('PT2H')
  const kinds = (await api('GET', '/notifications', { as: agent.id })).json.items.map(
    (row: { kind: string }) => row.kind,
  )
  expect(kinds).not.toContain('snooze_over')
  await mark(ticket.id, { spam: false })
  expect((await ticketOf(ticket.id)).snoozed_until).toBeNull()
})

test('spam and its writer go together, and come back together', async () => {
  const sender = from('mail.bulk.example')
  const ticket = await aTicket(ctx, { from: sender })
  await mark(ticket.id, { spam: true, block: 'address' })
  expect(await isBlocked(ctx, sender.email)).toMatchObject({ kind: 'address' })
  expect(await isBlocked(ctx, from('mail.bulk.example').email)).toBeNull()
  await mark(ticket.id, { spam: true, block: 'domain' })
  expect(await isBlocked(ctx, from('mail.bulk.example').email)).toMatchObject({ kind: 'domain' })
  const { items } = (await api('GET', '/channels/blocks')).json
  expect(items.map(({ kind, ticket_id }: { kind: string; ticket_id: string }) => [kind, ticket_id])).toEqual([
    ['domain', ticket.id],
    ['address', ticket.id],
  ])
  await mark(ticket.id, { spam: false })
  expect(await isBlocked(ctx, sender.email)).toBeNull()
  expect((await mark(ticket.id, { spam: false, block: 'address' })).status).toBe(422)
})

test('brought back among many, its writer comes back too', async () => {
  const sender = from('among.many.example')
  const ticket = await aTicket(ctx, { from: sender })
  await mark(ticket.id, { spam: true, block: 'address' })
  const body = { tickets: [ticket.id], change: { spam: false } }
  expect((await api('POST', '/tickets/changes', { body })).json.changed).toHaveLength(1)
  await settle()
  expect(await isBlocked(ctx, sender.email)).toBeNull()
})

test('a block that is refused leaves the ticket unmarked', async () => {
  const ticket = await aTicket(ctx, { from: from('gmail.com') })
  expect((await mark(ticket.id, { spam: true, block: 'domain' })).json.code).toBe('shared_domain')
  expect((await ticketOf(ticket.id)).spam).toBe(false)
  const call = await aTicket(ctx, { channel: 'phone_support', from: { phone: '+4930123456' } })
  expect((await mark(call.id, { spam: true, block: 'address' })).json.code).toBe('no_address')
})
