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

test('to be handed on is not to have arrived', async () => {
  const { message, customer, number } = await answered()
  const reports = [{ recipient: customer, action: 'relayed', status: '2.0.0', words: 'no reports there' } as const]
  await noteReports(ctx, { mail_id: newId(), reports, delivery_number: number, original_message_ids: [] })
  expect(await deliveryOf(message.id)).toMatchObject({ state: 'sent', reports: [{ action: 'relayed' }] })
})

test('a bounce from where somebody’s mail is forwarded to is the customer’s when it says so, or nobody else got the mail', async () => {
  const elsewhere = (number: string | null, original_recipient: string | null) =>
    noteReports(ctx, {
      mail_id: newId(),
      reports: [{ ...failed('forwarded@elsewhere.example'), original_recipient }],
      delivery_number: number,
      original_message_ids: [],
    })
  const alone = await answered()
  await elsewhere(alone.number, null)
  expect((await deliveryOf(alone.message.id)).state).toBe('bounced')

  const { ticket, message, customer, number } = await answered({ cc: ['copy@shop.example'] })
  const stateNow = async () => (await deliveryOf(message.id)).state
  await elsewhere(number, null)
  await elsewhere(number, 'copy@shop.example')
  expect(await stateNow()).toBe('sent')
  expect((await ticketOf(ticket.id)).first_response_at).not.toBeNull()
  await elsewhere(number, customer)
  expect(await stateNow()).toBe('bounced')
})

test('a domain with letters beyond ASCII is known in the spelling of other servers, and odd bytes spoil no report', async () => {
  const { id } = await aTicket(ctx, { from: { email: 'kunde@bücher.example' } })
  const { json: message } = await reply(id, 'Hello', { cc: ['copy@shop.example'] })
  await settle()
  await noteReports(ctx, {
    mail_id: newId(),
    reports: [failed('kunde@xn--bcher-kva.example', 'No\u0000 such\u0007 user')],
    delivery_number: lastSent().number,
    original_message_ids: [],
  })
  expect(await deliveryOf(message.id)).toMatchObject({
    state: 'bounced',
    detail: 'No  such  user (kunde@xn--bcher-kva.example)',
    recipients: ['kunde@bücher.example'],
  })
})

test('whom another server has put off is reached after the customer’s own copy came back', async () => {
  peer.refuseRecipient = (address) => (address === 'copy@shop.example' ? { responseCode: 450, message: 'Later' } : null)
  const { message, customer, number } = await answered({ cc: ['copy@shop.example', 'other@shop.example'] })
  await noteReports(ctx, {
    mail_id: newId(),
    reports: [failed(customer)],
    delivery_number: number,
    original_message_ids: [],
  })
  peer.refuseRecipient = () => null
  await clock.advance('PT8H')
  const delivery = await deliveryOf(message.id)
  expect(delivery).toMatchObject({ state: 'bounced', recipients: [customer, 'copy@shop.example'], next_try_at: null })
  await api('POST', `/outbox/${delivery.id}/resend`, { body: { to: ['right@shop.example'] } })
  await settle()
  expect(peer.mails.at(-1)!.envelope.rcptTo.map(({ address }) => address)).toEqual([
    'right@shop.example',
    'copy@shop.example',
  ])
})

test('sending a copy again that was put off does not make the answer one that has not left', async () => {
  peer.refuseRecipient = (address) => (address === 'copy@shop.example' ? { responseCode: 450, message: 'Later' } : null)
  const { ticket, message } = await answered({ cc: ['copy@shop.example'] })
  const { first_response_at } = await ticketOf(ticket.id)
  const { id, sent_at } = await deliveryOf(message.id)
  expect(sent_at).toBe(first_response_at)
  expect((await api('POST', `/outbox/${id}/resend`)).status).toBe(200)
  await settle()
  for (let n = 0; n < 40; n++) await clock.advance('PT4H')
  expect(await deliveryOf(message.id)).toMatchObject({ state: 'sent', sent_at })
  peer.refuseRecipient = () => null
}, 30_000)

test('an answer whose copies still wait has left: the clock stands there when the one before it comes back', async () => {
  const { ticket, customer, number } = await answered()
  await clock.advance('PT1M')
  peer.refuseRecipient = (address) => (address === 'copy@shop.example' ? { responseCode: 450, message: 'Later' } : null)
  const { json: second } = await reply(ticket.id, 'Another', { cc: ['copy@shop.example'] })
  await settle()
  peer.refuseRecipient = () => null
  await noteReports(ctx, {
    mail_id: newId(),
    reports: [failed(customer)],
    delivery_number: number,
    original_message_ids: [],
  })
  const { state, sent_at } = await deliveryOf(second.id)
  expect([state, (await ticketOf(ticket.id)).first_response_at]).toEqual(['queued', sent_at])
  await clock.advance('PT8H')
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
  expect(counts).toMatchObject({ failed: 1, capped_at: 1000 })
  expect(counts.unreached).toBe(
    new Set((await outbox('state=failed,bounced')).map((one: { ticket_id: string }) => one.ticket_id)).size,
  )
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
