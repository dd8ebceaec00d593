import { expect, test } from 'vitest'
import { newId } from '../../../../platform/ids.ts'
import { anAnswerLine } from '../../../../testing/answer-line.ts'
import { aTicket } from '../../../../testing/builders.ts'
import { deliveryNumberIn } from './bounce-address.ts'
import { noteReports } from './note-reports.ts'

const { api, ctx, settle, clock, peer, reply, ticketOf, outbox } = await anAnswerLine()

const failed = (recipient: string, words = '550 5.1.1 No such user') =>
  ({ recipient, action: 'failed', status: '5.1.1', words }) as const

/** A ticket whose answer has left, and what the other server got of it. */
async function answered(more: object = {}) {
  const ticket = await aTicket(ctx)
  const { json: message } = await reply(ticket.id, 'Hello', more)
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
