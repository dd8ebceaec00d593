import { expect, test } from 'vitest'
import { automating, type Rule } from '../../testing/automating.ts'
import { aTicket } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import { LONGEST_CHAIN, RUNS_PER_HOUR, stopByChain } from './guard.ts'

const desk = await anInstallation()
const { api, ctx, settle, clock } = desk
const { rules, runsOf, didTo } = automating(desk)

const setPriority = (id: string, priority: string) => api('PUT', `/tickets/${id}/priority`, { body: { priority } })

test('chains: nobody twice, and no more than five', () => {
  const names = Array.from({ length: LONGEST_CHAIN }, (_, index) => `rule_${index}`)
  expect(stopByChain({ automation: 'rule_0', chain: [] })).toBeNull()
  expect(stopByChain({ automation: 'rule_0', chain: ['rule_0'] })).toBe('itself')
  expect(stopByChain({ automation: 'other', chain: names })).toBe('too_deep')
  expect(stopByChain({ automation: 'other', chain: names.slice(1) })).toBeNull()
})

test('two automations that undo each other go round once, and the stop is recorded', async () => {
  await rules(
    { name: 'up', on: 'priority_changed', when: { priorities: ['low'] }, do: [{ set_priority: 'high' }] },
    { name: 'down', on: 'priority_changed', when: { priorities: ['high'] }, do: [{ set_priority: 'low' }] },
  )
  const { id } = await aTicket(ctx)
  await settle()
  await setPriority(id, 'critical')
  await setPriority(id, 'high')
  await settle()
  expect(await didTo('down', id)).toEqual(['done, set_priority done', 'stopped: itself'])
  expect(await didTo('up', id)).toEqual(['done, set_priority done'])
  const [stopped] = await runsOf('down')
  expect(stopped).toMatchObject({ outcome: 'stopped', chain: ['down', 'up', 'down'], deeds: [] })
  const { items } = (await api('GET', '/automations')).json
  expect(items.map(({ runs, stopped }: { runs: number; stopped: number }) => [runs, stopped])).toEqual([
    [1, 0],
    [1, 1],
  ])
})

test('a chain ends after five, through waiting too', async () => {
  const priorities = ['low', 'medium', 'high', 'critical']
  const steps = Array.from(
    { length: 7 },
    (_, index): Rule => ({
      name: `step_${index}`,
      on: 'status_changed',
      when: { without_tags: [`t${index}`], ...(index > 0 ? { tags: [`t${index - 1}`] } : {}) },
      do: [
        { add_tags: [`t${index}`] },
        { set_status: index % 2 ? 'open' : 'on_hold' },
        { set_priority: priorities[index % 4]! },
      ],
    }),
  )
  // The last one first: an event asks each only once, so that every step needs the deeds of the one before.
  await rules(...steps.toReversed())
  const { id } = await aTicket(ctx)
  await settle()
  await api('PUT', `/tickets/${id}/status`, { body: { status: 'open' } })
  await settle()
  const runs = await ctx.db
    .selectFrom('automation_runs')
    .select(['outcome', 'chain', 'stopped_by'])
    .where('ticket_id', '=', id)
    .execute()
  expect(Math.max(...runs.filter(({ outcome }) => outcome !== 'stopped').map(({ chain }) => chain.length))).toBe(
    LONGEST_CHAIN,
  )
  expect(runs.map(({ stopped_by }) => stopped_by)).toContain('too_deep')
})

test('waits know what began them: two that put a ticket to and fro by time stop by themselves', async () => {
  await rules(
    { name: 'park', after: '1 hour', when: { statuses: ['open'] }, do: [{ set_status: 'on_hold' }] },
    { name: 'fetch', after: '1 hour', when: { statuses: ['on_hold'] }, do: [{ set_status: 'open' }] },
  )
  const { id } = await aTicket(ctx)
  await api('PUT', `/tickets/${id}/status`, { body: { status: 'open' } })
  await settle()
  for (let hour = 0; hour < 6; hour++) await clock.advance('PT61M')
  expect(await didTo('park', id)).toEqual(['done, set_status done', 'stopped: itself'])
  expect(await didTo('fetch', id)).toEqual(['done, set_status done'])
})

