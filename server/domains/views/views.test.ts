import { expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import { audience } from './audience.ts'

const { api, ctx } = await anInstallation()

const [agent, mate, other, lead] = [
  await aUser(ctx, { teams: ['tier1_general'] }),
  await aUser(ctx, { teams: ['tier1_general'] }),
  await aUser(ctx, { teams: ['tier2_technical'] }),
  await aUser(ctx, { role: 'lead', teams: ['tier1_general'] }),
]
const make = (body: object, as: string) =>
  api('POST', '/views', { body: { name: 'A view', filters: { status: 'open' }, ...body }, as })
const namesFor = async (as: string): Promise<string[]> =>
  (await api('GET', '/views', { as })).json.items.map(({ name }: { name: string }) => name)
const change = (id: string, body: object, as: string) => api('PATCH', `/views/${id}`, { body, as })

test('a view is its maker’s own, keeps its filters, is changed and forgotten', async () => {
  const filters = {
    view: 'inbox',
    status: 'open,pending',
    tag: 'vip',
    created_within_days: 7,
    spam: true,
    sort: 'oldest',
  }
  const { status, json } = await make({ name: ' Late ', filters }, agent.id)
  expect([status, json.name, json.filters]).toEqual([201, 'Late', filters])
  expect(json).toMatchObject({ shared_with: 'me', team: null, may_change: true, owner: { id: agent.id } })
  expect(await namesFor(agent.id)).toContain('Late')
  expect(await namesFor(mate.id)).not.toContain('Late')
  for (const foreign of [mate.id, lead.id]) {
    expect((await api('GET', `/views/${json.id}`, { as: foreign })).status).toBe(404)
    expect((await change(json.id, { name: 'Mine' }, foreign)).status).toBe(404)
  }
  const changed = await change(json.id, { name: 'Later', filters: { tag: 'vip' } }, agent.id)
  expect(changed.json).toMatchObject({ name: 'Later', filters: { tag: 'vip' }, shared_with: 'me' })
  expect(changed.json.updated_at >= json.updated_at).toBe(true)
  expect((await api('DELETE', `/views/${json.id}`, { as: agent.id })).json).toEqual({ done: true })
  expect((await api('GET', `/views/${json.id}`, { as: agent.id })).status).toBe(404)
})

test('shared with a team it is seen by that team, shared with everyone by all; only who may share does so', async () => {
  expect((await make({ shared_with: 'everyone' }, agent.id)).json.code).toBe('may_not_share')
  expect((await make({ shared_with: 'team', team: 'nobodys' }, lead.id)).status).toBe(422)
  expect((await make({ shared_with: 'team' }, lead.id)).status).toBe(422)
  await make({ name: 'Of tier 1', shared_with: 'team', team: 'tier1_general' }, lead.id)
  await make({ name: 'Of all', shared_with: 'everyone' }, lead.id)
  expect(await namesFor(mate.id)).toEqual(['Of all', 'Of tier 1'])
  expect(await namesFor(other.id)).toEqual(['Of all'])
  const [seen] = (await api('GET', '/views', { as: other.id })).json.items
  expect(seen.may_change).toBe(false)
  expect((await change(seen.id, { name: 'Taken' }, other.id)).json.code).toBe('not_your_view')
  expect((await api('DELETE', `/views/${seen.id}`, { as: other.id })).json.code).toBe('not_your_view')
})

test('a leader changes what is shared with them; taken back it is the maker’s alone', async () => {
  const manager = await aUser(ctx, { role: 'manager' })
  const { json } = await make({ name: 'Common', shared_with: 'everyone' }, manager.id)
  const changed = await change(json.id, { name: 'Ours', shared_with: 'me' }, lead.id)
  expect(changed.json).toMatchObject({ name: 'Ours', shared_with: 'me', owner: { id: manager.id }, may_change: false })
  expect(await namesFor(lead.id)).not.toContain('Ours')
  expect(await namesFor(manager.id)).toContain('Ours')
})

test('a maker who may no longer share can still rename what is shared, and cannot share it wider', async () => {
  const demoted = await aUser(ctx, { role: 'lead', teams: ['tier1_general'] })
  const { json } = await make({ shared_with: 'team', team: 'tier1_general' }, demoted.id)
  await api('PATCH', `/users/${demoted.id}`, { body: { role: 'agent' } })
  expect((await change(json.id, { name: 'Renamed' }, demoted.id)).json.name).toBe('Renamed')
  expect((await change(json.id, { shared_with: 'everyone' }, demoted.id)).json.code).toBe('may_not_share')
})

test('filters no list could read are refused, with the field that is wrong', async () => {
  for (const [path, filters] of [
    ['status', { status: 'open,lost' }],
    ['created_from', { created_from: '+275760-09-13T00:00:00Z' }],
  ] as const) {
    const { status, json } = await make({ filters }, agent.id)
    expect(status).toBe(422)
    expect(json.errors[0].path).toContain(path)
  }
  expect((await make({ name: ' ' }, agent.id)).status).toBe(422)
})

test('lists are counted for whoever asks: by team, by channel and by kept view', async () => {
  const viewer = await aUser(ctx, { teams: ['tier1_general'] })
  const countsOf = async () => (await api('GET', '/views/counts', { as: viewer.id })).json
  const { json: tagged } = await make({ filters: { tag: 'counted', created_within_days: 2 } }, viewer.id)
  const { json: mine } = await make({ filters: { view: 'mine' } }, viewer.id)
  const before = await countsOf()
  const tickets = [await aTicket(ctx), await aTicket(ctx, { channel: 'live_chat' })]
  const ids = tickets.map(({ id }) => id)
  await api('POST', '/tickets/changes', {
    body: { tickets: ids, change: { add_tags: ['counted'], team: 'tier2_technical', assignee_id: viewer.id } },
  })
  const after = await countsOf()
  expect(after.capped_at).toBe(1000)
  expect([after.views[tagged.id], after.views[mine.id]]).toEqual([2, 2])
  expect(before.views).toEqual({ ...before.views, [tagged.id]: 0, [mine.id]: 0 })
  expect(after.teams.tier2_technical - before.teams.tier2_technical).toBe(2)
  expect([after.channels.email - before.channels.email, after.channels.live_chat - before.channels.live_chat]).toEqual([
    1, 1,
  ])
  const listed = (await api('GET', '/tickets?tag=counted', { as: viewer.id })).json.items
  expect(listed).toHaveLength(after.views[tagged.id])
})

test('who no longer sees a view hears that it changed', async () => {
  const [view_id, owner_id] = [newId(), newId()]
  const event = (name: string, data: object) => ({ id: '1', name, data: { view_id, owner_id, ...data } }) as never
  const heard = async (name: string, data: object) => (await audience.of(ctx, [event(name, data)])).get('1')
  const unshared = { shared_with: 'me', team: null, before_shared_with: 'team', before_team: 'tier1_general' }
  expect(await heard('view.changed', unshared)).toEqual([`user:${owner_id}`, 'views:team:tier1_general'])
  expect(await heard('view.deleted', { shared_with: 'everyone', team: null })).toContain('views:everyone')
  expect(await heard('ticket.opened', {})).toBeUndefined()
})

test('more views than anybody can find their way in are refused', async () => {
  const keeper = await aUser(ctx)
  for (let index = 0; index < 100; index++) expect((await make({ name: `View ${index}` }, keeper.id)).status).toBe(201)
  expect((await make({}, keeper.id)).json.code).toBe('too_many_views')
})
