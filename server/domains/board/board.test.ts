import { expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import type { Board } from './contract.ts'

const { api, ctx, settle, clock } = await anInstallation()
const boardOf = async (as?: string): Promise<Board> => (await api('GET', '/board', { as })).json
const queueOf = ({ queues }: Board, team: string, channel: string) =>
  queues.find((one) => one.team === team && one.channel === channel)
const team = (id: string, name: string) => api('PUT', `/tickets/${id}/team`, { body: { team: name } })

test('queues by team and channel: what waits, since when, what is late, what comes next', async () => {
  const [mail, chat] = [await aTicket(ctx), await aTicket(ctx, { channel: 'live_chat', from: { handle: newId() } })]
  for (const { id } of [mail, chat]) await team(id, 'tier2_technical')
  const fresh = queueOf(await boardOf(), 'tier2_technical', 'email')!
  expect(fresh).toMatchObject({ tier: 'tier2_technical', waiting: 1, in_work: 0, at_risk: 0, breached: 0 })
  expect(fresh.oldest_at).toBe(mail.created_at)
  expect(Temporal.Instant.from(mail.created_at).until(fresh.next_due_at!).total('hours')).toBe(2)
  await clock.advance('PT1H50M')
  const later = await boardOf()
  expect(queueOf(later, 'tier2_technical', 'email')).toMatchObject({ at_risk: 1, breached: 0 })
  expect(queueOf(later, 'tier2_technical', 'live_chat')).toMatchObject({ at_risk: 0, breached: 1, next_due_at: null })
  expect(later.totals).toMatchObject({ waiting: 2, at_risk: 1, breached: 1, oldest_at: mail.created_at })
  const agent = await aUser(ctx, { teams: ['tier2_technical'] })
  await api('PUT', `/tickets/${mail.id}/assignee`, { body: { assignee_id: agent.id } })
  expect(queueOf(await boardOf(), 'tier2_technical', 'email')).toMatchObject({
    waiting: 0,
    oldest_at: null,
    in_work: 1,
  })
  await api('PUT', `/tickets/${mail.id}/status`, { body: { status: 'pending' } })
  expect(queueOf(await boardOf(), 'tier2_technical', 'email')).toBeUndefined()
})

test('people: who is there since when, what they have of what they may have; those who are there come first', async () => {
  const agent = await aUser(ctx, { name: 'Zoe', teams: ['billing_specialist'] })
  const absent = await aUser(ctx, { name: 'Abe', teams: ['billing_specialist'] })
  await api('PUT', `/users/${agent.id}/presence`, { body: { state: 'online' }, as: agent.id })
  const chat = await aTicket(ctx, { channel: 'live_chat', from: { handle: newId() } })
  await team(chat.id, 'billing_specialist')
  await settle()
  const { people, totals } = await boardOf(agent.id)
  expect(people.map(({ user_id }) => user_id)).toEqual([agent.id, absent.id])
  expect(people[0]).toMatchObject({ state: 'online', is_on_shift: true, tickets: 1 })
  expect(people[0]!.loads).toEqual([{ channel: 'live_chat', count: 1, limit: 3 }])
  expect(totals).toMatchObject({ online: 1, chats: 1, chat_places: 3 })
})

test('an agent sees their teams, a lead all; what is restricted is counted for who may see it', async () => {
  const [agent, lead] = [
    await aUser(ctx, { teams: ['tier3_specialists'] }),
    await aUser(ctx, { role: 'lead', teams: ['tier1_general'] }),
  ]
  const secret = await aTicket(ctx)
  await team(secret.id, 'tier3_specialists')
  await api('PUT', `/tickets/${secret.id}/restricted`, { body: { restricted: true } })
  const own = await boardOf(agent.id)
  expect(own.teams.map((one) => one.team)).toEqual(['tier3_specialists'])
  expect(own.queues).toEqual([])
  expect(queueOf(await boardOf(lead.id), 'tier3_specialists', 'email')).toMatchObject({ waiting: 1 })
  expect((await boardOf(lead.id)).teams).toHaveLength(4)
  expect((await api('GET', '/board', { as: null })).status).toBe(401)
})
