import { expect, test } from 'vitest'
import { inTransaction } from '../../platform/transaction.ts'
import { aDeskThatAsks, linksIn } from '../../testing/asking.ts'
import { aUser } from '../../testing/builders.ts'
import { rowsIn } from '../../testing/rows.ts'
import { ChannelKind } from '../tickets/contract.ts'
import { csat } from './index.ts'

const desk = await aDeskThatAsks()
const { api, ctx, settle, clock, peer, messagesOf, ticketOf } = desk
const { aTicketToResolve, become, setStatus, surveysOf, confirmationOf, linksInMail, customerWrites } = desk

const words = async (id: string) => (await surveysOf(id)).map(({ state, reason }) => reason ?? state)
const why = async (id: string, kind: string) =>
  (await api('GET', `/tickets/${id}/why`)).json.items.filter((decision: { kind: string }) => decision.kind === kind)

test.each(ChannelKind.options)(
  '%s: a resolved ticket has a survey, and awaits its customer’s word',
  async (channel) => {
    const ticket = await aTicketToResolve({ channel })
    await become(ticket.id, 'resolved')
    const resolved = await ticketOf(ticket.id)
    expect(resolved).toMatchObject({ status: 'resolved', confirmation: 'awaiting' })
    const { resolved_at } = resolved
    expect(await surveysOf(ticket.id)).toMatchObject([{ state: 'sent', reason: null, channel, resolved_at }])
    expect(await confirmationOf(ticket.id)).toMatchObject({ state: 'awaiting', resolved_at, decided_at: null })

    const message = (await messagesOf(ticket.id)).at(-1)!
    expect(message).toMatchObject({
      kind: 'reply',
      automatic: 'confirmation_request',
      author: { type: 'system' },
      channel: channel === 'phone_support' ? 'email' : channel,
      delivery: { state: 'sent' },
    })
    expect(linksIn(message.text).confirmation).not.toBe('')
  },
)

test.each(['resolved', 'closed'])('%s twice is one resolution', async (status) => {
  const ticket = await aTicketToResolve()
  await Promise.all([1, 2, 3].map(() => setStatus(ticket.id, status)))
  await settle()
  await setStatus(ticket.id, status)
  await settle()
  expect(await words(ticket.id)).toEqual(['sent'])
  expect((await messagesOf(ticket.id)).filter(({ automatic }) => automatic === 'confirmation_request')).toHaveLength(1)
})

test('resolved by a program with a token, or several at once: the same', async () => {
  const lead = await aUser(ctx, { role: 'lead' })
  const { token } = (
    await api('POST', `/users/${lead.id}/tokens`, { body: { name: 'bot', scopes: ['write'], expires_at: null } })
  ).json
  const [one, two, three] = [await aTicketToResolve(), await aTicketToResolve(), await aTicketToResolve()]
  await api('PUT', `/tickets/${one.id}/status`, {
    body: { status: 'resolved' },
    as: null,
    headers: { authorization: `Bearer ${token}` },
  })
  await api('POST', '/resolutions', { body: { tickets: [two.id, three.id] } })
  await settle()
  for (const { id } of [one, two, three]) expect(await words(id)).toEqual(['sent'])
})

