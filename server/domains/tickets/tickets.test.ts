import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { type Context, systemActor } from '../../platform/context.ts'
import { aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import { readyToResolve } from '../../testing/resolving.ts'
import { writeMessage } from './write-message.ts'

const { api, ctx, settle, clock } = await anInstallation()
const reply = (id: string, text: string, more: object = {}, as?: string) =>
  api('POST', `/tickets/${id}/messages`, { body: { kind: 'reply', text, ...more }, as })
const messages = async (id: string) => (await api('GET', `/tickets/${id}/messages`)).json.items
const ticketOf = async (id: string) => (await api('GET', `/tickets/${id}`)).json

test('a reply written on a stale view is refused, and the writer can send it again knowingly', async () => {
  const ticket = await aTicket(ctx)
  const [first] = await messages(ticket.id)
  const [ann, bob] = [await aUser(ctx), await aUser(ctx)]
  expect((await reply(ticket.id, 'Ann answers', { seen_up_to: first.id }, ann.id)).status).toBe(201)
  const stale = await reply(ticket.id, 'Bob answers too', { seen_up_to: first.id }, bob.id)
  const [, anns] = await messages(ticket.id)
  expect(stale).toMatchObject({
    status: 409,
    json: { code: 'stale_view', errors: [{ path: 'seen_up_to', message: anns.id }] },
  })
  expect((await reply(ticket.id, 'Bob adds', { seen_up_to: anns.id }, bob.id)).status).toBe(201)
  expect((await reply(ticket.id, 'Bob again', { seen_up_to: anns.id }, bob.id)).status).toBe(201)
})

test('two replies at the same moment on the same view: one of them wins', async () => {
  const ticket = await aTicket(ctx)
  const [first] = await messages(ticket.id)
  const agents = await Promise.all([1, 2, 3, 4].map(() => aUser(ctx)))
  const replies = await Promise.all(agents.map(({ id }) => reply(ticket.id, 'Me first', { seen_up_to: first.id }, id)))
  expect(replies.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409])
})

test('statuses follow what happens', async () => {
  const ticket = await aTicket(ctx)
  const agent = await aUser(ctx)
  expect(ticket.status).toBe('new')
  expect((await api('PUT', `/tickets/${ticket.id}/assignee`, { body: { assignee_id: agent.id } })).json).toMatchObject({
    status: 'open',
    assignee_name: agent.name,
  })
  await reply(ticket.id, 'Answer')
  expect((await ticketOf(ticket.id)).status).toBe('pending')
  await readyToResolve(api, ticket.id)
  await reply(ticket.id, 'Done', { status_after: 'resolved' })
  expect(await ticketOf(ticket.id)).toMatchObject({
    status: 'resolved',
    contacts_to_resolution: 1,
    resolved_at: expect.any(String),
  })
  expect((await api('PUT', `/tickets/${ticket.id}/status`, { body: { status: 'new' } })).json.code).toBe(
    'not_new_again',
  )
  await api('PUT', `/tickets/${ticket.id}/status`, { body: { status: 'closed' } })
  expect((await reply(ticket.id, 'Too late')).json.code).toBe('ticket_closed')
})

test('first response stops when the answer leaves, and a note never stops it', async () => {
  const ticket = await aTicket(ctx, { channel: 'live_chat' })
  await api('POST', `/tickets/${ticket.id}/messages`, { body: { kind: 'note', text: 'Look at this' } })
  await settle()
  expect((await ticketOf(ticket.id)).first_response_at).toBeNull()
  await reply(ticket.id, 'Hello')
  expect((await ticketOf(ticket.id)).first_response_at).toBeNull()
  await settle()
  expect((await ticketOf(ticket.id)).first_response_at).toEqual(expect.any(String))
})

test('an agent changes the tickets of own teams, reads the others, and may note on them', async () => {
  const ticket = await aTicket(ctx)
  const agent = await aUser(ctx, { teams: ['tier2_technical'] })
  expect((await api('GET', `/tickets/${ticket.id}`, { as: agent.id })).status).toBe(200)
  expect((await reply(ticket.id, 'Not mine', {}, agent.id)).json.code).toBe('not_your_team')
  const note = await api('POST', `/tickets/${ticket.id}/messages`, {
    body: { kind: 'note', text: 'A hint' },
    as: agent.id,
  })
  expect(note.status).toBe(201)
  await api('PUT', `/tickets/${ticket.id}/team`, { body: { team: 'tier2_technical' } })
  expect((await reply(ticket.id, 'Now it is mine', {}, agent.id)).status).toBe(201)
})

