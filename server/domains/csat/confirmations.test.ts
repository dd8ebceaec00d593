import { expect, test } from 'vitest'
import { aDeskThatAsks } from '../../testing/asking.ts'
import { aUser } from '../../testing/builders.ts'

const desk = await aDeskThatAsks()
const { api, ctx, settle, clock, reply, messagesOf, ticketOf, peer, send } = desk
const { aTicketToResolve, become, setStatus, surveysOf, confirmationOf, linksInMail } = desk

const words = async (id: string) => (await surveysOf(id)).map(({ state, reason }) => reason ?? state)
const aResolvedTicket = async (assignee_id?: string) => {
  const ticket = await aTicketToResolve()
  if (assignee_id) await api('PUT', `/tickets/${ticket.id}/assignee`, { body: { assignee_id } })
  await become(ticket.id, 'resolved')
  return { ticket, link: linksInMail().confirmation }
}
const decide = (id: string, body: object, as?: string) => api('PUT', `/tickets/${id}/confirmation`, { body, as })
const toldTo = async (as: string): Promise<string[]> =>
  (await api('GET', '/notifications', { as })).json.items.map(({ kind }: { kind: string }) => kind)

test('"solved" by the link closes the ticket in the customer’s name, and leads to the survey', async () => {
  const { ticket, link } = await aResolvedTicket()
  const answered = await send(link, { answer: 'solved' })
  expect([answered.statusCode, answered.headers.location]).toEqual([
    303,
    expect.stringMatching(/^\.\.\/s\/[0-9a-z.]+$/),
  ])
  await settle()
  expect(await ticketOf(ticket.id)).toMatchObject({ status: 'closed', confirmation: 'confirmed' })
  expect(await confirmationOf(ticket.id)).toMatchObject({ state: 'confirmed', decided_by: 'customer', comment: null })
  expect(await words(ticket.id)).toEqual(['sent'])
  const { items } = (await api('GET', `/tickets/${ticket.id}/timeline`)).json
  expect(items.find(({ data }: { data: { status?: string } }) => data.status === 'closed').actor).toMatchObject({
    type: 'customer',
    id: ticket.customer_id,
  })
})

test('"not yet" opens the same ticket again; what the customer adds is a message of theirs like any other', async () => {
  const ann = await aUser(ctx)
  const { ticket, link } = await aResolvedTicket(ann.id)
  const answered = await send(link, { answer: 'not_yet', comment: 'The total is still wrong.' })
  expect(answered.statusCode).toBe(303)
  await settle()
  expect(await ticketOf(ticket.id)).toMatchObject({
    status: 'open',
    confirmation: 'rejected',
    resolved_at: null,
    snippet: 'The total is still wrong.',
  })
  expect((await messagesOf(ticket.id)).at(-1)).toMatchObject({
    kind: 'message',
    author: { type: 'customer', id: ticket.customer_id },
    text: 'The total is still wrong.',
  })
  expect(await confirmationOf(ticket.id)).toMatchObject({ state: 'rejected', comment: 'The total is still wrong.' })
  expect(await words(ticket.id)).toEqual(['not_solved'])
  expect(await toldTo(ann.id)).toEqual(expect.arrayContaining(['not_solved', 'customer_replied']))
  const { items } = (await api('GET', `/tickets?customer_id=${ticket.customer_id}`)).json
  expect(items).toHaveLength(1)
})

test('"not yet" without a word opens it all the same, and so does one that only says thanks', async () => {
  for (const comment of ['', '   ', 'Thanks!']) {
    const { ticket, link } = await aResolvedTicket()
    await send(link, { answer: 'not_yet', comment })
    expect(await ticketOf(ticket.id)).toMatchObject({ status: 'open', confirmation: 'rejected' })
    expect((await messagesOf(ticket.id)).filter(({ kind }) => kind === 'message')).toHaveLength(comment.trim() ? 2 : 1)
  }
})

test('of two answers at the same moment one counts, and a form sent twice adds nothing', async () => {
  const { ticket, link } = await aResolvedTicket()
  const form = { answer: 'not_yet', comment: 'Still wrong' }
  await Promise.all([send(link, form), send(link, form), send(link, { answer: 'solved' })])
  await send(link, form)
  await settle()
  const { state } = await confirmationOf(ticket.id)
  expect(['confirmed', 'rejected']).toContain(state)
  expect((await ticketOf(ticket.id)).status).toBe(state === 'confirmed' ? 'closed' : 'open')
  const said = (await messagesOf(ticket.id)).filter(({ text }) => text === 'Still wrong')
  expect(said).toHaveLength(state === 'confirmed' ? 0 : 1)
})

test('the link of an older resolution decides nothing about a newer one', async () => {
  const { ticket, link } = await aResolvedTicket()
  await become(ticket.id, 'open')
  await become(ticket.id, 'resolved')
  for (const answer of ['solved', 'not_yet']) expect((await send(link, { answer })).statusCode).toBe(303)
  expect(await ticketOf(ticket.id)).toMatchObject({ status: 'resolved', confirmation: 'awaiting' })
  await send(linksInMail().confirmation, { answer: 'solved' })
  expect(await ticketOf(ticket.id)).toMatchObject({ status: 'closed', confirmation: 'confirmed' })
})

