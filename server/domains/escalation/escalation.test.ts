import { expect, test } from 'vitest'
import { aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import { resolveTicket } from '../../testing/resolving.ts'
import { clockWork } from '../../testing/sla.ts'
import { TicketEscalated } from './events.ts'

const installation = await anInstallation()
const { api, ctx, settle } = installation
const { advanceTo, sweepAt } = clockWork(installation)
const manager = await aUser(ctx, { role: 'manager' })
const leadOfTwo = await aUser(ctx, { role: 'lead', teams: ['tier2_technical'] })
const leadOfOne = await aUser(ctx, { role: 'lead', teams: ['tier1_general'] })

const ticketOf = async (id: string) => (await api('GET', `/tickets/${id}`)).json
const escalationsOf = async (id: string) => (await api('GET', `/tickets/${id}/escalations`)).json.items
const escalate = (id: string, body: object, as?: string) => api('PUT', `/tickets/${id}/escalation`, { body, as })
const assign = (id: string, assignee_id: string) => api('PUT', `/tickets/${id}/assignee`, { body: { assignee_id } })

/** How often somebody was told that this ticket was handed up. */
const toldOf = async (id: string, { id: as }: { id: string }) => {
  const { items } = (await api('GET', '/notifications?limit=100', { as })).json
  return items.filter((one: { kind: string; ticket_id: string }) => one.kind === 'escalated' && one.ticket_id === id)
    .length
}

const countEvents = async (ticketId: string, name: string) =>
  (await ctx.db.selectFrom('events').select('id').where('ticket_id', '=', ticketId).where('name', '=', name).execute())
    .length

async function inTier(tier: string) {
  const ticket = await aTicket(ctx)
  await api('PUT', `/tickets/${ticket.id}/team`, { body: { team: tier } })
  return ticket
}

const TIERS: [tier: string, next: string | null, criteria: string[]][] = [
  ['tier1_general', 'tier2_technical', ['technical_complexity', 'policy_exceptions', 'customer_dissatisfaction']],
  ['tier2_technical', 'tier3_specialists', ['engineering_required', 'security_concerns', 'data_recovery_needs']],
  ['tier3_specialists', null, ['c_level_involvement', 'legal_consultation', 'product_team_collaboration']],
]
const CASES = TIERS.flatMap(([tier, next, criteria]) => criteria.map((criterion) => [tier, criterion, next] as const))

test.each(CASES)('%s hands up for %s: to %s', async (tier, criterion, next) => {
  const ticket = await inTier(tier)
  const agent = await aUser(ctx, { teams: [tier] })
  await assign(ticket.id, agent.id)
  const { status, json } = await escalate(ticket.id, { criterion }, agent.id)
  expect([status, json]).toMatchObject([
    200,
    { criterion, rule: 'by_hand', from_tier: tier, to_tier: next, escalated_by: { id: agent.id }, accepted_at: null },
  ])
  expect(await ticketOf(ticket.id)).toMatchObject({
    ...{ status: 'escalated', assignee_id: null, team: next ?? tier, tier: next ?? tier },
  })
  expect(await toldOf(ticket.id, manager)).toBe(1)
  expect(await toldOf(ticket.id, leadOfTwo)).toBe(next === 'tier2_technical' ? 1 : next === null ? 0 : 1)
  expect(await toldOf(ticket.id, leadOfOne)).toBe(next === 'tier3_specialists' ? 1 : 0)
  const { items } = (await api('GET', `/tickets/${ticket.id}/why`)).json
  expect(items.find(({ kind }: { kind: string }) => kind === 'escalation')).toMatchObject({
    ...{ rule: 'by_hand', inputs: { criterion, tier }, result: { tier: next } },
  })
})

test('what concerns security is for few from then on: leads see it, and whom they give it to', async () => {
  const [ticket, plain] = [await inTier('tier2_technical'), await inTier('tier2_technical')]
  const [agent, specialist] = [
    await aUser(ctx, { teams: ['tier2_technical'] }),
    await aUser(ctx, { teams: ['tier3_specialists'] }),
  ]
  expect((await escalate(ticket.id, { criterion: 'security_concerns' }, agent.id)).status).toBe(200)
  await escalate(plain.id, { criterion: 'engineering_required' }, agent.id)
  const seenBy = async (as: string, { id } = ticket) => (await api('GET', `/tickets/${id}`, { as })).status
  expect([await seenBy(agent.id), await seenBy(specialist.id), await seenBy(leadOfOne.id)]).toEqual([404, 404, 200])
  expect(await seenBy(agent.id, plain)).toBe(200)
  await assign(ticket.id, specialist.id)
  expect([await seenBy(agent.id), await seenBy(specialist.id)]).toEqual([404, 200])
})

test('a criterion of another tier is refused, naming those there are, so asking twice lifts once', async () => {
  const ticket = await inTier('tier1_general')
  expect((await escalate(ticket.id, { criterion: 'technical_complexity' })).status).toBe(200)
  const twice = await escalate(ticket.id, { criterion: 'technical_complexity' })
  expect([twice.status, twice.json.errors[0].path]).toEqual([422, 'criterion'])
  expect(twice.json.detail).toContain('engineering_required, security_concerns, data_recovery_needs')
  expect(await escalationsOf(ticket.id)).toHaveLength(1)

  const top = await inTier('tier3_specialists')
  await escalate(top.id, { criterion: 'legal_consultation' })
  expect((await escalate(top.id, { criterion: 'legal_consultation' })).json.code).toBe('already_escalated')
  await resolveTicket(api, top.id)
})

test('two ask at the same moment: it goes up one tier', async () => {
  const ticket = await inTier('tier1_general')
  const asked = await Promise.all([1, 2, 3, 4].map(() => escalate(ticket.id, { criterion: 'policy_exceptions' })))
  expect(asked.map(({ status }) => status).toSorted()).toEqual([200, 422, 422, 422])
  expect((await ticketOf(ticket.id)).tier).toBe('tier2_technical')
  expect(await countEvents(ticket.id, TicketEscalated.name)).toBe(1)
})

test('the note goes along as a note; a ticket put aside comes back into sight', async () => {
  const ticket = await inTier('tier1_general')
  const until = ctx.now().add({ hours: 5 }).toString({ fractionalSecondDigits: 3 })
  await api('PUT', `/tickets/${ticket.id}/snooze`, { body: { until } })
  await escalate(ticket.id, { criterion: 'technical_complexity', note: 'The log is attached above.' })
  const { items } = (await api('GET', `/tickets/${ticket.id}/messages`)).json
  expect(items.at(-1)).toMatchObject({ kind: 'note', text: 'The log is attached above.' })
  expect((await ticketOf(ticket.id)).snoozed_until).toBeNull()
})

test('the first who is given it has accepted it, however many come at once', async () => {
  const ticket = await inTier('tier1_general')
  await escalate(ticket.id, { criterion: 'technical_complexity' })
  const agents = await Promise.all([1, 2, 3].map(() => aUser(ctx, { teams: ['tier2_technical'] })))
  await Promise.all(agents.map(({ id }) => assign(ticket.id, id)))
  await settle()
  const first = await ctx.db
    .selectFrom('events')
    .select('data')
    .where('ticket_id', '=', ticket.id)
    .where('name', '=', 'ticket.assigned')
    .orderBy('id')
    .execute()
  const taker = first.map(({ data }) => (data as { assignee_id: string | null }).assignee_id).find((id) => id !== null)
  const [escalation] = await escalationsOf(ticket.id)
  expect(escalation.accepted_by.id).toBe(taker)
  expect(await countEvents(ticket.id, 'escalation.accepted')).toBe(1)
  expect((await ticketOf(ticket.id)).status).toBe('open')
})

test('an answer accepts it too, and then it waits for the customer; a note does not', async () => {
  const ticket = await inTier('tier1_general')
  await escalate(ticket.id, { criterion: 'customer_dissatisfaction' })
  const write = (kind: string) =>
    api('POST', `/tickets/${ticket.id}/messages`, { body: { kind, text: 'We are on it.' }, as: leadOfTwo.id })
  await write('note')
  await settle()
  expect((await escalationsOf(ticket.id))[0].accepted_at).toBeNull()
  await write('reply')
  await settle()
  expect((await escalationsOf(ticket.id))[0]).toMatchObject({ accepted_by: { id: leadOfTwo.id } })
  expect(await ticketOf(ticket.id)).toMatchObject({ status: 'pending' })
})

test('at 48:00:00 an unresolved mail goes up once, and managers hear of it once', async () => {
  const [ticket, done, chat] = [await aTicket(ctx), await aTicket(ctx), await aTicket(ctx, { channel: 'live_chat' })]
  await api('PUT', `/tickets/${ticket.id}/team`, { body: { team: 'tier1_general' } })
  await ctx.db.updateTable('tickets').set({ status: 'resolved' }).where('id', '=', done.id).execute()
  await sweepAt(ticket.created_at, 'PT47H59M59.999S')
  await settle()
  expect((await ticketOf(ticket.id)).status).toBe('new')
  await sweepAt(ticket.created_at, 'PT48H')
  await settle()
  expect(await ticketOf(ticket.id)).toMatchObject({ status: 'escalated', tier: 'tier2_technical' })
  const [escalation] = await escalationsOf(ticket.id)
  expect(escalation).toMatchObject({ rule: 'threshold', criterion: 'escalation_threshold', escalated_by: null })
  expect(await escalationsOf(done.id)).toEqual([])
  expect(await escalationsOf(chat.id)).toEqual([])
  await advanceTo(ticket.created_at, 'PT100H')
  expect(await escalationsOf(ticket.id)).toHaveLength(1)
  expect([await toldOf(ticket.id, manager), await toldOf(ticket.id, leadOfTwo)]).toEqual([1, 1])
})
