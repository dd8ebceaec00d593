import { expect, test } from 'vitest'
import { openDb, openPool } from '../../../platform/db/connect.ts'
import { newId } from '../../../platform/ids.ts'
import { workOff } from '../../../platform/worker.ts'
import { aUser } from '../../../testing/builders.ts'
import { anInstallation } from '../../../testing/installation.ts'
import { resolveTicket } from '../../../testing/resolving.ts'
import type { Ticket } from '../../tickets/contract.ts'

const installation = await anInstallation()
const { api, ctx, settle, clock, pool } = installation

const online = (id: string, state = 'online') => api('PUT', `/users/${id}/presence`, { body: { state }, as: id })
const ticketOf = async (id: string): Promise<Ticket> => (await api('GET', `/tickets/${id}`)).json
const assigneeOf = async (id: string) => (await ticketOf(id)).assignee_id
const assign = (id: string, assignee_id: string, options: { reason?: string; as?: string } = {}) =>
  api('PUT', `/tickets/${id}/assignee`, {
    body: { assignee_id, ...(options.reason ? { reason: options.reason } : {}) },
    as: options.as,
  })

async function aChat(thread_id = newId(), text = 'I want to change my address, how does this work?'): Promise<string> {
  const body = { external_id: newId(), from: { handle: thread_id }, text, thread_id }
  const { status, json } = await api('POST', '/channels/live_chat/inbound', { body })
  expect(status, JSON.stringify(json)).toBe(201)
  return json.ticket_id
}

/** Agents of a team of their own, so that tests do not feed each other. */
async function agentIn(team: string, changes = {}) {
  const agent = await aUser(ctx, { teams: [team], ...changes })
  return agent.id
}
const inTeam = async (team: string, thread?: string) => {
  const id = await aChat(thread)
  await api('PUT', `/tickets/${id}/team`, { body: { team } })
  return id
}

/** The most chats anybody had at any moment, by the history of what was committed. */
async function liveChats(userId: string): Promise<number> {
  const rows = await ctx.db
    .selectFrom('tickets')
    .select('id')
    .where('assignee_id', '=', userId)
    .where('channel', '=', 'live_chat')
    .where('status', 'in', ['new', 'open', 'escalated'])
    .where('snoozed_until', 'is', null)
    .execute()
  return rows.length
}

const TEAM = 'tier3_specialists'

test('50 arrivals at once for one agent with limit 3, two workers on one database: three are given, never four', async () => {
  const agent = await agentIn('tier1_general')
  await online(agent)
  const second = openPool(installation.url, 5)
  const there = { ...ctx, db: openDb(second) }
  let most = 0
  let done = false
  const watch = (async () => {
    while (!done) {
      most = Math.max(most, await liveChats(agent))
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
  })()
  const work = async () => {
    while (!done) await Promise.all([workOff(ctx, pool), workOff(there, second)])
  }
  const working = work()
  const chats = await Promise.all(Array.from({ length: 50 }, () => aChat()))
  await settle()
  done = true
  await Promise.all([watch, working])
  await there.db.destroy()
  expect(most).toBe(3)
  const tickets = await Promise.all(chats.map(ticketOf))
  const given = tickets.filter(({ assignee_id }) => assignee_id === agent)
  expect([given.length, tickets.filter(({ assignee_id }) => assignee_id === null).length]).toEqual([3, 47])
  const waiting = tickets.filter(({ assignee_id }) => assignee_id === null)
  const places = await Promise.all(waiting.map(({ id }) => api('GET', `/tickets/${id}/queue-place`)))
  expect(places.map(({ json }) => json.position).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 47 }, (_, index) => index + 1),
  )
  await api('PUT', `/users/${agent}/presence`, { body: { state: 'offline' }, as: agent })
})

test('what waits is given the moment somebody is free, in the order of the queue', async () => {
  const agent = await agentIn(TEAM)
  const chats: string[] = []
  for (let index = 0; index < 5; index++) chats.push(await inTeam(TEAM))
  await settle()
  expect(await Promise.all(chats.map(assigneeOf))).toEqual([null, null, null, null, null])
  await online(agent)
  await settle()
  expect(await Promise.all(chats.map(assigneeOf))).toEqual([agent, agent, agent, null, null])
  await resolveTicket(api, chats[1]!)
  await settle()
  expect(await Promise.all(chats.slice(3).map(assigneeOf))).toEqual([agent, null])
  await api('PUT', `/tickets/${chats[0]}/status`, { body: { status: 'pending' } })
  await settle()
  expect(await assigneeOf(chats[4]!)).toBe(agent)
  const why = await ctx.db
    .selectFrom('decisions')
    .selectAll()
    .where('subject_id', '=', chats[4]!)
    .where('kind', '=', 'assignment')
    .execute()
  expect(why).toMatchObject([
    {
      rule: 'first_free',
      inputs: { path: 'support_channels.live_chat.concurrent_chat_limit', limit: 3 },
      result: { agent_id: agent, reason: expect.stringContaining('2 of 3 chats') },
    },
  ])

  // The first customer writes again: there is no room, so somebody else of the team has it next.
  const thread = (await ctx.db
    .selectFrom('tickets')
    .select('thread_id')
    .where('id', '=', chats[0]!)
    .executeTakeFirst())!
  await aChat(thread.thread_id!, 'One more question about the address')
  expect(await ticketOf(chats[0]!)).toMatchObject({ status: 'open', assignee_id: null })
  expect(await liveChats(agent)).toBe(3)
  await online(agent, 'offline')
})