test('who hands a ticket out of their own reach is told so with the ticket, and it is done', async () => {
  const ticket = await aTicket(ctx)
  const [ann, bob] = [await aUser(ctx), await aUser(ctx)]
  await api('PUT', `/tickets/${ticket.id}/assignee`, { body: { assignee_id: ann.id } })
  await api('PUT', '/roles/agent/reach', { body: { read_reach: 'own', change_reach: 'own' } })
  const handed = await api('PUT', `/tickets/${ticket.id}/assignee`, { body: { assignee_id: bob.id }, as: ann.id })
  const opened = await api('POST', '/tickets', {
    body: { customer_id: ticket.customer_id, subject: 'x', text: 'x' },
    as: ann.id,
  })
  await api('PUT', '/roles/agent/reach', { body: { read_reach: 'all', change_reach: 'team' } })
  expect([handed.status, handed.json.assignee_id, opened.status]).toEqual([200, bob.id, 201])
})

test('quality writes notes, but no replies', async () => {
  const ticket = await aTicket(ctx)
  const reviewer = await aUser(ctx, { role: 'quality' })
  expect((await reply(ticket.id, 'Hello', {}, reviewer.id)).json.code).toBe('not_permitted')
})

test('a snoozed ticket leaves the inbox and comes back at its moment, or when the customer writes', async () => {
  const ticket = await aTicket(ctx, { channel: 'live_chat' })
  const inInbox = async () =>
    (await api('GET', '/tickets?view=inbox')).json.items.some(({ id }: { id: string }) => id === ticket.id)
  const snooze = (hours: number) =>
    api('PUT', `/tickets/${ticket.id}/snooze`, {
      body: { until: ctx.now().add({ hours }).toString({ fractionalSecondDigits: 3 }) },
    })
  expect((await snooze(-1)).status).toBe(422)
  await snooze(2)
  expect(await inInbox()).toBe(false)
  await clock.advance('PT2H1S')
  expect(await inInbox()).toBe(true)
  await snooze(2)
  const { value } = (await api('GET', `/customers/${ticket.customer_id}`)).json.identities[0]
  await api('POST', '/channels/live_chat/inbound', {
    body: { external_id: 'wake', from: { email: value }, text: 'Still there?' },
  })
  expect(await inInbox()).toBe(true)
})

test('who answers a ticket nobody has, has it; a script that answers takes nothing', async () => {
  const [one, two] = [await aTicket(ctx), await aTicket(ctx)]
  const ann = await aUser(ctx)
  const asAnn: Context = { ...ctx, actor: { ...systemActor, type: 'agent', id: ann.id, role: 'agent' } }
  await writeMessage(asAnn, one.id, {
    kind: 'reply',
    text: 'Mine',
    attachments: [],
    cc: [],
    bcc: [],
    undo_seconds: 0,
    mentions: [],
  })
  await reply(two.id, 'By a script')
  expect(await ticketOf(one.id)).toMatchObject({ assignee_id: ann.id })
  expect(await ticketOf(two.id)).toMatchObject({ assignee_id: null })
})

test('drafts are kept per writer and kind, and end when the message is sent', async () => {
  const ticket = await aTicket(ctx)
  const [ann, bob] = [await aUser(ctx), await aUser(ctx)]
  const drafts = async (as: string) => (await api('GET', `/tickets/${ticket.id}/drafts`, { as })).json.items
  await api('PUT', `/tickets/${ticket.id}/drafts`, { body: { kind: 'reply', text: 'Half a sen' }, as: ann.id })
  expect(await drafts(ann.id)).toMatchObject([{ kind: 'reply', text: 'Half a sen' }])
  expect(await drafts(bob.id)).toEqual([])
  await reply(ticket.id, 'Half a sentence', {}, ann.id)
  expect(await drafts(ann.id)).toEqual([])
})

test('unread is a matter of each reader', async () => {
  const ticket = await aTicket(ctx)
  const [ann, bob] = [await aUser(ctx), await aUser(ctx)]
  const unread = async (as: string) => (await api('GET', `/tickets/${ticket.id}`, { as })).json.unread
  await api('PUT', `/tickets/${ticket.id}/seen`, { as: ann.id })
  expect([await unread(ann.id), await unread(bob.id)]).toEqual([false, true])
})

test('counts are those of the lists', async () => {
  const agent = await aUser(ctx)
  const counts = (await api('GET', '/tickets/counts', { as: agent.id })).json
  for (const view of ['inbox', 'mine', 'unassigned', 'snoozed', 'resolved']) {
    const { items } = (await api('GET', `/tickets?view=${view}&limit=100`, { as: agent.id })).json
    expect([view, counts[view]]).toEqual([view, items.length])
  }
})

