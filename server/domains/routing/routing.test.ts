import { expect, test } from 'vitest'
import { asSystem } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { reactionsTo } from '../../platform/registry.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import { CustomerChanged } from '../customers/events.ts'
import type { Decision, Ticket } from '../tickets/contract.ts'
import { lockTickets } from '../tickets/receive.ts'
import type { Understood } from '../triage/commands.ts'
import { routeTickets } from './commands.ts'

const { api, ctx, settle } = await anInstallation()
const ticketOf = async (id: string): Promise<Ticket> => (await api('GET', `/tickets/${id}`)).json
const whyOf = async (id: string, kind: string): Promise<Decision[]> =>
  (await api('GET', `/tickets/${id}/why`)).json.items.filter((one: Decision) => one.kind === kind)
const correct = async (id: string, facets: object) => {
  expect((await api('PATCH', `/tickets/${id}/triage`, { body: facets })).status).toBe(200)
  await settle()
}

type Known = Partial<Omit<Understood, 'ticket'>>

/** Tickets as the door hands them over, in no team yet. */
async function untouched(count: number): Promise<string[]> {
  const ids: string[] = []
  for (let made = 0; made < count; made++) ids.push((await aTicket(ctx)).id)
  await ctx.db.updateTable('tickets').set({ team: null, tier: null }).where('id', 'in', ids).execute()
  return ids
}

const route = (known: Record<string, Known>) =>
  inTransaction(asSystem(ctx), async (ctx) => {
    const tickets = await lockTickets(ctx, Object.keys(known))
    const understood = [...tickets.values()].map(
      (ticket): Understood => ({
        ...{ ticket, category: 'technical', complexity: 'low', impact: 'low', urgency: 'low', priority: 'low' },
        ...{ topic: null, capability: null, customer_status: 'free', confidence: 0.9, ...known[ticket.id] },
      }),
    )
    await routeTickets(ctx, understood)
  })

test('a batch of tickets gets teams, tiers and places, each with its why', async () => {
  const [easy, hard, billing] = (await untouched(3)) as [string, string, string]
  await route({
    [easy]: {},
    [hard]: { complexity: 'high', customer_status: 'enterprise' },
    [billing]: { category: 'billing' },
  })
  expect(await ticketOf(easy)).toMatchObject({ team: 'tier1_general', tier: 'tier1_general', queue_class: null })
  expect(await ticketOf(hard)).toMatchObject({ team: 'tier3_specialists', queue_class: 'enterprise_customers' })
  expect(await ticketOf(billing)).toMatchObject({
    team: 'billing_specialist',
    tier: 'tier1_general',
    queue_class: 'billing_issues',
  })
  const placement = (await whyOf(hard, 'placement')).at(-1)!
  expect(placement).toMatchObject({
    rule: 'hard_for_enterprise',
    inputs: { channel: 'email', category: 'technical', complexity: 'high', customer_status: 'enterprise' },
    result: {
      team: 'tier3_specialists',
      tier: 'tier3_specialists',
      reason: expect.stringContaining('complexity high'),
    },
    version: 'framework 1',
  })
  expect(placement.confidence).toBeCloseTo(0.9)
  expect(placement.losers.map(({ option }) => option)).toContain('tier2_technical')
  expect((await whyOf(billing, 'queue_place')).at(-1)).toMatchObject({
    rule: 'billing_issues',
    result: { queue_class: 'billing_issues', lead_seconds: 8 * 3_600 },
    losers: [{ option: 'enterprise_customers' }, { option: 'technical_emergencies' }],
  })
})

test('however many tickets there are, the number of statements is the same', async () => {
  const statements = async (count: number) => {
    const ids = await untouched(count)
    const counted = { statements: 0 }
    await inTransaction(asSystem(ctx), async (ctx) => {
      const tickets = await lockTickets(ctx, ids)
      const understood = [...tickets.values()].map(
        (ticket): Understood => ({
          ...{ ticket, category: 'billing', complexity: 'low', impact: 'low', urgency: 'low', priority: 'low' },
          ...{ topic: null, capability: null, customer_status: 'free', confidence: 0.9 },
        }),
      )
      const { executeQuery } = ctx.db.getExecutor()
      const executor = ctx.db.getExecutor()
      executor.executeQuery = ((...args: Parameters<typeof executeQuery>) => {
        counted.statements++
        return executeQuery.apply(executor, args)
      }) as typeof executeQuery
      await routeTickets(ctx, understood)
    })
    return counted.statements
  }
  const [one, many] = [await statements(1), await statements(12)]
  expect(one).toBeGreaterThan(1)
  expect(many).toBe(one)
})

