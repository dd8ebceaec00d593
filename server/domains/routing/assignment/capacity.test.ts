import { beforeAll, expect, test } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { aTicket, aUser } from '../../../testing/builders.ts'
import { anInstallation } from '../../../testing/installation.ts'
import type { Ticket } from '../../tickets/contract.ts'

const { api, ctx, settle, clock } = await anInstallation()

/** Two chats at a time, and nobody is there to whom others would be given: what happens comes of the change alone. */
beforeAll(async () => {
  const text = 'support_channels: { live_chat: { concurrent_chat_limit: 2 } }'
  expect((await api('PUT', '/framework', { body: { text } })).status).toBe(200)
})

const ticketOf = async (id: string): Promise<Ticket> => (await api('GET', `/tickets/${id}`)).json
const status = (id: string, status: string) => api('PUT', `/tickets/${id}/status`, { body: { status } })
const assign = (id: string, assignee_id: string) => api('PUT', `/tickets/${id}/assignee`, { body: { assignee_id } })
const anAgent = async () => (await aUser(ctx, { teams: ['tier1_general'] })).id
const aChat = () => aTicket(ctx, { channel: 'live_chat', text: 'I want to change my address.' })

async function aChatOf(agent: string): Promise<string> {
  const { id } = await aChat()
  expect((await assign(id, agent)).status).toBe(200)
  return id
}

/** Of this agent: one chat that waits for its customer, and as many at work as they may have. */
async function fullWithOneAside(put: (id: string) => Promise<{ status: number }>) {
  const agent = await anAgent()
  const aside = await aChatOf(agent)
  expect((await put(aside)).status).toBe(200)
  const at_work = [await aChatOf(agent), await aChatOf(agent)]
  return { agent, aside, at_work }
}

async function chatsOf(agent: string): Promise<number> {
  const { items } = (await api('GET', `/tickets?assignee_id=${agent}&channel=live_chat&limit=100`)).json
  return items.filter(
    ({ status, snoozed_until }: Ticket) => ['new', 'open', 'escalated'].includes(status) && snoozed_until === null,
  ).length
}

const pathsOf = async (id: string): Promise<(string | null)[]> => {
  const { items } = (await api('GET', `/tickets/${id}/why`)).json
  return items
    .filter(({ rule }: { rule: string }) => rule === 'cannot_come_back')
    .map(({ path }: Ticket & { path: string }) => path)
}
const LIMIT = 'support_channels.live_chat.concurrent_chat_limit'

test('a merge that wakes a chat of somebody who is full leaves it to the queue, and says why', async () => {
  const { agent, aside } = await fullWithOneAside((id) => status(id, 'pending'))
  const other = await aChat()
  const merged = await api('POST', '/merges', { body: { into: aside, tickets: [other.id] } })
  expect([merged.status, merged.json.detail]).toEqual([201, undefined])
  expect(await ticketOf(aside)).toMatchObject({ status: 'open', assignee_id: null })
  expect([await chatsOf(agent), await pathsOf(aside)]).toEqual([2, [LIMIT]])
})

test('a merge of two chats of one person makes room for one, which is used once', async () => {
  const agent = await anAgent()
  const [first, second] = [await aChatOf(agent), await aChatOf(agent)]
  const merged = await api('POST', '/merges', { body: { into: first, tickets: [second] } })
  expect(merged.status).toBe(201)
  await aChatOf(agent)
  expect((await assign((await aChat()).id, agent)).json.code).toBe('chat_limit_reached')
  // Undone, the second is theirs again only if there were room: there is none any more.
  expect((await api('DELETE', `/merges/${merged.json.id}`)).status).toBe(200)
  expect((await ticketOf(second)).assignee_id).toBe(null)
  expect([await chatsOf(agent), await pathsOf(second)]).toEqual([2, [LIMIT]])
})

test('what is split off is not given to somebody who is full', async () => {
  const agent = await anAgent()
  const thread_id = newId()
  const say = async (text: string) =>
    (
      await api('POST', '/channels/live_chat/inbound', {
        body: { external_id: newId(), thread_id, from: { handle: thread_id }, text },
      })
    ).json
  const { ticket_id } = await say('How do I change my address?')
  const { message_id } = await say('And where is my invoice?')
  await assign(ticket_id, agent)
  await aChatOf(agent)
  const split = await api('POST', `/tickets/${ticket_id}/splits`, { body: { messages: [message_id] } })
  expect([split.status, split.json.detail]).toEqual([201, undefined])
  expect((await ticketOf(split.json.id)).assignee_id).toBe(null)
  expect(await chatsOf(agent)).toBe(2)
})

test('what was no spam after all comes back to the queue when whoever had it is full', async () => {
  const spam = (id: string, spam: boolean) => api('PUT', `/tickets/${id}/spam`, { body: { spam } })
  const { agent, aside } = await fullWithOneAside((id) => spam(id, true))
  expect((await spam(aside, false)).status).toBe(200)
  expect((await ticketOf(aside)).assignee_id).toBe(null)
  expect([await chatsOf(agent), await pathsOf(aside)]).toEqual([2, [LIMIT]])
})

