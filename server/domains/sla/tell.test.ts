import { expect, test } from 'vitest'
import type { Actor } from '../../platform/context.ts'
import type { StoredEvent } from '../../platform/events.ts'
import { roomsByEvent, roomsOfActor } from '../../platform/realtime/audience.ts'
import { aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import { clockWork } from '../../testing/sla.ts'

const installation = await anInstallation()
const { api, ctx } = installation
const { advanceTo } = clockWork(installation)

test('a warning goes to who has the ticket, else to the leads of its team; a breach to both', async () => {
  const [agent, lead] = [
    await aUser(ctx, { teams: ['tier2_technical'] }),
    await aUser(ctx, { role: 'lead', teams: ['tier2_technical'] }),
  ]
  const [left, taken, free] = [await aTicket(ctx), await aTicket(ctx), await aTicket(ctx)]
  for (const { id } of [left, taken, free])
    await api('PUT', `/tickets/${id}/team`, { body: { team: 'tier2_technical' } })
  await api('PUT', `/tickets/${taken.id}/assignee`, { body: { assignee_id: agent.id } })
  const gone = await aUser(ctx)
  await api('PUT', `/tickets/${left.id}/assignee`, { body: { assignee_id: gone.id } })
  await api('PATCH', `/users/${gone.id}`, { body: { active: false } })
  const heard = async (as: string, ticket: string) => {
    const { items } = (await api('GET', '/notifications?limit=100', { as })).json
    const mine = items.filter(
      ({ ticket_id, kind }: { ticket_id: string; kind: string }) =>
        ticket_id === ticket && (kind === 'at_risk' || kind === 'breached'),
    )
    return mine.map(({ kind }: { kind: string }) => kind).toReversed()
  }
  await advanceTo(free.created_at, 'PT1H30M')
  await advanceTo(free.created_at, 'PT1H48M')
  expect([await heard(agent.id, taken.id), await heard(lead.id, taken.id)]).toEqual([['at_risk', 'at_risk'], []])
  expect([await heard(agent.id, free.id), await heard(lead.id, free.id)]).toEqual([[], ['at_risk', 'at_risk']])
  expect(await heard(lead.id, left.id), 'whose agent works here no longer').toEqual(['at_risk', 'at_risk'])
  await advanceTo(free.created_at, 'PT2H')
  expect([await heard(agent.id, taken.id), await heard(lead.id, taken.id)]).toEqual([
    ['at_risk', 'at_risk', 'breached'],
    ['breached'],
  ])
})

test('who reaches own tickets only hears of the clocks of no other; a customer of none', async () => {
  const ticket = await aTicket(ctx)
  const [mine, other] = [await aUser(ctx, { teams: ['tier1_general'] }), await aUser(ctx, { teams: ['tier1_general'] })]
  await api('PUT', `/tickets/${ticket.id}/assignee`, { body: { assignee_id: mine.id } })
  await advanceTo(ticket.created_at, 'PT2H')
  const events = await ctx.db
    .selectFrom('events')
    .select(['id', 'name', 'at', 'actor_type', 'actor_id', 'ticket_id', 'data'])
    .where('ticket_id', '=', ticket.id)
    .where('name', 'like', 'sla.%')
    .execute()
  expect(events.length).toBeGreaterThan(0)
  const rooms = await roomsByEvent(ctx, events as StoredEvent[])
  const hears = (actor: Partial<Actor>) => {
    const own = roomsOfActor({ ...ctx.actor, role: 'agent', teams: ['tier1_general'], scopes: null, ...actor })
    return events.map(({ id }) => rooms.get(id)!.some((room) => own.includes(room)))
  }
  const all = events.map(() => true)
  const none = events.map(() => false)
  expect(hears({ type: 'agent', id: mine.id, read_reach: 'own' })).toEqual(all)
  expect(hears({ type: 'agent', id: other.id, read_reach: 'own' })).toEqual(none)
  expect(hears({ type: 'agent', id: other.id, read_reach: 'team' })).toEqual(all)
  expect(hears({ type: 'customer', id: ticket.customer_id, role: 'customer', read_reach: 'own' })).toEqual(none)
})
