import { expect, test } from 'vitest'
import { aDeskThatAsks } from '../../testing/asking.ts'
import { aTicket, aUser } from '../../testing/builders.ts'
import { resolveTicket } from '../../testing/resolving.ts'

const desk = await aDeskThatAsks()
const { api, ctx, settle, become, customerWrites } = desk

const reportOf = async (id: string) => (await api('GET', `/tickets/${id}/report`)).json
const fieldsOf = async (id: string) => (await reportOf(id)).fields
const causes = async (id: string) =>
  (await api('GET', `/tickets/${id}/report/versions`)).json.items
    .map(({ cause }: { cause: string }) => cause)
    .toReversed()
const tasksOf = async (id: string) => (await api('GET', `/tasks?ticket_id=${id}&limit=100`)).json.items

async function aResolvedTicket(changes: Parameters<typeof aTicket>[1] = {}, more: { as?: string } = {}) {
  const ticket = await aTicket(ctx, changes)
  const resolved = await resolveTicket(api, ticket.id, more)
  await settle()
  return resolved
}

test('follow-ups are due exactly 24 hours, 7 and 30 days after it was resolved, and belong to somebody', async () => {
  const agent = await aUser(ctx, { name: 'Olga Owner' })
  const { id, resolved_at } = await aResolvedTicket({}, { as: agent.id })
  const tasks = await tasksOf(id)
  const after = (hours: number) =>
    Temporal.Instant.from(resolved_at).add({ hours }).toString({ smallestUnit: 'millisecond' })
  const due = (kinds: string[], hours: number) =>
    kinds.map((kind) => ({ kind, due_at: after(hours), owner_id: agent.id, state: 'open', source: 'report' }))
  expect(
    tasks
      .map(({ kind, due_at, owner_id, state, source }: Record<string, unknown>) => ({
        kind,
        due_at,
        owner_id,
        state,
        source,
      }))
      .toSorted(byKind),
  ).toEqual(
    [
      ...due(['customer_follow_up', 'documentation_updates', 'team_notifications'], 24),
      ...due(['knowledge_base', 'training_needs', 'product_feedback'], 7 * 24),
      ...due(['customer_success', 'issue_prevention', 'process_optimization'], 30 * 24),
    ].toSorted(byKind),
  )
  const day = (hours: number) => after(hours).slice(0, 16).replace('T', ' ')
  const before = await fieldsOf(id)
  expect(before.knowledge_base.value).toBe(`Due ${day(168)} UTC, Olga Owner, open`)
  expect(before.follow_up_scheduled.value).toContain(`Customer follow-up: ${day(24)} UTC`)

  const task = tasks.find(({ kind }: { kind: string }) => kind === 'knowledge_base')
  await api('PATCH', `/tasks/${task.id}`, { body: { state: 'done' } })
  await settle()
  expect((await fieldsOf(id)).knowledge_base).toMatchObject({
    value: expect.stringMatching(/^Done .*, Olga Owner$/),
    evidence: [{ type: 'task', id: task.id }],
  })
  expect(await causes(id)).toEqual(['resolved', 'followed_up'])
})
const byKind = (a: { kind?: unknown }, b: { kind?: unknown }) => String(a.kind).localeCompare(String(b.kind))

test('who does not want to hear from us again is not planned to', async () => {
  const ticket = await aTicket(ctx)
  const consents = [{ purpose: 'follow_up', granted: false }]
  await api('PATCH', `/customers/${ticket.customer_id}`, { body: { consents } })
  await resolveTicket(api, ticket.id)
  await settle()
  const skipped = (await tasksOf(ticket.id)).filter(({ state }: { state: string }) => state === 'skipped')
  expect(skipped.map(({ kind, reason }: Record<string, string>) => [kind, reason]).toSorted()).toEqual([
    ['customer_follow_up', 'no_permission'],
    ['customer_success', 'no_permission'],
    ['issue_prevention', 'no_permission'],
    ['process_optimization', 'no_permission'],
  ])
  expect(await fieldsOf(ticket.id)).toMatchObject({
    customer_success: { value: 'Skipped: no permission' },
    customer_permission: { value: 'Follow-up: No, feedback: not asked' },
  })
})

