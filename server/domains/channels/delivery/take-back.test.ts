import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { type Actor, as, systemActor } from '../../../platform/context.ts'
import { rowsOfEvents } from '../../../platform/realtime/audience.ts'
import { readFeed } from '../../../platform/realtime/feed.ts'
import { anAnswerLine } from '../../../testing/answer-line.ts'
import { aTicket, aUser } from '../../../testing/builders.ts'
import { readyToResolve } from '../../../testing/resolving.ts'
import { WriteMessage } from '../../tickets/contract.ts'
import { writeMessage } from '../../tickets/write-message.ts'
import { takeBack as takeBackReply } from './take-back.ts'

const { api, ctx, settle, clock, peer, reply, messagesOf, ticketOf, outbox } = await anAnswerLine()

const takeBack = (ticketId: string, messageId: string, as?: string) =>
  api('DELETE', `/tickets/${ticketId}/messages/${messageId}`, { as })

test('a reply that is held back leaves when its time is over, and not before', async () => {
  const ticket = await aTicket(ctx)
  const { json } = await reply(ticket.id, 'Wait for it', { undo_seconds: 30, cc: ['boss@customer.example'] })
  expect(Temporal.Instant.from(json.undo_until).since(ctx.now()).total('seconds')).toBeCloseTo(30, 0)
  await settle()
  await clock.advance('PT20S')
  expect(peer.mails).toHaveLength(0)
  expect(await outbox('state=queued')).toMatchObject([{ message_id: json.id, send_at: json.undo_until }])
  expect((await ticketOf(ticket.id)).first_response_at).toBeNull()
  await clock.advance('PT11S')
  expect(peer.mails).toHaveLength(1)
  expect((await messagesOf(ticket.id))[1]).toMatchObject({ undo_until: null, delivery: { state: 'sent' } })
  expect((await takeBack(ticket.id, json.id)).json).toMatchObject({ status: 409, code: 'already_leaving' })
  const stopped = Temporal.Instant.from((await ticketOf(ticket.id)).first_response_at)
  expect(stopped.since(Temporal.Instant.from(json.undo_until)).total('seconds')).toBeGreaterThanOrEqual(0)
})

test.each([false, true])(
  'taking it back leaves nothing behind, and gives the text back (settled first: %s)',
  async (settled) => {
    const before = peer.mails.length
    const ticket = await aTicket(ctx)
    const ann = await aUser(ctx)
    const form = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhello\r\n--x--\r\n'
    const headers = { 'content-type': 'multipart/form-data; boundary=x' }
    const file = (await api('POST', '/files', { body: form, headers, as: ann.id })).json
    const was = await ticketOf(ticket.id)
    const body = { undo_seconds: 10, cc: ['cc@x.example'], bcc: ['bcc@x.example'], attachments: [file.id] }
    const sent = await reply(ticket.id, 'Oh no', body, ann.id)
    expect(await ticketOf(ticket.id)).toMatchObject({ status: 'pending', snippet: 'Oh no' })
    if (settled) await settle()

    const back = await takeBack(ticket.id, sent.json.id, ann.id)
    expect(back).toMatchObject({
      status: 200,
      json: {
        text: 'Oh no',
        html: null,
        cc: ['cc@x.example'],
        bcc: ['bcc@x.example'],
        attachments: [{ id: file.id, name: 'a.txt', size: 5 }],
      },
    })
    await settle()
    await clock.advance('PT1M')
    expect(peer.mails).toHaveLength(before)
    expect(await messagesOf(ticket.id)).toHaveLength(1)
    expect((await outbox()).filter((delivery: { ticket_id: string }) => delivery.ticket_id === ticket.id)).toEqual([])
    const { status, assignee_id, snippet, last_message_at } = await ticketOf(ticket.id)
    expect({ status, assignee_id, snippet, last_message_at }).toEqual({
      status: 'new',
      assignee_id: null,
      snippet: was.snippet,
      last_message_at: was.last_message_at,
    })
    expect((await api('GET', `/tickets/${ticket.id}/drafts`, { as: ann.id })).json.items).toMatchObject([
      { text: 'Oh no' },
    ])
    const participants = await ctx.db
      .selectFrom('participants')
      .select('address')
      .where('ticket_id', '=', ticket.id)
      .execute()
    expect(participants.map(({ address }) => address)).not.toContain('cc@x.example')
    const names = (await api('GET', `/tickets/${ticket.id}/timeline`)).json.items.map(
      ({ name }: { name: string }) => name,
    )
    expect(names).toContain('ticket.reply_taken_back')

    expect(
      (await reply(ticket.id, 'Better', { attachments: [file.id], seen_up_to: sent.json.id }, ann.id)).status,
    ).toBe(201)
    expect((await takeBack(ticket.id, sent.json.id, ann.id)).status).toBe(404)
    await settle()
  },
)

