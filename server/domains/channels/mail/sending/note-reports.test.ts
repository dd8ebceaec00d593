import { expect, test } from 'vitest'
import { type Actor, anonymousActor, as } from '../../../../platform/context.ts'
import { newId } from '../../../../platform/ids.ts'
import { anAnswerLine } from '../../../../testing/answer-line.ts'
import { aTicket, aUser } from '../../../../testing/builders.ts'
import { listMessages } from '../../../tickets/messages.ts'
import { deliveryNumberIn } from './bounce-address.ts'
import { noteReports } from './note-reports.ts'

const { api, ctx, settle, clock, peer, reply, messagesOf, ticketOf, outbox } = await anAnswerLine()

const failed = (recipient: string, words = '550 5.1.1 No such user') =>
  ({ recipient, action: 'failed', status: '5.1.1', words }) as const

/** A ticket whose answer has left, and what the other server got of it. */
async function answered(more: object = {}, as?: string) {
  const ticket = await aTicket(ctx)
  const { json: message } = await reply(ticket.id, 'Hello', more, as)
  await settle()
  return { ticket, message, customer: message.to[0] as string, ...lastSent() }
}

function lastSent() {
  const { envelope, parsed } = peer.mails.at(-1)!
  const back = envelope.mailFrom ? envelope.mailFrom.address : ''
  return { number: deliveryNumberIn(back), rfc_id: parsed.messageId!.slice(1, -1) }
}

const deliveryOf = async (messageId: string) =>
  (await outbox()).find(({ message_id }: { message_id: string }) => message_id === messageId)

test('a bounce shows under the message it is about, tells its author, and reopens the clock that the answer had stopped', async () => {
  const ann = await aUser(ctx)
  const { ticket, message, customer, number } = await answered({}, ann.id)
  expect((await ticketOf(ticket.id)).first_response_at).toEqual(expect.any(String))
  const mail_id = newId()
  const bounce = { mail_id, reports: [failed(customer)], delivery_number: number, original_message_ids: [] }
  expect(await noteReports(ctx, bounce)).toEqual({ ticket_id: ticket.id, message_id: message.id })
  expect((await messagesOf(ticket.id))[1]!.delivery).toEqual({
    state: 'bounced',
    detail: `550 5.1.1 No such user (${customer})`,
  })
  expect((await ticketOf(ticket.id)).first_response_at).toBeNull()
  const told = async () => (await api('GET', '/notifications', { as: ann.id })).json.items
  expect(await told()).toMatchObject([{ kind: 'not_delivered' }])
  const timeline = (await api('GET', `/tickets/${ticket.id}/timeline`)).json.items
  expect(timeline[0]).toMatchObject({
    name: 'ticket.first_response_reopened',
    data: { message_id: message.id, first_response_at: null },
  })
  expect(await deliveryOf(message.id)).toMatchObject({ state: 'bounced', reports: [{ mail_id, action: 'failed' }] })

  expect(await noteReports(ctx, bounce)).toEqual({ ticket_id: ticket.id, message_id: message.id })
  expect((await deliveryOf(message.id)).reports).toHaveLength(1)
  expect(await told()).toHaveLength(1)
})

test('the clock stands where the next answer stopped it', async () => {
  const { ticket, customer, number } = await answered()
  await clock.advance('PT1H')
  await reply(ticket.id, 'Another answer')
  await settle()
  const second = (await outbox()).find((one: { ticket_id: string }) => one.ticket_id === ticket.id)
  await noteReports(ctx, {
    mail_id: newId(),
    reports: [failed(customer)],
    delivery_number: number,
    original_message_ids: [],
  })
  expect((await ticketOf(ticket.id)).first_response_at).toBe(second.sent_at)
})

test('without the return address the quoted Message-ID proves it; a forged one changes nothing', async () => {
  const { ticket, message, customer, rfc_id } = await answered()
  const report = (ids: string[]) =>
    noteReports(ctx, {
      mail_id: newId(),
      reports: [failed(customer)],
      delivery_number: null,
      original_message_ids: ids,
    })
  expect(await report([rfc_id.replace(/\.[0-9a-f]{12}@/, '.000000000000@')])).toBeNull()
  expect(await report([`${message.id}@desk.example`])).toBeNull()
  expect(await report([])).toBeNull()
  expect((await messagesOf(ticket.id))[1]!.delivery?.state).toBe('sent')
  expect(await report(['someone@else.example', rfc_id])).toMatchObject({ message_id: message.id })
  expect((await messagesOf(ticket.id))[1]!.delivery?.state).toBe('bounced')
})

test('a delay is told, a confirmation makes it delivered, and a copy that failed is a remark', async () => {
  const { ticket, customer, number } = await answered({ cc: ['copy@shop.example'] })
  const report = (recipient: string, action: 'delayed' | 'delivered' | 'failed' | 'complaint', words: string) =>
    noteReports(ctx, {
      mail_id: newId(),
      reports: [{ recipient, action, status: null, words }],
      delivery_number: number,
      original_message_ids: [],
    })
  const shown = async () => (await messagesOf(ticket.id))[1]!.delivery
  await report(customer, 'delayed', '451 Try later')
  expect(await shown()).toEqual({ state: 'sent', detail: `451 Try later (${customer})` })
  await report('copy@shop.example', 'failed', '550 Gone')
  expect(await shown()).toEqual({ state: 'sent', detail: 'A copy did not arrive: 550 Gone (copy@shop.example)' })
  expect((await ticketOf(ticket.id)).first_response_at).not.toBeNull()
  await report(customer, 'delivered', '250 Done')
  expect((await shown())?.state).toBe('delivered')
  await report(customer, 'complaint', 'abuse')
  expect((await shown())?.state).toBe('delivered')
  await report(customer, 'failed', '552 Full')
  expect(await shown()).toEqual({ state: 'bounced', detail: `552 Full (${customer})` })
})