test('filters hold, and nonsense in them finds nothing instead of failing', async () => {
  const ticket = await aTicket(ctx, { channel: 'social_media', from: { handle: '@zoe' }, subject: 'Filter me' })
  await api('PUT', `/tickets/${ticket.id}/tags`, { body: { tags: ['Refund', 'refund', 'vip'] } })
  const found = async (query: string) =>
    (await api('GET', `/tickets?${query}`)).json.items?.map(({ id }: { id: string }) => id)
  for (const query of [
    'channel=social_media',
    'tag=refund',
    'q=filter',
    `q=${ticket.case_id}`,
    `customer_id=${ticket.customer_id}`,
    'status=new&channel=social_media',
    'team=tier1_general&channel=social_media',
  ]) {
    expect([query, await found(query)]).toEqual([query, [ticket.id]])
  }
  for (const query of ['customer_id=nobody', 'assignee_id=x', 'tag=nope', "q='; drop table tickets; --"])
    expect(await found(query)).toEqual([])
  expect((await api('GET', '/tickets?status=sleeping')).status).toBe(422)
})

test('a file is its uploader’s until it is sent, and then whoever may see the ticket may see it', async () => {
  const ticket = await aTicket(ctx)
  const [ann, bob] = [await aUser(ctx), await aUser(ctx)]
  const form =
    '--x\r\ncontent-disposition: form-data; name="file"; filename="../../ev\u202eil.txt"\r\ncontent-type: text/html\r\n\r\n<script>1</script>\r\n--x--\r\n'
  const headers = { 'content-type': 'multipart/form-data; boundary=x' }
  const file = (await api('POST', '/files', { body: form, headers, as: ann.id })).json
  expect(file).toMatchObject({ name: 'evil.txt', type: 'text/html', size: 18 })
  expect((await api('GET', `/files/${file.id}`, { as: bob.id })).status).toBe(404)
  expect((await reply(ticket.id, 'See', { attachments: [file.id] }, bob.id)).status).toBe(422)
  const sent = await reply(ticket.id, 'See', { attachments: [file.id] }, ann.id)
  expect(sent.json.attachments).toMatchObject([{ id: file.id, name: 'evil.txt' }])
  const bytes = await api('GET', `/files/${file.id}`, { as: bob.id })
  expect(bytes).toMatchObject({
    status: 200,
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': expect.stringContaining('attachment'),
    },
  })
  await api('PUT', `/tickets/${ticket.id}/assignee`, { body: { assignee_id: ann.id } })
  await api('PUT', `/tickets/${ticket.id}/restricted`, { body: { restricted: true } })
  expect((await api('GET', `/files/${file.id}`, { as: bob.id })).status).toBe(404)
})

test('the timeline tells what happened and by whom, without a word of content', async () => {
  const ticket = await aTicket(ctx, { text: 'my secret is 4711' })
  const ann = await aUser(ctx, { name: 'Ann' })
  await api('PUT', `/tickets/${ticket.id}/priority`, { body: { priority: 'high' }, as: ann.id })
  const { items } = (await api('GET', `/tickets/${ticket.id}/timeline`)).json
  expect(items[0]).toMatchObject({
    name: 'ticket.priority_changed',
    actor: { name: 'Ann' },
    data: { before: ticket.priority, priority: 'high' },
  })
  expect(JSON.stringify(items)).not.toContain('4711')
})

test('a mention tells the mentioned, and nobody hears of what they did themselves', async () => {
  const ticket = await aTicket(ctx)
  const [ann, bob] = [await aUser(ctx), await aUser(ctx)]
  await api('POST', `/tickets/${ticket.id}/messages`, {
    body: { kind: 'note', text: '@bob', mentions: [bob.id, ann.id] },
    as: ann.id,
  })
  const told = async (as: string) => (await api('GET', '/notifications', { as })).json
  expect((await told(bob.id)).items).toMatchObject([{ kind: 'mentioned', case_id: ticket.case_id }])
  expect((await told(ann.id)).items).toEqual([])
  await api('PUT', '/notifications/read', { as: bob.id })
  expect((await told(bob.id)).unread).toBe(0)
  await api('PUT', `/tickets/${ticket.id}/restricted`, { body: { restricted: true } })
  expect((await told(bob.id)).items).toMatchObject([{ case_id: null, subject: null }])
})

test('case ids go on past four digits, each its own', async () => {
  await sql`alter table tickets alter column number restart with 9999`.execute(ctx.db)
  const ids = [await aTicket(ctx), await aTicket(ctx), await aTicket(ctx)].map(({ case_id }) => case_id)
  expect(ids).toEqual(['SR-9999', 'SR-10000', 'SR-10001'])
})