test('who had read everything still has, and the next message is new to them', async () => {
  const ticket = await aTicket(ctx)
  const [ann, bob] = [await aUser(ctx), await aUser(ctx)]
  const unread = async (as: string) => (await api('GET', `/tickets/${ticket.id}`, { as })).json.unread
  await api('PUT', `/tickets/${ticket.id}/seen`, { as: bob.id })
  const { json } = await reply(ticket.id, 'x', { undo_seconds: 10 }, ann.id)
  expect(await unread(bob.id)).toBe(true)
  await takeBack(ticket.id, json.id, ann.id)
  expect([await unread(ann.id), await unread(bob.id)]).toEqual([false, false])
  await api('POST', `/tickets/${ticket.id}/messages`, { body: { kind: 'note', text: 'news' } })
  expect([await unread(ann.id), await unread(bob.id)]).toEqual([true, true])
  expect((await messagesOf(ticket.id)).map(({ position }) => position)).toEqual([1, 3])
})

test('who got an unassigned ticket by the reply loses it again', async () => {
  const ticket = await aTicket(ctx)
  const ann = await aUser(ctx)
  const her: Actor = { ...systemActor, type: 'agent', id: ann.id, role: 'agent' }
  const written = WriteMessage.parse({ kind: 'reply', text: 'Mine', undo_seconds: 10 })
  const message = await writeMessage(as(ctx, her), ticket.id, written)
  expect((await ticketOf(ticket.id)).assignee_id).toBe(ann.id)
  await takeBackReply(as(ctx, her), ticket.id, message.id)
  expect(await ticketOf(ticket.id)).toMatchObject({ assignee_id: null, status: 'new' })
})

test('what somebody has changed meanwhile stays', async () => {
  const ticket = await aTicket(ctx)
  const [ann, bob] = [await aUser(ctx), await aUser(ctx)]
  const { json } = await reply(ticket.id, 'x', { undo_seconds: 30 }, ann.id)
  await api('PUT', `/tickets/${ticket.id}/assignee`, { body: { assignee_id: bob.id } })
  await api('PUT', `/tickets/${ticket.id}/status`, { body: { status: 'on_hold' } })
  expect((await takeBack(ticket.id, json.id, ann.id)).status).toBe(200)
  expect(await ticketOf(ticket.id)).toMatchObject({ status: 'on_hold', assignee_id: bob.id })
})

test('the status stays while a later reply rests on it; a resolution is undone', async () => {
  const ticket = await aTicket(ctx)
  await readyToResolve(api, ticket.id)
  const first = await reply(ticket.id, 'first', { undo_seconds: 30 })
  const second = await reply(ticket.id, 'second', { undo_seconds: 30, status_after: 'resolved' })
  expect((await takeBack(ticket.id, first.json.id)).status).toBe(200)
  expect((await ticketOf(ticket.id)).status).toBe('resolved')
  expect((await takeBack(ticket.id, second.json.id)).status).toBe(200)
  expect(await ticketOf(ticket.id)).toMatchObject({ status: 'new', resolved_at: null, contacts_to_resolution: null })
})