test('who says afterwards that they do not want to hear from us is planned to no longer', async () => {
  const { id, customer_id } = await aResolvedTicket()
  const other = await aResolvedTicket()
  const consents = [{ purpose: 'follow_up', granted: false }]
  await api('PATCH', `/customers/${customer_id}`, { body: { consents } })
  await settle()
  const reasons = async (id: string) =>
    (await tasksOf(id)).flatMap(({ kind, reason }: Record<string, string>) => (reason ? [[kind, reason]] : []))
  expect((await reasons(id)).toSorted()).toEqual([
    ['customer_follow_up', 'no_permission'],
    ['customer_success', 'no_permission'],
    ['issue_prevention', 'no_permission'],
    ['process_optimization', 'no_permission'],
  ])
  expect(await reasons(other.id)).toEqual([])
  expect(await fieldsOf(id)).toMatchObject({
    customer_success: { value: 'Skipped: no permission' },
    customer_permission: { value: 'Follow-up: No, feedback: not asked' },
  })
})

test('opened again: what was planned is dropped, the next resolution plans anew, and nothing twice', async () => {
  const { id } = await aResolvedTicket()
  await customerWrites(id, 'It still does not work at all.')
  expect((await tasksOf(id)).map(({ state, reason }: Record<string, string>) => [state, reason])).toEqual(
    Array(9).fill(['skipped', 'reopened']),
  )
  expect(await reportOf(id)).toMatchObject({ resolved_at: null, fields: { resolution_status: { value: 'Ongoing' } } })
  await become(id, 'resolved')
  await settle()
  const states = (await tasksOf(id)).map(({ state }: { state: string }) => state)
  expect([states.length, states.filter((state: string) => state === 'open').length]).toEqual([18, 9])
  expect((await fieldsOf(id)).first_contact_resolution.value).toBe('No (2 contacts, opened again 1 time)')
  expect((await causes(id)).filter((cause: string) => cause !== 'not_confirmed')).toEqual([
    'resolved',
    'reopened',
    'resolved',
  ])
})

test('opened and resolved again before anybody reacted: only what follows the last resolution is planned', async () => {
  const { id } = await aResolvedTicket()
  await api('PUT', `/tickets/${id}/status`, { body: { status: 'open' } })
  await resolveTicket(api, id)
  await settle()
  const states = (await tasksOf(id)).map(({ state, reason }: Record<string, string>) => reason ?? state)
  expect(states.toSorted()).toEqual([...Array(9).fill('open'), ...Array(9).fill('reopened')])
})

test('what was dropped is planned again when what had dropped it is undone', async () => {
  const [{ id }, target] = [await aResolvedTicket(), await aTicket(ctx)]
  const task = (await tasksOf(id)).find(({ kind }: { kind: string }) => kind === 'training_needs')
  await api('PATCH', `/tasks/${task.id}`, { body: { state: 'skipped', reason: 'reopened' } })
  const held = { kind: 'reply', text: 'One more thing', undo_seconds: 60, status_after: 'pending' }
  const message = (await api('POST', `/tickets/${id}/messages`, { body: held })).json
  await settle()
  const open = async () => (await tasksOf(id)).filter(({ state }: { state: string }) => state === 'open').length
  expect(await open()).toBe(0)
  await api('DELETE', `/tickets/${id}/messages/${message.id}`)
  await settle()
  expect(await open()).toBe(8)
  const merge = (await api('POST', '/merges', { body: { into: target.id, tickets: [id] } })).json
  await settle()
  expect(await open()).toBe(0)
  await api('DELETE', `/merges/${merge.id}`)
  await settle()
  expect([await open(), (await tasksOf(id)).length]).toEqual([8, 9])
})