test('what came back is sent anew to another address, under another id; a late bounce of the first try says nothing about it', async () => {
  const { ticket, message, customer, number, rfc_id } = await answered({ cc: ['copy@shop.example'] })
  const bounce = (delivery_number: string | null) =>
    noteReports(ctx, { mail_id: newId(), reports: [failed(customer)], delivery_number, original_message_ids: [rfc_id] })
  await bounce(number)
  const { id } = await deliveryOf(message.id)
  const { status } = await api('POST', `/outbox/${id}/resend`, { body: { to: ['Right@shop.example'] } })
  expect(status).toBe(200)
  await settle()
  const again = peer.mails.at(-1)!
  expect(again.envelope.rcptTo.map(({ address }) => address)).toEqual(['right@shop.example'])
  expect(again.parsed.messageId).not.toBe(`<${rfc_id}>`)
  expect(lastSent().number).toBe(`${number}-2`)
  expect((await messagesOf(ticket.id))[1]).toMatchObject({ to: ['right@shop.example'], delivery: { state: 'sent' } })
  expect((await ticketOf(ticket.id)).first_response_at).not.toBeNull()
  const joined = await ctx.db.selectFrom('participants').select('address').where('ticket_id', '=', ticket.id).execute()
  expect(joined.map(({ address }) => address)).toContain('right@shop.example')

  for (const late of [number, null]) await bounce(late)
  expect((await messagesOf(ticket.id))[1]!.delivery?.state).toBe('sent')
  expect((await deliveryOf(message.id)).reports).toHaveLength(3)
  await noteReports(ctx, {
    mail_id: newId(),
    reports: [failed('right@shop.example')],
    delivery_number: `${number}-2`,
    original_message_ids: [],
  })
  expect((await messagesOf(ticket.id))[1]!.delivery?.state).toBe('bounced')
})

test('several recipients: who was taken is not written to again', async () => {
  peer.refuseRecipient = (address) =>
    address === 'slow@shop.example' ? { responseCode: 451, message: 'Greylisted' } : null
  const before = peer.mails.length
  const { ticket, message } = await answered({ cc: ['slow@shop.example'], bcc: ['boss@desk.example'] })
  expect((await messagesOf(ticket.id))[1]!.delivery).toEqual({
    state: 'queued',
    detail: expect.stringMatching(/^451 Greylisted \(slow@shop\.example\); taken for .*boss@desk\.example: 250 /),
  })
  const stopped = (await ticketOf(ticket.id)).first_response_at
  expect(stopped).not.toBeNull()
  expect((await deliveryOf(message.id)).next_try_at).not.toBeNull()
  peer.refuseRecipient = () => null
  await clock.advance('PT1M')
  expect(peer.mails.slice(before).map(({ envelope }) => envelope.rcptTo.map(({ address }) => address))).toEqual([
    [message.to[0], 'boss@desk.example'],
    ['slow@shop.example'],
  ])
  expect((await messagesOf(ticket.id))[1]!.delivery?.state).toBe('sent')
  expect(await ticketOf(ticket.id)).toMatchObject({ first_response_at: stopped })
})

test('the customer’s own address refused is a failure though a copy was taken; the clock runs on', async () => {
  const { unreached } = (await api('GET', '/outbox/counts')).json
  peer.refuseRecipient = (address) =>
    address.endsWith('@customer.example') ? { responseCode: 550, message: 'Gone' } : null
  const { ticket, message } = await answered({ cc: ['copy@shop.example'] })
  peer.refuseRecipient = () => null
  expect((await messagesOf(ticket.id))[1]!.delivery).toEqual({
    state: 'failed',
    detail: expect.stringContaining(`550 Gone (${message.to[0]}); taken for copy@shop.example`),
  })
  expect((await ticketOf(ticket.id)).first_response_at).toBeNull()
  const counts = (await api('GET', '/outbox/counts')).json
  expect(counts).toMatchObject({ failed: 1, unreached: unreached + 1, capped_at: 1000 })
  const { id } = await deliveryOf(message.id)
  await api('POST', `/outbox/${id}/resend`)
  await settle()
  expect(peer.mails.at(-1)!.envelope.rcptTo.map(({ address }) => address)).toEqual(message.to)
})

test('a blind copy is seen by us alone', async () => {
  const { ticket, message } = await answered({ bcc: ['Boss@desk.example', 'boss@desk.example'] })
  expect(message.bcc).toEqual(['boss@desk.example'])
  expect(peer.mails.at(-1)!.raw).not.toMatch(/boss/i)
  const joined = await ctx.db.selectFrom('participants').select('address').where('ticket_id', '=', ticket.id).execute()
  expect(joined.map(({ address }) => address)).not.toContain('boss@desk.example')
  await reply(ticket.id, 'Held back', { undo_seconds: 60 })
  await ctx.db
    .updateTable('messages')
    .set({ delivery_detail: '550 boss@desk.example is away' })
    .where('id', '=', message.id)
    .execute()
  const customer: Actor = { ...anonymousActor, type: 'customer', id: ticket.customer_id }
  const seen = (await listMessages(as(ctx, customer), ticket.id, { limit: 10 })).items
  expect(seen).toHaveLength(2)
  expect(JSON.stringify(seen)).not.toMatch(/boss/)
})