test('a person cannot give a fourth chat either; a lead can, with a reason that is kept', async () => {
  const [agent, other, lead] = [
    await agentIn('tier1_general'),
    await agentIn('tier1_general'),
    await agentIn('tier1_general', { role: 'lead' }),
  ]
  const chats: string[] = []
  for (let index = 0; index < 5; index++) chats.push(await inTeam('tier1_general'))
  for (const id of chats.slice(0, 3)) expect((await assign(id, agent, { as: other })).status).toBe(200)
  const fourth = chats[3]!
  const refused = await assign(fourth, agent, { as: other, reason: 'because I like to' })
  expect([refused.status, refused.json.code]).toEqual([409, 'chat_limit_reached'])
  expect(refused.json.detail).toContain('3 of 3 live chats')
  expect((await assign(fourth, agent, { as: lead })).json).toMatchObject({
    code: 'chat_limit_reached',
    errors: [{ path: 'reason' }],
  })
  const bulk = await api('POST', '/tickets/changes', {
    body: { tickets: [fourth], change: { assignee_id: agent } },
    as: other,
  })
  expect(bulk.json.refused).toMatchObject([{ code: 'chat_limit_reached' }])
  const next = await api('POST', '/queue/next', { body: { team: 'tier1_general' }, as: agent })
  expect([next.status, next.json.code]).toEqual([409, 'chat_limit_reached'])
  await api('PUT', `/tickets/${chats[0]}/status`, { body: { status: 'pending' }, as: agent })
  expect((await assign(fourth, agent, { as: other })).status).toBe(200)
  const back = await api('PUT', `/tickets/${chats[0]}/status`, { body: { status: 'open' }, as: agent })
  expect([back.status, back.json.code]).toEqual([409, 'chat_limit_reached'])
  expect(await liveChats(agent)).toBe(3)

  expect((await assign(chats[4]!, agent, { as: lead, reason: 'She knows this customer' })).status).toBe(200)
  expect(await liveChats(agent)).toBe(4)
  const [decision] = await ctx.db
    .selectFrom('decisions')
    .selectAll()
    .where('subject_id', '=', chats[4]!)
    .where('rule', '=', 'over_limit')
    .execute()
  expect(decision).toMatchObject({
    inputs: { count: 3, limit: 3, by: lead },
    result: { agent_id: agent, reason: 'She knows this customer' },
  })
  const { items } = (await api('GET', `/tickets/${chats[4]}/timeline`)).json
  expect(items.map(({ name }: { name: string }) => name)).toContain('ticket.assigned_over_limit')
})

test('whoever leaves keeps their chats for five minutes, and for good when they return; a deactivated user none', async () => {
  const [agent, lead] = [await agentIn(TEAM), await agentIn(TEAM, { role: 'lead' })]
  const [chat, mail] = [
    await inTeam(TEAM),
    (
      await api('POST', '/channels/email/inbound', {
        body: {
          external_id: newId(),
          from: { email: `${newId()}@c.example` },
          subject: 'Q',
          text: 'How?',
        },
      })
    ).json.ticket_id,
  ]
  await online(agent)
  await settle()
  const before = await assigneeOf(chat)
  if (before !== agent) await assign(chat, agent)
  await assign(mail, agent)
  await online(agent, 'away')
  await clock.advance('PT4M')
  await online(agent)
  await clock.advance('PT2M')
  expect(await assigneeOf(chat)).toBe(agent)
  // The heartbeat stops: gone three minutes after it, and the chat five minutes later.
  await clock.advance('PT5M')
  expect(await assigneeOf(chat)).toBe(agent)
  await clock.advance('PT1M30S')
  expect([await assigneeOf(chat), await assigneeOf(mail)]).toEqual([null, agent])
  const told = (await api('GET', '/notifications', { as: lead })).json.items
  const ofThis = told.filter(
    (one: { kind: string; ticket_id: string }) => one.kind === 'given_back' && one.ticket_id === chat,
  )
  expect(ofThis).toHaveLength(1)
  await api('PATCH', `/users/${agent}`, { body: { active: false } })
  await settle()
  expect(await assigneeOf(mail)).toBe(null)
})
