import { expect, test } from 'vitest'
import { SESSION_COOKIE } from '../../../platform/http/requests.ts'
import { anAnswerLine } from '../../../testing/answer-line.ts'
import { aTicket } from '../../../testing/builders.ts'
import { readyToResolve } from '../../../testing/resolving.ts'
import { startSession } from '../../auth/sessions.ts'

const { api, ctx, http, settle, clock, peer, reply, messagesOf, ticketOf } = await anAnswerLine()

const inHours = (hours: number) => ctx.now().add({ hours }).toString({ fractionalSecondDigits: 3 })

test('a reply that was put off leaves at its moment, once, and counts as an answer only then', async () => {
  const ticket = await aTicket(ctx)
  const before = peer.mails.length
  const send_at = inHours(60)
  const { status, json } = await reply(ticket.id, 'On Monday', { send_at, undo_seconds: 30 })
  expect([status, json.undo_until]).toEqual([201, send_at])
  await settle()
  await clock.advance('PT59H')
  expect(peer.mails).toHaveLength(before)
  expect((await ticketOf(ticket.id)).first_response_at).toBeNull()
  await clock.advance('PT2H')
  expect(peer.mails).toHaveLength(before + 1)
  const { first_response_at } = await ticketOf(ticket.id)
  expect(Date.parse(first_response_at!)).toBeGreaterThanOrEqual(Date.parse(send_at))
})

test('it can be taken back until then, also after the customer has written again', async () => {
  const customer = { name: 'Cara', email: 'cara@later.example' }
  const ticket = await aTicket(ctx, { from: customer, thread_id: 'talk' })
  const { json } = await reply(ticket.id, 'Tomorrow', { send_at: inHours(20) })
  await settle()
  const before = peer.mails.length
  await clock.advance('PT5H')
  const again = {
    external_id: 'again',
    from: customer,
    thread_id: 'talk',
    subject: 'Re: A question',
    text: 'Solved!',
  }
  const written = await api('POST', '/channels/email/inbound', { body: again })
  expect(written.json.ticket_id).toBe(ticket.id)
  const back = await api('DELETE', `/tickets/${ticket.id}/messages/${json.id}`)
  expect([back.status, back.json.text]).toEqual([200, 'Tomorrow'])
  await clock.advance('PT48H')
  expect(peer.mails).toHaveLength(before)
  expect((await messagesOf(ticket.id)).map(({ text }: { text: string }) => text)).not.toContain('Tomorrow')
})

test.each([
  ['the past', () => inHours(-1)],
  ['next year', () => inHours(24 * 91)],
])('a moment in %s is refused', async (_name, moment) => {
  const ticket = await aTicket(ctx)
  const { status, json } = await reply(ticket.id, 'When?', { send_at: moment() })
  expect([status, json.errors[0].path]).toEqual([422, 'send_at'])
})

test('what is said in a chat is said now', async () => {
  const ticket = await aTicket(ctx, { channel: 'live_chat' })
  const { status, json } = await reply(ticket.id, 'Later', { send_at: inHours(1) })
  expect([status, json.errors[0].path]).toEqual([422, 'send_at'])
})

test('an outage at its moment is waited out as for any other reply', async () => {
  const ticket = await aTicket(ctx)
  await reply(ticket.id, 'In ten days', { send_at: inHours(240) })
  await settle()
  peer.refuse = { responseCode: 451, message: 'Not now' }
  await clock.advance('PT241H')
  await ctx.db.updateTable('deliveries').set({ attempts: 20 }).where('ticket_id', '=', ticket.id).execute()
  await clock.advance('PT5H')
  expect((await messagesOf(ticket.id)).at(-1)!.delivery!.state).toBe('queued')
  peer.refuse = null
  await clock.advance('PT12H')
  expect((await messagesOf(ticket.id)).at(-1)!.delivery!.state).toBe('sent')
})

test('nothing leaves for what turned out to be spam; brought back, it can be sent', async () => {
  const ticket = await aTicket(ctx)
  await reply(ticket.id, 'Tomorrow', { send_at: inHours(20) })
  await settle()
  const before = peer.mails.length
  const mark = (spam: boolean) => api('PUT', `/tickets/${ticket.id}/spam`, { body: { spam } })
  expect((await mark(true)).status).toBe(200)
  await clock.advance('PT21H')
  expect(peer.mails).toHaveLength(before)
  expect((await messagesOf(ticket.id)).at(-1)).toMatchObject({
    undo_until: null,
    delivery: { state: 'failed', detail: expect.stringContaining('spam') },
  })
  await mark(false)
  const [delivery] = (await api('GET', '/outbox?state=failed')).json.items
  expect((await api('POST', `/outbox/${delivery.id}/resend`)).status).toBe(200)
  await settle()
  expect(peer.mails).toHaveLength(before + 1)
})

test('its customer cannot find out by a filter what is still to come', async () => {
  const ticket = await aTicket(ctx, { from: { name: 'Curious', email: 'curious@later.example' } })
  await readyToResolve(api, ticket.id)
  const { status } = await reply(ticket.id, 'Done', { send_at: inHours(20), status_after: 'resolved' })
  expect([status, (await ticketOf(ticket.id)).status]).toEqual([201, 'resolved'])
  const { secret } = await startSession(ctx, { customer_id: ticket.customer_id })
  const headers = { cookie: `${SESSION_COOKIE}=${secret}` }
  const listed = async (query: string) => {
    const { items } = (await http.inject({ url: `/api/v1/tickets?${query}`, headers })).json()
    return items.map(({ status }: { status: string }) => status)
  }
  const [shown] = await listed('')
  expect(shown).not.toBe('resolved')
  expect([await listed('status=resolved'), await listed(`status=${shown}`)]).toEqual([[], [shown]])
  await clock.advance('PT21H')
  expect(await listed('status=resolved')).toEqual(['resolved'])
})