test('a ticket in a team keeps it, and a place that has not changed is not decided again', async () => {
  const [id] = (await untouched(1)) as [string]
  await route({ [id]: { category: 'billing' } })
  const [placements, places] = [await whyOf(id, 'placement'), await whyOf(id, 'queue_place')]
  await route({ [id]: { category: 'billing', complexity: 'high' } })
  expect(await whyOf(id, 'placement')).toEqual(placements)
  expect(await whyOf(id, 'queue_place')).toEqual(places)
  await route({ [id]: { customer_status: 'enterprise', complexity: 'high' } })
  expect(await ticketOf(id)).toMatchObject({ team: 'billing_specialist', queue_class: 'enterprise_customers' })
  expect(await whyOf(id, 'queue_place')).toHaveLength(places.length + 1)
})

test('a corrected category moves the ticket while nobody has it, and its place follows', async () => {
  const { id } = await aTicket(ctx)
  await correct(id, { category: 'billing' })
  expect(await ticketOf(id)).toMatchObject({ team: 'billing_specialist', queue_class: 'billing_issues' })
  expect((await whyOf(id, 'placement')).at(-1)).toMatchObject({ rule: 'billing_questions', confidence: 1 })

  const decided = (await whyOf(id, 'placement')).length
  const agent = await aUser(ctx, { teams: ['billing_specialist'] })
  await api('PUT', `/tickets/${id}/assignee`, { body: { assignee_id: agent.id } })
  await correct(id, { category: 'technical', complexity: 'high' })
  expect(await ticketOf(id)).toMatchObject({ team: 'billing_specialist', queue_class: null })
  expect(await whyOf(id, 'placement')).toHaveLength(decided)
})

test('a team a person chose is never changed, not even when it is the one the rules had chosen', async () => {
  const { id } = await aTicket(ctx)
  const was = (await ticketOf(id)).team!
  for (const team of ['tier3_specialists', was]) await api('PUT', `/tickets/${id}/team`, { body: { team } })
  await correct(id, { category: 'billing' })
  expect(await ticketOf(id)).toMatchObject({ team: was, queue_class: 'billing_issues' })
})

const handUp = async (id: string) => {
  const { status } = await api('PUT', `/tickets/${id}/escalation`, { body: { criterion: 'technical_complexity' } })
  expect(status).toBe(200)
}

test('a ticket that was handed up stays where it is', async () => {
  const { id } = await aTicket(ctx)
  await handUp(id)
  await settle()
  const { team } = await ticketOf(id)
  await correct(id, { category: 'billing' })
  expect((await ticketOf(id)).team).toBe(team)
})

test('what is escalated takes its place where the framework puts it', async () => {
  const { id } = await aTicket(ctx, { channel: 'phone_support' })
  expect((await ticketOf(id)).queue_class).toBeNull()
  await handUp(id)
  await settle()
  expect((await ticketOf(id)).queue_class).toBe('escalated_issues')
  await api('PUT', `/tickets/${id}/status`, { body: { status: 'open' } })
  await settle()
  expect((await ticketOf(id)).queue_class).toBeNull()
})

test('a customer who becomes an enterprise comes first, by themselves or with their company', async () => {
  const [alone, employed, done] = [await aTicket(ctx), await aTicket(ctx), await aTicket(ctx)]
  const { json: company } = await api('POST', '/companies', { body: { name: `Company ${newId()}` } })
  await ctx.db.updateTable('tickets').set({ status: 'closed' }).where('id', '=', done.id).execute()
  for (const { customer_id } of [employed, done])
    await api('PATCH', `/customers/${customer_id}`, { body: { company_id: company.id } })
  await settle()
  expect((await ticketOf(employed.id)).queue_class).toBeNull()
  await api('PATCH', `/customers/${alone.customer_id}`, { body: { account_type: 'enterprise' } })
  await api('PATCH', `/companies/${company.id}`, { body: { account_type: 'enterprise' } })
  await settle()
  for (const { id } of [alone, employed]) expect((await ticketOf(id)).queue_class).toBe('enterprise_customers')
  expect((await ticketOf(done.id)).queue_class).toBeNull()
})

