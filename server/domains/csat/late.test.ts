import { expect, test } from 'vitest'
import { asSystem } from '../../platform/context.ts'
import type { StoredEvent } from '../../platform/events.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { aDeskThatAsks, linksIn } from '../../testing/asking.ts'
import { aMail } from '../../testing/inbound.ts'
import { StatusChanged } from '../tickets/events.ts'
import { csat } from './index.ts'
import { followStatus } from './reactions.ts'

const desk = await aDeskThatAsks()
const { api, ctx, settle, clock, peer, messagesOf, ticketOf } = desk
const { aTicketToResolve, become, setStatus, surveysOf, confirmationOf, linksInMail, send } = desk

const words = async (id: string) => (await surveysOf(id)).map(({ state, reason }) => reason ?? state)
const requestsOf = async (id: string) =>
  (await messagesOf(id)).filter(({ automatic }) => automatic === 'confirmation_request')

test('resolved and closed before anybody reacted: the customer is asked how it was, not whether it is solved', async () => {
  const ticket = await aTicketToResolve()
  for (const status of ['resolved', 'closed']) await setStatus(ticket.id, status)
  await settle()
  const requests = await requestsOf(ticket.id)
  expect(requests.map(({ text }) => linksIn(text))).toMatchObject([{ confirmation: '', survey: expect.any(String) }])
  expect(linksIn(requests[0]!.text).survey).not.toBe('')
  expect(await ticketOf(ticket.id)).toMatchObject({ status: 'closed', confirmation: null })
  expect(await words(ticket.id)).toEqual(['sent'])
})

test('a customer’s old "not yet" that is heard of late says nothing about the next resolution', async () => {
  const ticket = await aTicketToResolve()
  await become(ticket.id, 'resolved')
  await desk.customerWrites(ticket.id, 'It still does not work.')
  await become(ticket.id, 'resolved')
  await setStatus(ticket.id, 'closed')
  const reopened = (await statusEvents(ticket.id)).find(({ actor_type }) => actor_type === 'customer')!
  await inTransaction(asSystem(ctx), (ctx) => followStatus.react(ctx, reopened))
  await settle()
  expect(await confirmationOf(ticket.id)).toMatchObject({ state: 'withdrawn', decided_by: null })
  expect(await words(ticket.id)).toEqual(['sent', 'not_solved'])
})

const statusEvents = async (id: string): Promise<StoredEvent[]> =>
  (await ctx.db
    .selectFrom('events')
    .selectAll()
    .where('ticket_id', '=', id)
    .where('name', '=', StatusChanged.name)
    .orderBy('id')
    .execute()) as unknown as StoredEvent[]

test('a question that stands again after its time was up lapses all the same', async () => {
  const [into, ticket] = [await aTicketToResolve(), await aTicketToResolve()]
  await become(ticket.id, 'resolved')
  const merge = (await api('POST', '/merges', { body: { into: into.id, tickets: [ticket.id] } })).json
  await settle()
  await clock.advance('PT200H')
  await api('DELETE', `/merges/${merge.id}`)
  await settle()
  expect(await ticketOf(ticket.id)).toMatchObject({ status: 'closed', confirmation: 'lapsed' })
})

test('resolved and put into another one before anybody reacted; taken out again, it is asked about', async () => {
  const [into, ticket] = [await aTicketToResolve(), await aTicketToResolve()]
  await setStatus(ticket.id, 'resolved')
  const merge = (await api('POST', '/merges', { body: { into: into.id, tickets: [ticket.id] } })).json
  await settle()
  expect([await words(ticket.id), await requestsOf(ticket.id)]).toEqual([['merged'], []])
  await api('DELETE', `/merges/${merge.id}`)
  await settle()
  expect([await words(ticket.id), (await requestsOf(ticket.id)).length]).toEqual([['sent'], 1])
  expect(linksIn((await requestsOf(ticket.id))[0]!.text).confirmation).not.toBe('')
  await clock.advance('PT169H')
  expect(await ticketOf(ticket.id)).toMatchObject({ status: 'closed', confirmation: 'lapsed' })
})

test('a question that was overtaken before it went out goes out once it stands again', async () => {
  const ticket = await aTicketToResolve()
  await desk.reply(ticket.id, 'Done', { status_after: 'resolved', undo_seconds: 30 })
  await settle()
  const { json: second } = await desk.reply(ticket.id, 'Wait', { status_after: 'pending', undo_seconds: 30 })
  await settle()
  expect(await words(ticket.id)).toEqual(['reopened'])
  expect((await api('DELETE', `/tickets/${ticket.id}/messages/${second.id}`)).status).toBe(200)
  await settle()
  expect([await words(ticket.id), await requestsOf(ticket.id)]).toEqual([['pending'], []])
  await clock.advance('PT1M')
  expect([await words(ticket.id), (await requestsOf(ticket.id)).length]).toEqual([['sent'], 1])
  expect(await ticketOf(ticket.id)).toMatchObject({ status: 'resolved', confirmation: 'awaiting' })
})

