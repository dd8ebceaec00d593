import { expect, test } from 'vitest'
import { aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import { audience } from './audience.ts'
import type { Presence } from './contract.ts'

const { api, ctx, clock, settle } = await anInstallation()
const say = (id: string, state: string, as = id) => api('PUT', `/users/${id}/presence`, { body: { state }, as })
const presenceOf = async (id: string): Promise<Presence> => {
  const { json } = await api('GET', '/presence?limit=100')
  return json.items.find(({ user_id }: Presence) => user_id === id)
}
const changesOf = async (id: string): Promise<string[]> => {
  const events = await ctx.db
    .selectFrom('events')
    .select('data')
    .where('name', '=', 'presence.changed')
    .orderBy('id')
    .execute()
  return events
    .map(({ data }) => data as { user_id: string; state: string })
    .filter(({ user_id }) => user_id === id)
    .map(({ state }) => state)
}

test('somebody is there while a heartbeat repeats it, and gone when it stops', async () => {
  const agent = await aUser(ctx)
  expect(await presenceOf(agent.id)).toMatchObject({ state: 'offline', since: null, expires_at: null })
  const { status, json: first } = await say(agent.id, 'online')
  expect([status, first.state]).toEqual([200, 'online'])
  const span = Temporal.Instant.from(first.since).until(first.expires_at)
  expect(span.total('minutes')).toBe(3)
  for (let beat = 0; beat < 3; beat++) {
    await clock.advance('PT2M')
    expect((await say(agent.id, 'online')).json).toMatchObject({ state: 'online', since: first.since })
  }
  const { expires_at } = await presenceOf(agent.id)
  expect(await changesOf(agent.id)).toEqual(['online'])
  await clock.advance('PT3M1S')
  expect(await presenceOf(agent.id)).toMatchObject({ state: 'offline', since: expires_at, expires_at: null })
  expect(await changesOf(agent.id)).toEqual(['online', 'offline'])
})

test('a state that changes is told once, and offline needs no heartbeat', async () => {
  const agent = await aUser(ctx)
  for (const state of ['online', 'away', 'away', 'online', 'offline', 'offline']) await say(agent.id, state)
  expect(await changesOf(agent.id)).toEqual(['online', 'away', 'online', 'offline'])
  expect(await presenceOf(agent.id)).toMatchObject({ state: 'offline', expires_at: null })
  const due = await ctx.db.selectFrom('due').select('id').where('subject_id', '=', agent.id).execute()
  expect(due).toEqual([])
  expect((await say(agent.id, 'asleep')).status).toBe(422)
})

test('what has expired is over at once, also before the sweep has said so', async () => {
  const agent = await aUser(ctx)
  await say(agent.id, 'online')
  const expires_at = ctx.now().subtract({ seconds: 1 }).toString({ fractionalSecondDigits: 3 })
  await ctx.db.updateTable('presences').set({ expires_at }).where('user_id', '=', agent.id).execute()
  expect(await presenceOf(agent.id)).toMatchObject({ state: 'offline', since: expires_at, expires_at: null })
  expect((await say(agent.id, 'online')).json.since > expires_at).toBe(true)
})

test('a heartbeat that comes just before the sweep is believed', async () => {
  const agent = await aUser(ctx)
  await say(agent.id, 'online')
  await clock.advance('PT2M59S')
  await say(agent.id, 'online')
  await clock.advance('PT2M')
  expect((await presenceOf(agent.id)).state).toBe('online')
  expect(await changesOf(agent.id)).toEqual(['online'])
})

test('an agent speaks for nobody else; a lead may', async () => {
  const [agent, other, lead] = [await aUser(ctx), await aUser(ctx), await aUser(ctx, { role: 'lead' })]
  const foreign = await say(other.id, 'away', agent.id)
  expect([foreign.status, foreign.json.code]).toEqual([403, 'not_permitted'])
  expect((await presenceOf(other.id)).state).toBe('offline')
  expect((await say(other.id, 'away', lead.id)).json).toMatchObject({ user_id: other.id, state: 'away' })
  expect((await say('01900000-0000-7000-8000-000000000000', 'away', lead.id)).status).toBe(404)
  await api('PATCH', `/users/${other.id}`, { body: { active: false } })
  expect((await say(other.id, 'online', lead.id)).status).toBe(404)
  expect(await presenceOf(other.id)).toBeUndefined()
})

test('the list counts the tickets that are theirs to move, and comes in pages', async () => {
  const agent = await aUser(ctx, { name: 'Aaron First', teams: ['tier2_technical'] })
  const tickets = [await aTicket(ctx), await aTicket(ctx), await aTicket(ctx)]
  for (const { id } of tickets) await api('PUT', `/tickets/${id}/assignee`, { body: { assignee_id: agent.id } })
  await api('PUT', `/tickets/${tickets[0]!.id}/status`, { body: { status: 'pending' } })
  expect(await presenceOf(agent.id)).toMatchObject({
    name: 'Aaron First',
    teams: ['tier2_technical'],
    open_tickets: 2,
  })
  const names: string[] = []
  for (let cursor = '', more = true; more; ) {
    const { json } = await api('GET', `/presence?limit=2&cursor=${cursor}`)
    names.push(...json.items.map(({ name }: Presence) => name))
    cursor = json.next_cursor
    more = cursor !== null
  }
  expect(names).toEqual(names.toSorted())
  expect(names.length).toBeGreaterThan(4)
})

test('many heartbeats of one person at once keep one presence', async () => {
  const agent = await aUser(ctx)
  const replies = await Promise.all(Array.from({ length: 12 }, () => say(agent.id, 'online')))
  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]))
  expect(await changesOf(agent.id)).toEqual(['online'])
  await settle()
})

test('the desk hears who comes and goes, a customer does not', async () => {
  const event = {
    id: '1',
    name: 'presence.changed',
    at: '',
    actor_type: 'agent',
    actor_id: null,
    ticket_id: null,
    data: {},
  }
  const rooms = await audience.of(ctx, [event, { ...event, id: '2', name: 'ticket.opened' }])
  const of = (type: 'agent' | 'ai' | 'customer') => audience.roomsOf({ ...ctx.actor, type })
  expect([...rooms]).toEqual([['1', of('agent')]])
  expect(of('ai')).toEqual(of('agent'))
  expect(of('customer')).toEqual([])
})
