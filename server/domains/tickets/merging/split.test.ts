import { expect, test } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { aTicket, aUser } from '../../../testing/builders.ts'
import { aMail } from '../../../testing/inbound.ts'
import { anInstallation } from '../../../testing/installation.ts'
import { rowsIn } from '../../../testing/rows.ts'
import type { Message, Ticket } from '../contract.ts'

const { api, ctx, settle } = await anInstallation()
const write = (id: string, kind: 'reply' | 'note', text: string) =>
  api('POST', `/tickets/${id}/messages`, { body: { kind, text } })
const split = (id: string, messages: string[], as?: string) =>
  api('POST', `/tickets/${id}/splits`, { body: { messages }, as })
const messagesOf = async (id: string): Promise<Message[]> => (await api('GET', `/tickets/${id}/messages`)).json.items
const textsOf = async (id: string) => (await messagesOf(id)).map(({ text }) => text)
const ticketOf = async (id: string): Promise<Ticket> => (await api('GET', `/tickets/${id}`)).json
const numberOf = async (id: string): Promise<string> =>
  (await ctx.db.selectFrom('tickets').select('number').where('id', '=', id).executeTakeFirstOrThrow()).number

/** A ticket of Ann's into which Bob, in copy, has written about something else, and was answered. */
async function mixed() {
  const [ann, bob] = [`ann-${newId()}@c.example`, `bob-${newId()}@c.example`]
  const { ticket_id } = await aMail(ctx, { email: ann, text: 'ann 1', cc: [bob], rfc_id: `<${newId()}@c>` })
  const rfc_id = `<${newId()}@c.example>`
  const token_numbers = [await numberOf(ticket_id)]
  await aMail(ctx, { email: bob, text: 'bob: something else', token_numbers, rfc_id })
  await write(ticket_id, 'reply', 'answer to bob')
  await write(ticket_id, 'note', 'a note')
  await aMail(ctx, { email: ann, text: 'ann 2', token_numbers })
  await settle()
  return { ann, bob, ticket_id, rfc_id }
}

test('messages go to a new ticket of their writer, and answers to them follow', async () => {
  const { bob, ticket_id, rfc_id } = await mixed()
  await api('PUT', `/tickets/${ticket_id}/team`, { body: { team: 'tier2_technical' } })
  const [, bobs, answer] = await messagesOf(ticket_id)
  const { status, json: fresh } = await split(ticket_id, [answer!.id, bobs!.id])
  expect(status).toBe(201)
  expect(fresh).toMatchObject({
    customer_id: bobs!.author.id,
    team: 'tier2_technical',
    tier: 'tier2_technical',
    channel: 'email',
    status: 'pending',
    message_count: 2,
    snippet: 'answer to bob',
    created_at: bobs!.created_at,
  })
  expect(await textsOf(fresh.id)).toEqual(['bob: something else', 'answer to bob'])
  expect(await textsOf(ticket_id)).toEqual(['ann 1', 'a note', 'ann 2'])
  expect((await messagesOf(ticket_id)).map(({ position }) => position)).toEqual([1, 2, 3])
  expect(await ticketOf(ticket_id)).toMatchObject({ message_count: 3, snippet: 'ann 2' })
  const answered = await aMail(ctx, { email: bob, text: 'bob again', references: [rfc_id] })
  expect(answered.ticket_id).toBe(fresh.id)
  const last = (await api('GET', `/tickets/${ticket_id}/timeline?limit=100`)).json.items
  expect(last.find(({ name }: { name: string }) => name === 'ticket.split').data).toMatchObject({
    into_id: fresh.id,
    messages: 2,
  })
  expect((await api('GET', `/tickets/${fresh.id}/why`)).json.items[0]).toMatchObject({ kind: 'split' })
})

test('merging the new ticket back puts every message where it was', async () => {
  const { ticket_id } = await mixed()
  const [, bobs, answer] = await messagesOf(ticket_id)
  const before = await messagesOf(ticket_id)
  const { json: fresh } = await split(ticket_id, [bobs!.id, answer!.id])
  const { json: merge } = await api('POST', '/merges', { body: { into: ticket_id, tickets: [fresh.id] } })
  expect(await messagesOf(ticket_id)).toEqual(before)
  await api('DELETE', `/merges/${merge.id}`)
  expect(await textsOf(fresh.id)).toEqual(['bob: something else', 'answer to bob'])
})