test('a message that crosses an answer which may still be taken back is no "not yet"', async () => {
  const ticket = await aTicketToResolve()
  await desk.reply(ticket.id, 'Done', { status_after: 'resolved', undo_seconds: 30 })
  await settle()
  await desk.customerWrites(ticket.id, 'I forgot to say: it is the blue one.')
  expect(await ticketOf(ticket.id)).toMatchObject({ status: 'open', confirmation: null })
  expect([await words(ticket.id), (await confirmationOf(ticket.id)).state]).toEqual([['reopened'], 'withdrawn'])
})

test('a rating by word of mouth before the question has gone out does not keep it back', async () => {
  const ticket = await aTicketToResolve()
  await desk.reply(ticket.id, 'Done', { status_after: 'resolved', undo_seconds: 30 })
  await settle()
  await api('POST', '/surveys', { body: { ticket_id: ticket.id, score: 5 } })
  await clock.advance('PT1M')
  expect([await words(ticket.id), (await requestsOf(ticket.id)).length]).toEqual([['answered'], 1])
})

const atMostEvery = (duration: string) =>
  api('PUT', '/framework', { body: { text: `surveys:\n  at_most_every: "${duration}"\n` } })

test('two tickets of one customer, resolved in the same moment: one of them spares the rating', async () => {
  await atMostEvery('30 days')
  const from = { email: 'both@customer.example' }
  const tickets = [await aTicketToResolve({ from }), await aTicketToResolve({ from })]
  for (const { id } of tickets) await setStatus(id, 'resolved')
  const events = (await Promise.all(tickets.map(({ id }) => statusEvents(id)))).flat()
  const resolved = events.filter(({ data }) => data.status === 'resolved')
  await Promise.all(resolved.map((event) => inTransaction(asSystem(ctx), (ctx) => followStatus.react(ctx, event))))
  await settle()
  const all = [...(await words(tickets[0]!.id)), ...(await words(tickets[1]!.id))]
  expect(all.toSorted()).toEqual(['asked_recently', 'sent'])
})

test('who will be asked in a moment has been asked', async () => {
  const from = { email: 'soon@customer.example' }
  const [held, other] = [await aTicketToResolve({ from }), await aTicketToResolve({ from })]
  await desk.reply(held.id, 'Done', { status_after: 'resolved', undo_seconds: 30 })
  await settle()
  await become(other.id, 'resolved')
  expect([await words(held.id), await words(other.id)]).toEqual([['pending'], ['asked_recently']])
  await clock.advance('PT1M')
  expect(await words(held.id)).toEqual(['sent'])
  await api('PUT', '/framework', { body: { text: '' } })
})

/** As a ticket stands that came to its end before there were surveys, or whose reaction failed for good. */
async function anUnnoticedEnd(status: 'resolved' | 'closed') {
  const { ticket_id } = await aMail(ctx, { email: `${crypto.randomUUID()}@customer.example`, text: 'Hello' })
  await settle()
  const resolved_at = ctx.now().round('millisecond').toString()
  await ctx.db.updateTable('tickets').set({ status, resolved_at }).where('id', '=', ticket_id).execute()
  return ticket_id
}

test('an end nobody has noticed is noted once, in silence, and lapses from then on', async () => {
  const [resolved, closed] = [await anUnnoticedEnd('resolved'), await anUnnoticedEnd('closed')]
  await clock.advance('PT960H')
  expect([await words(resolved), await words(closed)]).toEqual([[], []])
  const before = peer.mails.length
  for (const _ of [1, 2]) {
    await csat.tidy!(asSystem(ctx))
    await settle()
  }
  expect([await words(resolved), await words(closed)]).toEqual([['too_late'], ['too_late']])
  expect(peer.mails).toHaveLength(before)
  expect(await ticketOf(closed)).toMatchObject({ status: 'closed', confirmation: null })
  expect(await ticketOf(resolved)).toMatchObject({ status: 'resolved', confirmation: 'awaiting' })
  expect(await confirmationOf(resolved)).toMatchObject({ state: 'awaiting', asked: false })
  await clock.advance('PT167H')
  expect((await ticketOf(resolved)).status).toBe('resolved')
  await clock.advance('PT2H')
  expect(await ticketOf(resolved)).toMatchObject({ status: 'closed', confirmation: 'lapsed' })
})

test('what has just been resolved is left to whoever reacts to it', async () => {
  const id = await anUnnoticedEnd('resolved')
  await csat.tidy!(asSystem(ctx))
  await settle()
  expect(await words(id)).toEqual([])
})

test('a "not yet" that decides nothing any more is not lost: what was written with it comes in', async () => {
  const ticket = await aTicketToResolve()
  await become(ticket.id, 'resolved')
  const { confirmation } = linksInMail()
  await become(ticket.id, 'closed')
  const form = { answer: 'not_yet', comment: 'The money has not come.' }
  await send(confirmation, form)
  await send(confirmation, form)
  await settle()
  expect((await ticketOf(ticket.id)).status).toBe('closed')
  const { items } = (await api('GET', `/tickets?customer_id=${ticket.customer_id}`)).json
  const followers = items.filter((one: { follows_ticket_id: string }) => one.follows_ticket_id === ticket.id)
  expect(followers).toMatchObject([{ status: 'new', snippet: 'The money has not come.' }])
})