test('the place in the queue goes by the priority that follows from a new customer status', async () => {
  const text = 'triage: { raised_by_customer_status: { free: 0, premium: 1, enterprise: 1 } }'
  await api('PUT', '/framework', { body: { text } })
  const [waiting, done] = [await aTicket(ctx), await aTicket(ctx)]
  for (const { id } of [waiting, done]) {
    await correct(id, { category: 'technical', impact: 'high', urgency: 'medium' })
    expect(await ticketOf(id)).toMatchObject({ priority: 'high', queue_class: null })
  }
  await ctx.db.updateTable('tickets').set({ status: 'resolved' }).where('id', '=', done.id).execute()
  for (const { customer_id } of [waiting, done])
    await api('PATCH', `/customers/${customer_id}`, { body: { account_type: 'premium' } })
  await settle()
  const raised = { priority: 'critical', queue_class: 'technical_emergencies' }
  expect(await ticketOf(waiting.id)).toMatchObject(raised)
  expect(await ticketOf(done.id)).toMatchObject({ priority: 'high', queue_class: null })
  await api('PUT', `/tickets/${done.id}/status`, { body: { status: 'open' } })
  await settle()
  expect(await ticketOf(done.id), 'back again, it is as the others are').toMatchObject(raised)
  const ours = reactionsTo(CustomerChanged.name).filter((name) => name.startsWith('routing.'))
  expect(ours, 'the priority is there before anybody goes by it').toEqual([])
  await api('PUT', '/framework', { body: { text: '' } })
  await settle()
})

test('another framework sets the whole queue anew', async () => {
  const { id, customer_id } = await aTicket(ctx)
  await api('PATCH', `/customers/${customer_id}`, { body: { account_type: 'enterprise' } })
  await settle()
  const before = await ticketOf(id)
  await api('PUT', '/framework', { body: { text: 'routing: { class_lead: "1 hour" }' } })
  await settle()
  const after = await ticketOf(id)
  await api('PUT', '/framework', { body: { text: '' } })
  await settle()
  expect(Temporal.Instant.from(before.queue_at).until(after.queue_at).total('hours')).toBe(9)
  expect(await ticketOf(id)).toMatchObject({ queue_at: before.queue_at })
})

test('doing it twice decides nothing twice', async () => {
  const { id } = await aTicket(ctx)
  await correct(id, { category: 'billing' })
  const decided = (await api('GET', `/tickets/${id}/why`)).json.items.length
  await correct(id, { category: 'billing' })
  await api('PATCH', `/customers/${(await ticketOf(id)).customer_id}`, { body: { name: 'Another Name' } })
  await settle()
  expect((await whyOf(id, 'placement')).length + (await whyOf(id, 'queue_place')).length).toBeLessThanOrEqual(decided)
})

test('what has changed while a ticket was resolved counts when it comes back', async () => {
  const { id, customer_id } = await aTicket(ctx)
  await ctx.db.updateTable('tickets').set({ status: 'resolved' }).where('id', '=', id).execute()
  await api('PATCH', `/customers/${customer_id}`, { body: { account_type: 'enterprise' } })
  await settle()
  expect((await ticketOf(id)).queue_class).toBeNull()
  await api('PUT', `/tickets/${id}/status`, { body: { status: 'open' } })
  await settle()
  expect((await ticketOf(id)).queue_class).toBe('enterprise_customers')
})

test('a ticket taken down for an enterprise that was not known goes where enterprises go', async () => {
  const customer = { name: 'Enid', email: `${newId()}@enterprise.example`, account_type: 'enterprise' }
  const text = 'How do I sort the search results by date? The search shows the oldest first.'
  const { json } = await api('POST', '/tickets', { body: { channel: 'email', customer, subject: 'Search', text } })
  await settle()
  expect(await ticketOf(json.id)).toMatchObject({ team: 'tier2_technical', queue_class: 'enterprise_customers' })
})