test('a message taken out of a merged ticket stays where it was put when the merge is undone', async () => {
  const [target, source] = [await aTicket(ctx, { text: 't' }), await aTicket(ctx, { text: 's1' })]
  const email = (await api('GET', `/customers/${source.customer_id}`)).json.identities[0].value
  await aMail(ctx, { email, text: 's2', token_numbers: [await numberOf(source.id)] })
  const { json: merge } = await api('POST', '/merges', { body: { into: target.id, tickets: [source.id] } })
  const moved = (await messagesOf(target.id)).find(({ text }) => text === 's2')!
  const { json: fresh } = await split(target.id, [moved.id])
  expect(fresh.customer_id).toBe(source.customer_id)
  await api('DELETE', `/merges/${merge.id}`)
  expect([await textsOf(target.id), await textsOf(source.id), await textsOf(fresh.id)]).toEqual([['t'], ['s1'], ['s2']])
})

test('what cannot be split is refused and changes nothing', async () => {
  const { ticket_id } = await mixed()
  const [first, bobs, answer, note, last] = await messagesOf(ticket_id)
  const other = await messagesOf((await aTicket(ctx)).id)
  const before = await rowsIn(ctx, ['tickets', 'messages'])
  const outcome = async (messages: string[]) => {
    const { status, json } = await split(ticket_id, messages)
    return [status, json.code]
  }
  expect(await outcome([note!.id])).toEqual([422, 'invalid'])
  expect(await outcome([other[0]!.id])).toEqual([422, 'invalid'])
  expect(await outcome(['nonsense'])).toEqual([422, 'invalid'])
  expect(await outcome([answer!.id])).toEqual([422, 'invalid'])
  expect(await outcome([first!.id, bobs!.id, answer!.id, last!.id])).toEqual([409, 'nothing_left'])
  expect(await rowsIn(ctx, ['tickets', 'messages'])).toEqual(before)
})

test('a restricted ticket is split into a restricted one', async () => {
  const { ticket_id } = await mixed()
  await api('PUT', `/tickets/${ticket_id}/restricted`, { body: { restricted: true } })
  const [, bobs] = await messagesOf(ticket_id)
  const { json: fresh } = await split(ticket_id, [bobs!.id])
  expect(fresh.restricted).toBe(true)
  const agent = await aUser(ctx)
  expect((await api('GET', `/tickets/${fresh.id}`, { as: agent.id })).status).toBe(404)
})

test('one click puts a ticket into the suggested one, another lets it stand alone', async () => {
  const theirs = await aTicket(ctx, { text: 'theirs' })
  const stranger = async () =>
    (await aMail(ctx, { email: `x${newId()}@c.example`, text: 'me too', token_numbers: [await numberOf(theirs.id)] }))
      .ticket_id
  const decide = (id: string, decision: string) => api('PUT', `/tickets/${id}/suggestion`, { body: { decision } })
  const [one, two] = [await stranger(), await stranger()]
  expect((await ticketOf(one)).suggested_ticket_id).toBe(theirs.id)
  const before = await rowsIn(ctx, ['tickets', 'messages', 'participants'])
  expect(await decide(one, 'accepted')).toMatchObject({
    status: 200,
    json: { merged_into: theirs.id, suggested_ticket_id: null },
  })
  expect(await textsOf(theirs.id)).toEqual(['theirs', 'me too'])
  const [merge] = (await api('GET', `/tickets/${one}/merges`)).json.items
  await api('DELETE', `/merges/${merge.id}`)
  expect(await rowsIn(ctx, ['tickets', 'messages', 'participants'])).toEqual(before)
  expect((await decide(two, 'dismissed')).json.suggested_ticket_id).toBeNull()
  expect((await decide(two, 'accepted')).json.code).toBe('no_suggestion')
})