test('chats put aside that come back at one moment fill what room there is, and no more', async () => {
  const agent = await anAgent()
  const until = ctx.now().add({ hours: 1 }).toString()
  const snoozed: string[] = []
  for (const _ of [1, 2, 3]) {
    const id = await aChatOf(agent)
    expect((await api('PUT', `/tickets/${id}/snooze`, { body: { until } })).status).toBe(200)
    snoozed.push(id)
  }
  await aChatOf(agent)
  await clock.advance('PT2H')
  expect(await chatsOf(agent)).toBe(2)
  const back = await Promise.all(snoozed.map(ticketOf))
  expect(back.every(({ snoozed_until }) => snoozed_until === null)).toBe(true)
  expect(back.filter(({ assignee_id }) => assignee_id === agent)).toHaveLength(1)
})

test('who accepts an escalation takes a chat by it only while there is room', async () => {
  const agent = (await aUser(ctx, { teams: ['tier2_technical'] })).id
  const { id } = await aChat()
  const up = await api('PUT', `/tickets/${id}/escalation`, { body: { criterion: 'policy_exceptions' } })
  expect([up.status, up.json.detail]).toEqual([200, undefined])
  for (const _ of [1, 2]) await aChatOf(agent)
  const taken = await api('PUT', `/tickets/${id}/assignee`, { body: { assignee_id: agent }, as: agent })
  expect([taken.status, taken.json.code]).toEqual([409, 'chat_limit_reached'])
  await settle()
  const { items } = (await api('GET', `/tickets/${id}/escalations`)).json
  expect([items[0].accepted_by, await chatsOf(agent)]).toEqual([null, 2])
})

test.each(['email', 'live_chat'] as const)(
  'somebody who is deactivated while a ticket of %s is given to them does not keep it',
  async (channel) => {
    for (let round = 0; round < 6; round++) {
      const agent = await anAgent()
      const { id } = await aTicket(ctx, { channel })
      const [given, gone] = await Promise.all([
        assign(id, agent),
        api('PATCH', `/users/${agent}`, { body: { active: false } }),
      ])
      expect([200, 422]).toContain(given.status)
      expect(gone.status).toBe(200)
      await settle()
      expect((await ticketOf(id)).assignee_id).toBe(null)
    }
  },
)

test('a ticket that an undone merge brings back is nobody’s when whoever had it has left for good', async () => {
  const agent = await anAgent()
  const [into, source] = [await aTicket(ctx), await aTicket(ctx)]
  await assign(source.id, agent)
  const merged = await api('POST', '/merges', { body: { into: into.id, tickets: [source.id] } })
  await api('PATCH', `/users/${agent}`, { body: { active: false } })
  await settle()
  expect((await api('DELETE', `/merges/${merged.json.id}`)).status).toBe(200)
  expect(await ticketOf(source.id)).toMatchObject({ assignee_id: null, status: 'open' })
})

test('who reviews quality reads tickets and is given none, by one change or by many', async () => {
  const reviewer = await aUser(ctx, { role: 'quality', name: 'Quinn Quality' })
  const ticket = await aTicket(ctx)
  const refused = await assign(ticket.id, reviewer.id)
  expect(refused).toMatchObject({
    status: 422,
    json: {
      detail: 'Quinn Quality reads tickets and may not change them, so the ticket was not assigned.',
      errors: [{ path: 'assignee_id' }],
    },
  })
  const body = { tickets: [ticket.id], change: { assignee_id: reviewer.id } }
  const { json } = await api('POST', '/tickets/changes', { body })
  expect(json.refused).toMatchObject([{ ticket_id: ticket.id }])
})

test('who has left already follows a new framework: sooner, later, or not at all', async () => {
  const put = async (minutes: number | null) => {
    const given_back_after =
      minutes === null ? '' : `routing: { given_back_after: { live_chat: "${minutes} minutes" } }\n`
    const text = `${given_back_after}support_channels: { live_chat: { concurrent_chat_limit: 2 } }`
    expect((await api('PUT', '/framework', { body: { text } })).status).toBe(200)
    await settle()
  }
  const leave = async () => {
    const agent = await anAgent()
    const say = (state: string) => api('PUT', `/users/${agent}/presence`, { body: { state }, as: agent })
    await say('online')
    const id = await aChatOf(agent)
    await say('offline')
    await settle()
    return { agent, id }
  }
  await put(10)
  const sooner = await leave()
  await put(4)
  await clock.advance('PT5M')
  expect((await ticketOf(sooner.id)).assignee_id).toBe(null)

  const later = await leave()
  await put(30)
  await clock.advance('PT10M')
  expect((await ticketOf(later.id)).assignee_id).toBe(later.agent)
  await clock.advance('PT21M')
  expect((await ticketOf(later.id)).assignee_id).toBe(null)
})