test('closed at once: nothing to confirm, but the customer is asked how it was', async () => {
  const ticket = await aTicketToResolve()
  await become(ticket.id, 'closed')
  expect(await ticketOf(ticket.id)).toMatchObject({ status: 'closed', confirmation: null })
  expect(await words(ticket.id)).toEqual(['sent'])
  expect((await api('GET', `/tickets/${ticket.id}/confirmation`)).status).toBe(404)
  expect(linksInMail()).toMatchObject({ confirmation: '', survey: expect.stringMatching(/^\/s\//) })
})

test('closed by us after it was resolved: the customer’s word is not awaited any more, their rating still is', async () => {
  const ticket = await aTicketToResolve()
  await become(ticket.id, 'resolved')
  await become(ticket.id, 'closed')
  expect(await ticketOf(ticket.id)).toMatchObject({ status: 'closed', confirmation: null })
  expect(await confirmationOf(ticket.id)).toMatchObject({ state: 'withdrawn' })
  expect(await words(ticket.id)).toEqual(['sent'])
})

test('opened again by us and resolved again: another survey and another mail, the first ones are withdrawn', async () => {
  const ticket = await aTicketToResolve()
  await become(ticket.id, 'resolved')
  await become(ticket.id, 'open')
  expect(await ticketOf(ticket.id)).toMatchObject({ confirmation: null })
  expect(await confirmationOf(ticket.id)).toMatchObject({ state: 'withdrawn', decided_by: null })
  await become(ticket.id, 'resolved')
  expect(await words(ticket.id)).toEqual(['sent', 'reopened'])
  expect(await confirmationOf(ticket.id)).toMatchObject({ state: 'awaiting' })
  const confirmations = await why(ticket.id, 'confirmation')
  expect(confirmations).toMatchObject([{ rule: 'reopened', result: { state: 'withdrawn' } }])
})

test('a flip-flop nobody saw in between leaves one question for the customer, and a row for each resolution', async () => {
  const ticket = await aTicketToResolve()
  for (const status of ['resolved', 'open', 'resolved', 'open', 'resolved']) await setStatus(ticket.id, status)
  await settle()
  expect(await words(ticket.id)).toEqual(expect.arrayContaining(['sent', 'reopened', 'reopened']))
  expect(await surveysOf(ticket.id)).toHaveLength(3)
  expect((await messagesOf(ticket.id)).filter(({ automatic }) => automatic === 'confirmation_request')).toHaveLength(1)
  expect(await ticketOf(ticket.id)).toMatchObject({ confirmation: 'awaiting' })
})

test('the customer writes to a resolved ticket: that is a "not yet"', async () => {
  const ann = await aUser(ctx)
  const ticket = await aTicketToResolve()
  await api('PUT', `/tickets/${ticket.id}/assignee`, { body: { assignee_id: ann.id } })
  await become(ticket.id, 'resolved')
  await customerWrites(ticket.id, 'It still does not work.')
  expect(await ticketOf(ticket.id)).toMatchObject({ status: 'open', confirmation: 'rejected' })
  expect(await confirmationOf(ticket.id)).toMatchObject({ state: 'rejected', decided_by: 'customer' })
  expect(await words(ticket.id)).toEqual(['not_solved'])
  const { items } = (await api('GET', '/notifications', { as: ann.id })).json
  expect(items.map(({ kind }: { kind: string }) => kind)).toContain('not_solved')
})

test('mere thanks are no "not yet"', async () => {
  const ticket = await aTicketToResolve()
  await become(ticket.id, 'resolved')
  await customerWrites(ticket.id, 'Thank you!')
  expect(await ticketOf(ticket.id)).toMatchObject({ status: 'resolved', confirmation: 'awaiting' })
  expect(await words(ticket.id)).toEqual(['sent'])
})

test('a resolved ticket that is put into another one is asked about no more; taken out again, it is', async () => {
  const [into, ticket] = [await aTicketToResolve(), await aTicketToResolve()]
  await become(ticket.id, 'resolved')
  const merge = (await api('POST', '/merges', { body: { into: into.id, tickets: [ticket.id] } })).json
  await settle()
  expect(await words(ticket.id)).toEqual(['merged'])
  expect(await confirmationOf(ticket.id)).toMatchObject({ state: 'withdrawn' })
  await api('DELETE', `/merges/${merge.id}`)
  await settle()
  expect(await words(ticket.id)).toEqual(['sent'])
  expect(await confirmationOf(ticket.id)).toMatchObject({ state: 'awaiting' })
  expect(await ticketOf(ticket.id)).toMatchObject({ status: 'resolved', confirmation: 'awaiting' })
})

test('an open ticket that is put into another one has come to its end too, and nobody is written to', async () => {
  const [into, ticket] = [await aTicketToResolve(), await aTicketToResolve()]
  const before = peer.mails.length
  await api('POST', '/merges', { body: { into: into.id, tickets: [ticket.id] } })
  await settle()
  expect(await words(ticket.id)).toEqual(['merged'])
  expect(peer.mails).toHaveLength(before)
})

test('spam is resolved without a word to its sender, and closes like everything else', async () => {
  const ticket = await aTicketToResolve()
  await api('PUT', `/tickets/${ticket.id}/spam`, { body: { spam: true } })
  const before = peer.mails.length
  await become(ticket.id, 'resolved')
  expect(await words(ticket.id)).toEqual(['spam'])
  expect(peer.mails).toHaveLength(before)
  await clock.advance('PT169H')
  expect((await ticketOf(ticket.id)).status).toBe('closed')
})

test('marked as spam after it was asked about, and back', async () => {
  const ticket = await aTicketToResolve()
  await become(ticket.id, 'resolved')
  for (const [spam, word] of [
    [true, 'spam'],
    [false, 'sent'],
  ]) {
    await api('PUT', `/tickets/${ticket.id}/spam`, { body: { spam } })
    await settle()
    expect(await words(ticket.id)).toEqual([word])
  }
})

test('whoever hears of it all again, late and in the wrong order, changes nothing', async () => {
  const [ticket, into] = [await aTicketToResolve(), await aTicketToResolve()]
  for (const status of ['resolved', 'open', 'resolved', 'closed']) await become(ticket.id, status)
  await become(into.id, 'resolved')
  await api('POST', '/merges', { body: { into: into.id, tickets: [ticket.id] } })
  await settle()
  const tables = ['tickets', 'confirmations', 'surveys', 'messages', 'due']
  const before = await rowsIn(ctx, tables)
  const events = await ctx.db.selectFrom('events').selectAll().where('ticket_id', '=', ticket.id).execute()
  for (const event of events.reverse()) {
    const reactions = csat.reactions!.filter((reaction) => reaction.event === event.name)
    for (const { react } of reactions) await inTransaction(ctx, (ctx) => react(ctx, event as never))
  }
  await settle()
  expect(await rowsIn(ctx, tables)).toEqual(before)
})

test('no resolved or closed ticket is without a survey', async () => {
  const missing = await ctx.db
    .selectFrom('tickets')
    .select('case_id')
    .where((eb) => eb.or([eb('status', 'in', ['resolved', 'closed']), eb('merged_into', 'is not', null)]))
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('surveys').whereRef('surveys.ticket_id', '=', 'tickets.id').select('id'))),
    )
    .execute()
  expect(missing).toEqual([])
})