test('an agent puts down what the customer said', async () => {
  const ann = await aUser(ctx)
  const { ticket } = await aResolvedTicket()
  const { status, json } = await decide(ticket.id, { state: 'rejected', comment: 'Called: still wrong' }, ann.id)
  expect([status, json]).toMatchObject([
    200,
    { state: 'rejected', decided_by: 'agent', comment: 'Called: still wrong' },
  ])
  expect(await ticketOf(ticket.id)).toMatchObject({ status: 'open', confirmation: 'rejected' })
  await settle()
  await become(ticket.id, 'resolved')
  expect((await decide(ticket.id, { state: 'confirmed' }, ann.id)).json).toMatchObject({ state: 'confirmed' })
  await settle()
  expect(await ticketOf(ticket.id)).toMatchObject({ status: 'closed', confirmation: 'confirmed' })
  expect(await words(ticket.id)).toEqual(['sent', 'not_solved'])
})

test('what does not await the customer’s word cannot be decided', async () => {
  const ticket = await aTicketToResolve()
  expect((await decide(ticket.id, { state: 'confirmed' })).json).toMatchObject({ status: 409, code: 'not_awaiting' })
  await become(ticket.id, 'resolved')
  expect((await decide(ticket.id, { state: 'lapsed' })).status).toBe(422)
  await decide(ticket.id, { state: 'confirmed' })
  expect((await decide(ticket.id, { state: 'rejected' })).json).toMatchObject({ status: 409, code: 'not_awaiting' })
})

test('silence closes the ticket after the time the framework gives; the survey can still be answered', async () => {
  const { ticket } = await aResolvedTicket()
  const { lapses_at, resolved_at } = await confirmationOf(ticket.id)
  expect(Temporal.Instant.from(lapses_at).since(Temporal.Instant.from(resolved_at)).total('hours')).toBe(7 * 24)
  await clock.advance('PT167H')
  expect((await ticketOf(ticket.id)).status).toBe('resolved')
  await clock.advance('PT2H')
  expect(await ticketOf(ticket.id)).toMatchObject({ status: 'closed', confirmation: 'lapsed' })
  expect(await confirmationOf(ticket.id)).toMatchObject({ state: 'lapsed', decided_by: 'time' })
  expect(await words(ticket.id)).toEqual(['sent'])
})

test('time does not close what was opened again, nor what was resolved anew', async () => {
  const [open, anew] = [await aTicketToResolve(), await aTicketToResolve()]
  for (const { id } of [open, anew]) {
    await become(id, 'resolved')
    await become(id, 'open')
  }
  await clock.advance('PT100H')
  await become(anew.id, 'resolved')
  await clock.advance('PT100H')
  // It is late by now, and was handed up for that.
  expect([(await ticketOf(open.id)).status, (await ticketOf(anew.id)).status]).toEqual(['escalated', 'resolved'])
  await clock.advance('PT69H')
  expect((await ticketOf(anew.id)).status).toBe('closed')
})

test('the customer is asked when the answer has left, not while it may be taken back', async () => {
  const ticket = await aTicketToResolve()
  const before = peer.mails.length
  await reply(ticket.id, 'Done', { status_after: 'resolved', undo_seconds: 30 })
  await settle()
  expect(await words(ticket.id)).toEqual(['pending'])
  await clock.advance('PT20S')
  expect(peer.mails).toHaveLength(before)
  await clock.advance('PT11S')
  expect(await words(ticket.id)).toEqual(['sent'])
  expect(peer.mails.slice(before).map(({ parsed }) => parsed.text?.split('\n')[0])).toEqual(['Done', 'Hello,'])
})

test('an answer that is taken back takes the resolution with it: nobody is asked', async () => {
  const ticket = await aTicketToResolve()
  const before = peer.mails.length
  const { json: message } = await reply(ticket.id, 'Done', { status_after: 'resolved', undo_seconds: 30 })
  await settle()
  expect((await api('DELETE', `/tickets/${ticket.id}/messages/${message.id}`)).status).toBe(200)
  await settle()
  await clock.advance('PT1H')
  expect(await ticketOf(ticket.id)).toMatchObject({ status: 'new', confirmation: null, resolved_at: null })
  expect(await words(ticket.id)).toEqual(['reopened'])
  expect(peer.mails).toHaveLength(before)
})

test('an answer on a resolved ticket that is taken back leaves the question as it was', async () => {
  const { ticket } = await aResolvedTicket()
  const { json: message } = await reply(ticket.id, 'One more thing', { status_after: 'pending', undo_seconds: 30 })
  await settle()
  expect(await words(ticket.id)).toEqual(['reopened'])
  await api('DELETE', `/tickets/${ticket.id}/messages/${message.id}`)
  await settle()
  expect(await words(ticket.id)).toEqual(['sent'])
  expect(await confirmationOf(ticket.id)).toMatchObject({ state: 'awaiting', decided_at: null })
  expect(await ticketOf(ticket.id)).toMatchObject({ status: 'resolved', confirmation: 'awaiting' })
})

test('who may not change the ticket cannot decide for its customer', async () => {
  const ann = await aUser(ctx, { teams: ['tier3_specialists'] })
  const { ticket } = await aResolvedTicket()
  expect((await decide(ticket.id, { state: 'confirmed' }, ann.id)).json).toMatchObject({ code: 'not_your_team' })
  await setStatus(ticket.id, 'open')
})