test('a reply that opened a resolved ticket again: at once it awaits its customer’s word as before', async () => {
  const ticket = await aTicket(ctx)
  await readyToResolve(api, ticket.id)
  await api('PUT', `/tickets/${ticket.id}/status`, { body: { status: 'resolved' } })
  const outcome = async () => {
    const { status, resolved_at, confirmation, contacts_to_resolution } = await ticketOf(ticket.id)
    return { status, resolved_at, confirmation, contacts_to_resolution }
  }
  const before = await outcome()
  expect(before).toMatchObject({ status: 'resolved', confirmation: 'awaiting', contacts_to_resolution: 1 })
  const again = await reply(ticket.id, 'One more thing', { undo_seconds: 30, status_after: 'pending' })
  expect(await outcome()).toMatchObject({ status: 'pending', confirmation: null })
  await takeBack(ticket.id, again.json.id)
  expect(await outcome()).toEqual(before)
})

test.each([
  [0, 1],
  [1, 0],
])('of two held replies, whichever goes first, what was before both is back (%i, then %i)', async (...order) => {
  const ticket = await aTicket(ctx)
  await readyToResolve(api, ticket.id)
  const ids = [
    (await reply(ticket.id, 'first', { undo_seconds: 30 })).json.id,
    (await reply(ticket.id, 'second', { undo_seconds: 30, status_after: 'resolved' })).json.id,
  ]
  for (const index of order) expect((await takeBack(ticket.id, ids[index])).status).toBe(200)
  expect(await ticketOf(ticket.id)).toMatchObject({ status: 'new', resolved_at: null })
})

test('a reply that has left keeps what it did, whatever is taken back around it', async () => {
  const ticket = await aTicket(ctx)
  const first = await reply(ticket.id, 'first', { undo_seconds: 30 })
  await reply(ticket.id, 'stays')
  await takeBack(ticket.id, first.json.id)
  const third = await reply(ticket.id, 'third', { undo_seconds: 30 })
  await takeBack(ticket.id, third.json.id)
  expect((await ticketOf(ticket.id)).status).toBe('pending')
})

test('a ticket that was put aside is so again, and comes back at its moment', async () => {
  const ticket = await aTicket(ctx)
  const until = ctx.now().add({ hours: 48 }).round('millisecond').toString()
  await api('PUT', `/tickets/${ticket.id}/snooze`, { body: { until } })
  await readyToResolve(api, ticket.id)
  const { json } = await reply(ticket.id, 'Done', { undo_seconds: 30, status_after: 'resolved' })
  expect((await ticketOf(ticket.id)).snoozed_until).toBeNull()
  await takeBack(ticket.id, json.id)
  const { snoozed_until } = await ticketOf(ticket.id)
  expect(Temporal.Instant.from(snoozed_until).equals(until)).toBe(true)
  await clock.advance('PT49H')
  expect((await ticketOf(ticket.id)).snoozed_until).toBeNull()
})

test('only its writer or a lead takes a reply back', async () => {
  const ticket = await aTicket(ctx)
  const [ann, bob, lead] = [await aUser(ctx), await aUser(ctx), await aUser(ctx, { role: 'lead' })]
  const { json } = await reply(ticket.id, 'x', { undo_seconds: 30 }, ann.id)
  expect((await takeBack(ticket.id, json.id, bob.id)).json).toMatchObject({ status: 403, code: 'not_your_reply' })
  expect((await takeBack(ticket.id, json.id, lead.id)).status).toBe(200)
  const note = await api('POST', `/tickets/${ticket.id}/messages`, { body: { kind: 'note', text: 'x' }, as: ann.id })
  expect((await takeBack(ticket.id, note.json.id, ann.id)).status).toBe(404)
})