test('no automation acts on one ticket more often than the hour allows', async () => {
  await rules({ name: 'busy', on: 'priority_changed', do: [{ note: 'Again.' }] })
  const { id } = await aTicket(ctx)
  await settle()
  for (let round = 0; round < RUNS_PER_HOUR + 2; round++) await setPriority(id, round % 2 ? 'low' : 'critical')
  await settle()
  const did = await didTo('busy', id)
  expect(did.filter((line) => line.startsWith('done'))).toHaveLength(RUNS_PER_HOUR)
  expect(did.filter((line) => line === 'stopped: too_often')).toHaveLength(2)
  await clock.advance('PT61M')
  await setPriority(id, 'high')
  await settle()
  expect((await didTo('busy', id)).at(-1)).toBe('done, note done')
})

/** A small generator with a seed of its own (Steele and Vigna's SplitMix32), so that a failure can be repeated. */
function numbers(seed: number) {
  let state = seed
  return (below: number): number => {
    state = (state + 0x9e3779b9) | 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) % below
  }
}

const EVENTS = ['ticket_created', 'customer_wrote', 'reply_sent', 'status_changed', 'priority_changed', 'assigned']
const PRIORITIES = ['low', 'medium', 'high', 'critical']
const TEAMS = ['tier1_general', 'tier2_technical', 'tier3_specialists']

function anyRule(next: (below: number) => number, index: number): Rule {
  const one = <T>(of: readonly T[]): T => of[next(of.length)]!
  const deeds = [
    () => ({ set_status: one(['open', 'pending', 'on_hold', 'resolved']) }),
    () => ({ set_priority: one(PRIORITIES) }),
    () => ({ move_to_team: one(TEAMS) }),
    () => ({ assign_to: 'worker@desk.example' }),
    () => ({ unassign: true }),
    () => ({ add_tags: [one(['a', 'b'])] }),
    () => ({ remove_tags: [one(['a', 'b'])] }),
    () => ({ reply: 'Hello.' }),
  ]
  const begins = next(4) === 0 ? { after: `${1 + next(120)} minutes` } : { on: one(EVENTS) }
  const when = next(2) ? { priorities: [one(PRIORITIES), one(PRIORITIES)] } : {}
  return { name: `rule_${index}`, ...begins, when, do: Array.from({ length: 1 + next(3) }, () => one(deeds)()) }
}

test.each([1, 2, 3, 4, 5, 6])(
  'rules made up at random come to rest (seed %i)',
  async (seed) => {
    const next = numbers(seed)
    if (seed === 1) await api('POST', '/users', { body: { name: 'W', email: 'worker@desk.example', role: 'agent' } })
    await rules(...Array.from({ length: 8 }, (_, index) => anyRule(next, index)))
    const { id } = await aTicket(ctx)
    await setPriority(id, 'high')
    await settle()
    // The desk's own clocks run out first: what they tell of is a cause of its own, as a customer is.
    await clock.advance('PT480H')
    for (let hour = 0; hour < 36; hour++) await clock.advance('PT1H')
    const runs = () =>
      ctx.db
        .selectFrom('automation_runs')
        .select(['automation', 'chain', 'outcome', 'trigger', 'at', 'deeds'])
        .orderBy('id')
        .where('ticket_id', '=', id)
        .execute()
    const before = await runs()
    for (let hour = 0; hour < 24; hour++) await clock.advance('PT1H')
    const late = (await runs()).slice(before.length)
    expect(late, `seed ${seed}`).toEqual([])
    for (const { chain, outcome } of before) {
      if (outcome === 'stopped') continue
      expect(chain.length).toBeLessThanOrEqual(LONGEST_CHAIN)
      expect(new Set(chain).size, chain.join()).toBe(chain.length)
    }
  },
  60_000,
)
