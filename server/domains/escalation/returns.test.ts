import { expect, test } from 'vitest'
import { aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'

const { api, ctx, settle, clock } = await anInstallation()
const manager = await aUser(ctx, { role: 'manager' })
const lead = await aUser(ctx, { role: 'lead', teams: ['billing_specialist'] })
const billing = await aUser(ctx, { teams: ['billing_specialist'] })
const specialist = await aUser(ctx, { teams: ['tier2_technical'] })

const ticketOf = async (id: string) => (await api('GET', `/tickets/${id}`)).json
const give = (id: string, body: object, as?: string) => api('POST', `/tickets/${id}/returns`, { body, as })
const up = (id: string, criterion: string, as?: string) =>
  api('PUT', `/tickets/${id}/escalation`, { body: { criterion }, as })
const place = (id: string, team: string) => api('PUT', `/tickets/${id}/team`, { body: { team } })
const toldOf = async (ticketId: string, as: string, kind: string) =>
  (await api('GET', '/notifications?limit=100', { as })).json.items.filter(
    (one: { ticket_id: string; kind: string }) => one.ticket_id === ticketId && one.kind === kind,
  ).length

test('given back, a ticket is with the team that had it, open, nobody’s, with the reason as a note', async () => {
  const { id } = await aTicket(ctx)
  await place(id, 'billing_specialist')
  await up(id, 'policy_exceptions', billing.id)
  await api('PUT', `/tickets/${id}/assignee`, { body: { assignee_id: specialist.id } })
  const { status, json } = await give(id, { reason: 'A voucher of yours is enough.' }, specialist.id)
  expect([status, json]).toMatchObject([
    201,
    {
      ...{ from_tier: 'tier2_technical', to_tier: 'tier1_general', to_team: 'billing_specialist' },
      ...{ reason: 'A voucher of yours is enough.', returned_by: { id: specialist.id } },
    },
  ])
  expect(await ticketOf(id)).toMatchObject({ team: 'billing_specialist', status: 'open', assignee_id: null })
  expect(await toldOf(id, lead.id, 'returned')).toBe(1)
  const { items } = (await api('GET', `/tickets/${id}/why`)).json
  expect(items.find(({ rule }: { rule: string }) => rule === 'returned')).toMatchObject({ kind: 'escalation' })
})

test('only downwards: the lowest tier has none below, a tier above is refused', async () => {
  const { id } = await aTicket(ctx)
  await place(id, 'tier1_general')
  expect((await give(id, { reason: 'x' })).json.code).toBe('lowest_tier')
  await place(id, 'tier2_technical')
  const above = await give(id, { to_tier: 'tier3_specialists', reason: 'x' })
  expect([above.status, above.json.errors[0].path]).toEqual([422, 'to_tier'])
  expect((await give(id, { reason: ' ' })).status).toBe(422)
})

test('after three moves between tiers the managers hear of it, once, and the ticket says so', async () => {
  const { id } = await aTicket(ctx)
  await place(id, 'tier1_general')
  await up(id, 'technical_complexity')
  await give(id, { reason: 'Yours.' })
  await settle()
  expect(await toldOf(id, manager.id, 'ping_pong')).toBe(0)
  await up(id, 'technical_complexity')
  await settle()
  await give(id, { reason: 'Still yours.' })
  await settle()
  expect(await toldOf(id, manager.id, 'ping_pong')).toBe(1)
  const { json } = await api('GET', `/tickets/${id}/hand-over`)
  expect([json.ping_pong, json.tier_moves]).toEqual([true, 4])
})

test('the summary counts what went up, how long it waited, and how often the first tier was wrong', async () => {
  await clock.advance('PT1H')
  const from = ctx.now().toString({ fractionalSecondDigits: 3 })
  await clock.advance('PT1S')
  const [moved, grown, stayed] = [await aTicket(ctx), await aTicket(ctx), await aTicket(ctx)]
  await settle()
  const other = (team: string) => (team === 'tier2_technical' ? 'tier1_general' : 'tier2_technical')
  await place(moved.id, other((await ticketOf(moved.id)).team))
  await up(grown.id, 'technical_complexity')
  await clock.advance('PT1M')
  await api('PUT', `/tickets/${grown.id}/assignee`, { body: { assignee_id: specialist.id } })
  await settle()
  await clock.advance('PT25H')
  await place(stayed.id, other((await ticketOf(stayed.id)).team))
  const { json } = await api('GET', `/escalations/summary?from=${from}`, { as: lead.id })
  expect(json).toMatchObject({
    escalations: { count: 1, accepted: 1 },
    by_criterion: [{ criterion: 'technical_complexity', count: 1 }],
    by_tier: [{ from_tier: 'tier1_general', to_tier: 'tier2_technical' }],
    wrong_tier: { placed: 3, moved: 1, rate: 1 / 3 },
    ...{ returns: 0, ping_pong: 0, calls: { made: 0 } },
  })
  const { median } = json.escalations.acceptance_seconds
  expect(median).toBeGreaterThanOrEqual(60)
  expect(median).toBeLessThan(120)
  expect((await api('GET', '/escalations/summary', { as: billing.id })).status).toBe(403)
  expect((await api('GET', `/escalations/summary?from=${from}&to=${from}`)).status).toBe(422)
})
