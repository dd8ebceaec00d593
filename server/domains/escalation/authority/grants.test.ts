import { expect, test } from 'vitest'
import { aTicket, aUser } from '../../../testing/builders.ts'
import { anInstallation } from '../../../testing/installation.ts'

const { api, ctx } = await anInstallation()
const users = {
  first: await aUser(ctx, { teams: ['tier1_general'] }),
  second: await aUser(ctx, { teams: ['tier1_general', 'tier2_technical'] }),
  lead: await aUser(ctx, { role: 'lead', teams: ['billing_specialist'] }),
  manager: await aUser(ctx, { role: 'manager' }),
  teamless: await aUser(ctx),
}
await api('PUT', '/roles/agent/reach', { body: { read_reach: 'all', change_reach: 'all' } })
const ticket = await aTicket(ctx)
const grant = (who: keyof typeof users, body: object) =>
  api('POST', `/tickets/${ticket.id}/grants`, { body, as: users[who].id })

test('how far each may go is their highest tier’s limit; managers stand above all', async () => {
  const authority = async (who: keyof typeof users) => (await api('GET', '/authority', { as: users[who].id })).json
  expect(await authority('first')).toEqual({
    tier: 'tier1_general',
    limits: [
      { deed: 'refund', unit: 'EUR', most: 50, allowed: true },
      { deed: 'discount', unit: 'percent', most: 10, allowed: true },
    ],
  })
  expect(await authority('second')).toMatchObject({ tier: 'tier2_technical', limits: [{ most: 200 }, { most: 20 }] })
  expect([(await authority('lead')).tier, (await authority('teamless')).tier]).toEqual([
    'tier1_general',
    'tier1_general',
  ])
  expect(await authority('manager')).toMatchObject({ tier: null, limits: [{ most: null, allowed: true }, {}] })
})

test('within the limit it is put down with whose authority; beyond it is refused, saying who may', async () => {
  expect((await grant('first', { deed: 'refund', amount: 50, note: 'Charged twice' })).json).toMatchObject({
    ...{ deed: 'refund', amount: 50, unit: 'EUR', tier: 'tier1_general', most: 50, note: 'Charged twice' },
    granted_by: { id: users.first.id },
  })
  const beyond = await grant('first', { deed: 'refund', amount: 50.01 })
  expect([beyond.status, beyond.json.code]).toEqual([403, 'beyond_authority'])
  expect(beyond.json.detail).toContain('tier1_general may grant up to 50 EUR')
  expect(beyond.json.detail).toContain('tier2_technical or tier3_specialists or a manager may')
  expect(beyond.json.detail).toContain('policy_exceptions')
  expect((await grant('second', { deed: 'refund', amount: 200 })).status).toBe(201)
  expect((await grant('manager', { deed: 'refund', amount: 25_000 })).json).toMatchObject({ tier: null, most: null })
  const foreign = await grant('second', { deed: 'refund', amount: 10, unit: '$' })
  expect([foreign.status, foreign.json.code]).toEqual([403, 'beyond_authority'])
  expect((await grant('first', { deed: 'refund', amount: 20, unit: '€' })).status).toBe(201)
  expect((await grant('first', { deed: 'free_year', amount: 1 })).status).toBe(422)
  const { items } = (await api('GET', `/tickets/${ticket.id}/grants`)).json
  expect(items.map(({ amount }: { amount: number }) => amount)).toEqual([50, 200, 25_000, 20])
  const { items: card } = { items: (await api('GET', `/tickets/${ticket.id}/hand-over`)).json.grants }
  expect(card).toEqual(items)
  const { items: audit } = (await api('GET', '/audit?limit=50')).json
  expect(audit.filter(({ name }: { name: string }) => name === 'escalation.granted')).toHaveLength(4)
})

test('what is granted is what was written: nothing is rounded, nothing is granted at nought', async () => {
  for (const amount of [0, -5, 0.004, 49.999, 50.0001, 1e-7, 1e-320, 1e308])
    expect([amount, (await grant('manager', { deed: 'refund', amount })).status]).toEqual([amount, 422])
  for (const amount of [0.01, 0.29, 19.99, 1.1, 99_999_999.99])
    expect((await grant('manager', { deed: 'refund', amount })).json.amount).toBe(amount)
})