test('of leaving and taking back at the same moment exactly one wins', async () => {
  for (let round = 0; round < 6; round++) {
    const ticket = await aTicket(ctx)
    const { json } = await reply(ticket.id, `race ${round}`, { undo_seconds: 1 })
    await settle()
    const before = peer.mails.length
    const wait = Math.max(0, Temporal.Instant.from(json.undo_until).since(ctx.now()).total('milliseconds') - 3 + round)
    await new Promise((resolve) => setTimeout(resolve, wait))
    const [taken] = await Promise.all([takeBack(ticket.id, json.id), settle()])
    await clock.advance('PT5S')
    const left = peer.mails.slice(before).filter(({ parsed }) => parsed.text?.includes(`race ${round}`))
    expect([taken.status, left.length]).toEqual(taken.status === 200 ? [200, 0] : [409, 1])
  }
})

test('who takes a reply back waits for the sweep that lets it go, without holding what that needs', async () => {
  const ticket = await aTicket(ctx)
  const { json } = await reply(ticket.id, 'x', { undo_seconds: 30 })
  await settle()
  const waitingSessions = async () => {
    const { rows } = await sql`
      select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(ctx.db)
    return rows.length
  }
  const taking = await ctx.db.transaction().execute(async (db) => {
    await db.selectFrom('due').selectAll().where('kind', '=', 'channels.held').forUpdate().execute()
    const taking = takeBack(ticket.id, json.id)
    while ((await waitingSessions()) === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    await db.selectFrom('messages').select('id').where('id', '=', json.id).forUpdate().noWait().execute()
    await db.selectFrom('tickets').select('id').where('id', '=', ticket.id).forUpdate().noWait().execute()
    return { taking }
  })
  expect((await taking.taking).status).toBe(200)
})

test('chats hold nothing back', async () => {
  const ticket = await aTicket(ctx, { channel: 'live_chat' })
  const { json } = await reply(ticket.id, 'Hello', { undo_seconds: 10 })
  expect(json.undo_until).toBeNull()
  await settle()
  expect((await messagesOf(ticket.id))[1]!.delivery?.state).toBe('sent')
  expect((await takeBack(ticket.id, json.id)).json.code).toBe('already_leaving')
})

test('the live feed copes with a message that is gone', async () => {
  const ticket = await aTicket(ctx)
  const { json } = await reply(ticket.id, 'x', { undo_seconds: 10 })
  await takeBack(ticket.id, json.id)
  // Readers never pass a transaction that is still open anywhere on the server, in other tests' databases too.
  const ours = await vi.waitFor(async () => {
    const events = await readFeed(ctx, { xid: '0', id: '0' })
    const ours = events.filter(({ ticket_id }) => ticket_id === ticket.id)
    expect(ours.map(({ name }) => name)).toEqual(expect.arrayContaining(['ticket.replied', 'ticket.reply_taken_back']))
    return ours
  }, 10_000)
  const rows = await rowsOfEvents(ctx, ours)
  expect(rows.every(({ row }) => (row as { id: string }).id !== json.id)).toBe(true)
})

test('its writer or a lead can send what is held back at once; nobody else', async () => {
  const ticket = await aTicket(ctx)
  const [ann, bob] = [await aUser(ctx), await aUser(ctx)]
  const { json } = await reply(ticket.id, 'now', { undo_seconds: 60 }, ann.id)
  await settle()
  const [delivery] = (await outbox('state=queued')).filter((one: { message_id: string }) => one.message_id === json.id)
  const send = (as: string) => api('POST', `/outbox/${delivery.id}/resend`, { as })
  expect((await send(bob.id)).json).toMatchObject({ status: 403, code: 'not_your_reply' })
  expect((await send(ann.id)).status).toBe(200)
  await settle()
  expect(peer.mails.at(-1)!.parsed.text).toContain('now')
})
