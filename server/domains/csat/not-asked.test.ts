import { expect, test } from 'vitest'
import { aDeskThatAsks } from '../../testing/asking.ts'
import { aMail } from '../../testing/inbound.ts'
import { readyToResolve } from '../../testing/resolving.ts'

const desk = await aDeskThatAsks()
const { api, ctx, settle, clock, peer, ticketOf } = desk
const { aTicketToResolve, become, surveysOf, confirmationOf, linksInMail } = desk

const words = async (id: string) => (await surveysOf(id)).map(({ state, reason }) => reason ?? state)
const why = async (id: string, kind: string) =>
  (await api('GET', `/tickets/${id}/why`)).json.items.filter((decision: { kind: string }) => decision.kind === kind)

test.each([
  ['unproven_sender', { authenticity: 'fail' }],
  ['not_a_person', { automatic: 'auto_reply' }],
  ['not_a_person', { automatic: 'list' }],
  ['not_a_person', { reply_to: 'noreply@shop.example' }],
] as const)('%s: %j is not asked, and the ticket tells why', async (reason, mail) => {
  const { ticket_id } = await aMail(ctx, {
    email: `${reason}-${JSON.stringify(mail).length}@shop.example`,
    text: 'Hi',
    ...mail,
  })
  await readyToResolve(api, ticket_id)
  await settle()
  const before = peer.mails.length
  await become(ticket_id, 'resolved')
  expect(await words(ticket_id)).toEqual([reason])
  expect(peer.mails).toHaveLength(before)
  expect(await why(ticket_id, 'survey')).toMatchObject([{ rule: reason, result: { language: 'en' } }])
  expect(await confirmationOf(ticket_id)).toMatchObject({ state: 'awaiting' })
})

test('who does not want to be asked is not asked', async () => {
  const ticket = await aTicketToResolve()
  await api('PATCH', `/customers/${ticket.customer_id}`, {
    body: { consents: [{ purpose: 'survey', granted: false }] },
  })
  const before = peer.mails.length
  await become(ticket.id, 'resolved')
  expect(await words(ticket.id)).toEqual(['no_consent'])
  expect(peer.mails).toHaveLength(before)
})

test('who has called and left no address cannot be asked', async () => {
  const ticket = await aTicketToResolve({ channel: 'phone_support', from: { phone: '+15550100' } })
  await become(ticket.id, 'resolved')
  expect(await words(ticket.id)).toEqual(['no_address'])
})

test('who was asked lately is asked whether it is solved, and spared the rating', async () => {
  await api('PUT', '/framework', { body: { text: 'surveys:\n  at_most_every: "30 days"\n' } })
  const from = { email: 'often@customer.example' }
  const [first, second] = [await aTicketToResolve({ from }), await aTicketToResolve({ from })]
  await become(first.id, 'resolved')
  await become(second.id, 'resolved')
  expect([await words(first.id), await words(second.id)]).toEqual([['sent'], ['asked_recently']])
  const answered = await desk.send(linksInMail().confirmation, { answer: 'solved' })
  expect(answered.headers.location).toMatch(/^[0-9a-z.]+$/)
  expect(await ticketOf(second.id)).toMatchObject({ status: 'closed', confirmation: 'confirmed' })
  await clock.advance('PT744H')
  const third = await aTicketToResolve({ from })
  await become(third.id, 'resolved')
  expect(await words(third.id)).toEqual(['sent'])
  await api('PUT', '/framework', { body: { text: '' } })
})
