import { expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import { resolveTicket } from '../../testing/resolving.ts'

const { api, ctx, settle } = await anInstallation()
const hand = (channel: string, body: object) => api('POST', `/channels/${channel}/inbound`, { body })
let count = 0
const message = (more: object = {}) => ({
  external_id: `x${++count}`,
  from: { email: `p${count}@c.example` },
  text: 'Hello',
  ...more,
})

test.each(['email', 'live_chat', 'phone_support', 'social_media', 'in_app_messaging'])(
  '%s: one message, one ticket, once',
  async (channel) => {
    const body = message()
    const first = await hand(channel, body)
    expect(first).toMatchObject({ status: 201, json: { duplicate: false } })
    const again = await hand(channel, body)
    expect(again.json).toEqual({ ...first.json, duplicate: true })
    expect((await api('GET', `/tickets/${first.json.ticket_id}`)).json).toMatchObject({
      channel,
      status: 'new',
      message_count: 1,
    })
    const reply = await api('POST', `/tickets/${first.json.ticket_id}/messages`, {
      body: { kind: 'reply', text: 'Hi' },
    })
    expect(reply.status).toBe(201)
  },
)

test('the same message at the same moment is one message', async () => {
  const body = message()
  const replies = await Promise.all(Array.from({ length: 8 }, () => hand('live_chat', body)))
  expect(new Set(replies.map(({ json }) => json.message_id)).size).toBe(1)
  expect(replies.filter(({ json }) => !json.duplicate)).toHaveLength(1)
})

test('two messages of a new person at the same moment make one customer and one chat', async () => {
  const from = { handle: '@Twin' }
  const replies = await Promise.all([1, 2, 3, 4].map(() => hand('live_chat', message({ from }))))
  expect(new Set(replies.map(({ json }) => json.ticket_id)).size).toBe(1)
  expect((await api('GET', '/customers?q=twin')).json.items).toHaveLength(1)
})

test('a chat goes on in the ticket that was resolved, opened again, unless another one is under way', async () => {
  const say = async (text: string) =>
    (await hand('live_chat', message({ from: { handle: 'lea' }, text }))).json.ticket_id
  const first = await say('My order has not come.')
  await resolveTicket(api, first)
  await settle()
  expect(await say('Thanks!')).toBe(first)
  expect((await api('GET', `/tickets/${first}`)).json.status).toBe('resolved')
  expect(await say('It still has not come.')).toBe(first)
  expect((await api('GET', `/tickets/${first}`)).json.status).toBe('open')
  await resolveTicket(api, first)
  await api('PUT', `/tickets/${first}/status`, { body: { status: 'closed' } })
  const second = await say('Another order has not come.')
  expect(second).not.toBe(first)
  expect(await say('And one more thing.')).toBe(second)
})

test('a thread goes on for its own customer, and not for a stranger', async () => {
  const first = await hand('social_media', message({ from: { handle: 'ann' }, thread_id: 't1' }))
  const second = await hand('social_media', message({ from: { handle: '@ANN' }, thread_id: 't1' }))
  expect(second.json.ticket_id).toBe(first.json.ticket_id)
  const stranger = await hand('social_media', message({ from: { handle: 'eve' }, thread_id: 't1' }))
  expect(stranger.json.ticket_id).not.toBe(first.json.ticket_id)
  expect((await api('GET', `/tickets/${stranger.json.ticket_id}`)).json.suggested_ticket_id).toBe(first.json.ticket_id)
})

test('two people taking turns in one thread each keep their own ticket', async () => {
  const say = async (handle: string) =>
    (await hand('social_media', message({ from: { handle }, thread_id: 'shared' }))).json.ticket_id
  const [ann, bob] = [await say('ann-1'), await say('bob-1')]
  expect([await say('ann-1'), await say('bob-1'), await say('ann-1')]).toEqual([ann, bob, ann])
})

test('a message that waits while its ticket is closed goes into a new one that continues it', async () => {
  const from = { user_id: 'waiting' }
  const first = await hand('social_media', message({ from, thread_id: 'w' }))
  const [locked, close] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const closing = ctx.db.transaction().execute(async (db) => {
    await db.updateTable('tickets').set({ status: 'closed' }).where('id', '=', first.json.ticket_id).execute()
    locked.resolve()
    await close.promise
  })
  await locked.promise
  const waiting = hand('social_media', message({ from, thread_id: 'w' }))
  await new Promise((resolve) => setTimeout(resolve, 100))
  close.resolve()
  await closing
  const second = await waiting
  expect(second.json.ticket_id).not.toBe(first.json.ticket_id)
  expect((await api('GET', `/tickets/${second.json.ticket_id}`)).json.follows_ticket_id).toBe(first.json.ticket_id)
})

test('an address somebody types into a chat opens nobody’s history', async () => {
  const victim = await hand('live_chat', message({ from: { email: 'victim@c.example', handle: 'victim' } }))
  const stranger = await hand('live_chat', message({ from: { email: 'victim@c.example', handle: 'stranger77' } }))
  expect(stranger.json.ticket_id).not.toBe(victim.json.ticket_id)
  const [one, two] = await Promise.all(
    [victim, stranger].map(async ({ json }) => (await api('GET', `/tickets/${json.ticket_id}`)).json),
  )
  expect(one.customer_id).not.toBe(two.customer_id)
  const again = await hand('live_chat', message({ from: { handle: '@Stranger77' } }))
  expect(again.json.ticket_id).toBe(stranger.json.ticket_id)
})

test('calls and mails without a thread are matters of their own', async () => {
  for (const channel of ['phone_support', 'email']) {
    const from = { email: 'often@c.example' }
    const [one, two] = [await hand(channel, message({ from })), await hand(channel, message({ from }))]
    expect(one.json.ticket_id).not.toBe(two.json.ticket_id)
  }
})

test('clocks start at receipt; social and phone may say when it was, but never later than now', async () => {
  const opened = async (channel: string, occurred_at: string) => {
    const { json } = await hand(channel, message({ occurred_at }))
    return (await api('GET', `/tickets/${json.ticket_id}`)).json.created_at
  }
  expect(await opened('social_media', '2026-01-01T00:00:00Z')).toBe('2026-01-01T00:00:00.000Z')
  expect(await opened('email', '2026-01-01T00:00:00Z')).not.toContain('2026-01-01')
  expect(Date.parse(await opened('phone_support', '2999-01-01T00:00:00Z'))).toBeLessThanOrEqual(
    ctx.now().epochMilliseconds,
  )
})

test('a company is known by its domain', async () => {
  const company = (
    await api('POST', '/companies', { body: { name: 'Acme', domain: 'acme.example', account_type: 'enterprise' } })
  ).json
  const { json } = await hand('email', message({ from: { email: 'x@acme.example' } }))
  const ticket = (await api('GET', `/tickets/${json.ticket_id}`)).json
  expect(ticket.company_id).toBe(company.id)
  expect((await api('GET', `/customers/${ticket.customer_id}`)).json).toMatchObject({
    account_type: 'enterprise',
    company_name: 'Acme',
  })
})

/** Does something while no framework can be read, so that nothing can be understood; then there is one again. */
async function beforeUnderstanding<Outcome>(deed: () => Promise<Outcome>): Promise<Outcome> {
  const { resolved } = await ctx.db.selectFrom('framework_versions').select('resolved').executeTakeFirstOrThrow()
  await api('PUT', '/framework', { body: { text: `# broken ${newId()}` } })
  const newest = ctx.db.selectFrom('framework_versions').select('id').orderBy('number', 'desc').limit(1)
  await ctx.db
    .updateTable('framework_versions')
    .set({ resolved: '{"support_tiers":null}' })
    .where('id', 'in', newest)
    .execute()
  const outcome = await deed()
  await api('PUT', '/framework', { body: { text: `# mended ${newId()}` } })
  await ctx.db
    .updateTable('framework_versions')
    .set({ resolved: JSON.stringify(resolved) })
    .where('id', 'in', newest)
    .execute()
  return outcome
}

test('a message stays even when it cannot be understood, is flagged, and is understood later', async () => {
  const ticket = async (id: string) => (await api('GET', `/tickets/${id}`)).json
  const id = await beforeUnderstanding(async () => {
    const { status, json } = await hand('email', message())
    expect(status).toBe(201)
    expect(await ticket(json.ticket_id)).toMatchObject({ awaiting_understanding: true, team: null, message_count: 1 })
    return json.ticket_id
  })
  await settle()
  expect(await ticket(id)).toMatchObject({ awaiting_understanding: false, team: 'tier1_general' })
})

test('a priority given at opening stands, also when it is understood later', async () => {
  const text = 'Urgent: the whole system is down for all of our users since this morning, we lose data right now.'
  const body = { channel: 'email', customer: { email: 'down@shop.example' }, subject: 'Down', text }
  const { json } = await beforeUnderstanding(() => api('POST', '/tickets', { body: { ...body, priority: 'medium' } }))
  await settle()
  const ticket = (await api('GET', `/tickets/${json.id}`)).json
  expect(ticket).toMatchObject({ awaiting_understanding: false, priority: 'medium', impact: 'critical' })
})

test('an agent opens a ticket through the same door', async () => {
  const agent = await aUser(ctx, { name: 'Olga' })
  const opened = await api('POST', '/tickets', {
    as: agent.id,
    body: {
      channel: 'phone_support',
      customer: { name: 'Carl', phone: '+49 (30) 123-45' },
      subject: 'Called in',
      text: 'Wants a refund',
      tags: ['vip'],
    },
  })
  expect(opened).toMatchObject({
    status: 201,
    json: { customer_name: 'Carl', channel: 'phone_support', tags: ['vip'], team: 'billing_specialist' },
  })
  const [first] = (await api('GET', `/tickets/${opened.json.id}/messages`)).json.items
  expect(first).toMatchObject({ kind: 'message', author: { type: 'agent', name: 'Olga' } })
  const known = await api('POST', '/tickets', {
    body: { customer_id: opened.json.customer_id, subject: 'Again', text: 'x' },
  })
  expect(known.json.customer_id).toBe(opened.json.customer_id)
  for (const body of [
    { subject: 'x', text: 'x' },
    { subject: 'x', text: 'x', customer: {} },
  ]) {
    expect((await api('POST', '/tickets', { body })).status).toBe(422)
  }
})

test('every decision at the door can be asked for its reason', async () => {
  const ticket = await aTicket(ctx)
  const { items } = (await api('GET', `/tickets/${ticket.id}/why`)).json
  const kinds: string[] = items.map(({ kind }: { kind: string }) => kind)
  expect([...new Set(kinds)]).toEqual(['threading', 'triage', 'priority', 'placement', 'queue_place', 'deadline'])
  expect(items[0].rule).toBe('no_sign')
  expect(items[kinds.indexOf('placement')]).toMatchObject({
    rule: 'first_tier',
    result: { team: 'tier1_general' },
    version: expect.stringMatching(/^framework \d+$/),
  })
})
