import { expect, test } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { aTicket, aUser } from '../../../testing/builders.ts'
import { anInstallation } from '../../../testing/installation.ts'
import { resolveTicket } from '../../../testing/resolving.ts'

const { api, ctx, clock, settle } = await anInstallation()
const PATH = 'support_channels.phone_support.callback_option'
const aCall = () => aTicket(ctx, { channel: 'phone_support', from: { phone: '+49 170 555 0100' } })
const put = (text: string) => api('PUT', '/framework', { body: { text } })
const tasksOf = async (id: string) =>
  (await api('GET', `/tasks?ticket_id=${id}&limit=100`)).json.items as Record<string, unknown>[]
const inHours = (hours: number) => ctx.now().add({ hours }).toString({ smallestUnit: 'millisecond' })

test('who asks to be called back keeps the place in line; the task is due then, and says the number', async () => {
  await put('')
  const call = await aCall()
  const agent = await aUser(ctx)
  await api('PUT', `/tickets/${call.id}/assignee`, { body: { assignee_id: agent.id } })
  await settle()
  const before = (await api('GET', `/tickets/${call.id}`)).json
  const at = inHours(3)
  const asked = await api('PUT', `/tickets/${call.id}/callback`, { body: { at } })
  expect(asked.status).toBe(200)
  const { waiting } = asked.json
  expect(waiting).toMatchObject({ attempt: 1, outcome: null })
  expect(waiting.due_at >= at).toBe(true)
  expect(Temporal.Instant.from(waiting.due_at).since(Temporal.Instant.from(at)).total('minutes')).toBeLessThan(15)

  const after = (await api('GET', `/tickets/${call.id}`)).json
  expect([after.queue_at, after.queue_class, after.status]).toEqual([
    before.queue_at,
    before.queue_class,
    before.status,
  ])
  expect(await tasksOf(call.id)).toMatchObject([
    {
      kind: 'call_back',
      source: 'callback',
      owner_id: agent.id,
      due_at: waiting.due_at,
      state: 'open',
      note: '+491705550100',
    },
  ])
  const timeline = (await api('GET', `/tickets/${call.id}/timeline`)).json.items
  expect(timeline.map(({ name }: { name: string }) => name)).toContain('channel.callback_asked')
  const why = (await api('GET', `/tickets/${call.id}/why`)).json.items
  expect(why.at(-1)).toMatchObject({ kind: 'callback', rule: 'asked', path: PATH, value: 'true' })
  expect(why.at(-1).line).toBeGreaterThan(0)
  expect(
    (await api('GET', `/notifications`, { as: agent.id })).json.items.map((one: { kind: string }) => one.kind),
  ).not.toContain('task_due')
  await clock.advance('PT4H')
  expect(
    (await api('GET', `/notifications`, { as: agent.id })).json.items.map((one: { kind: string }) => one.kind),
  ).toContain('task_due')
})

test('not reached: the next slot, three tries at the most, each outcome kept', async () => {
  const call = await aCall()
  await api('PUT', `/tickets/${call.id}/callback`, { body: { number: '+49 30 555 0199' } })
  const missed = () => api('PUT', `/tickets/${call.id}/callback/outcome`, { body: { outcome: 'not_reached' } })
  const first = await missed()
  expect(first.json.waiting).toMatchObject({ attempt: 2, number: '+49 30 555 0199' })
  const wait = Temporal.Instant.from(first.json.waiting.due_at).since(ctx.now()).total('minutes')
  expect(wait).toBeGreaterThanOrEqual(60)
  expect(wait).toBeLessThan(76)
  await missed()
  const third = await missed()
  expect(third.json.waiting).toBe(null)
  expect(third.json.tries.map((one: { outcome: string }) => one.outcome)).toEqual(Array(3).fill('not_reached'))
  expect((await missed()).json.code).toBe('no_callback')
  await settle()
  expect((await tasksOf(call.id)).map(({ state }) => state)).toEqual(['done', 'done', 'done'])
  const rules = (await api('GET', `/tickets/${call.id}/why`)).json.items
    .filter(({ kind }: { kind: string }) => kind === 'callback')
    .map(({ rule }: { rule: string }) => rule)
  expect(rules).toEqual(['asked', 'tried_again', 'tried_again', 'tries_used_up'])
})

test('who ticks the task off has reached them; skipping it, resolving the ticket or taking it back ends it', async () => {
  const outcomes: unknown[] = []
  const ends: ((id: string, task: string) => Promise<unknown>)[] = [
    (_id, task) => api('PATCH', `/tasks/${task}`, { body: { state: 'done' } }),
    (_id, task) => api('PATCH', `/tasks/${task}`, { body: { state: 'skipped' } }),
    (id) => resolveTicket(api, id),
    (id) => api('DELETE', `/tickets/${id}/callback`),
  ]
  for (const end of ends) {
    const { id } = await aCall()
    const { waiting } = (await api('PUT', `/tickets/${id}/callback`, { body: {} })).json
    await end(id, waiting.task_id)
    await settle()
    const { tries, waiting: still } = (await api('GET', `/tickets/${id}/callback`)).json
    outcomes.push([still, tries.map((one: { outcome: string }) => one.outcome)])
    expect((await tasksOf(id)).filter(({ kind, state }) => kind === 'call_back' && state === 'open')).toEqual([])
  }
  expect(outcomes).toEqual([
    [null, ['reached']],
    [null, ['taken_back']],
    [null, ['taken_back']],
    [null, ['taken_back']],
  ])
})

test('asked again, the moment is another and one task stands; a moment that is gone is refused', async () => {
  const { id } = await aCall()
  await api('PUT', `/tickets/${id}/callback`, { body: { at: inHours(2) } })
  const moved = await api('PUT', `/tickets/${id}/callback`, { body: { at: inHours(5) } })
  expect(moved.json.tries.map((one: { outcome: string }) => one.outcome)).toEqual(['moved', null])
  expect(moved.json.waiting.attempt).toBe(1)
  expect((await tasksOf(id)).filter(({ state }) => state === 'open')).toHaveLength(1)
  expect((await api('PUT', `/tickets/${id}/callback`, { body: { at: inHours(-1) } })).status).toBe(422)
  expect((await api('PUT', `/tickets/${(await aTicket(ctx)).id}/callback`, { body: {} })).json.code).toBe('not_a_call')
})

test('nobody is called outside the hours of the team', async () => {
  await put('calendars: { days: { time_zone: UTC, hours: { mon: [["09:00", "10:00"]] } } }\nsla: { calendar: days }')
  const { id } = await aCall()
  const { due_at } = (await api('PUT', `/tickets/${id}/callback`, { body: {} })).json.waiting
  const due = Temporal.Instant.from(due_at).toZonedDateTimeISO('UTC')
  expect([due.dayOfWeek, due.hour]).toEqual([1, 9])
  await put('')
})

test('callback_option: false refuses it with the key; the door takes the call all the same and says so', async () => {
  const hand = async () => {
    const body = { external_id: newId(), from: { phone: '+4930555' }, text: 'Call me', callback: { number: '030 555' } }
    return api('POST', '/channels/phone_support/inbound', { body })
  }
  await put('support_channels: { phone_support: { callback_option: false } }')
  const call = await aCall()
  const refused = await api('PUT', `/tickets/${call.id}/callback`, { body: {} })
  expect([refused.status, refused.json.code]).toEqual([409, 'callbacks_not_offered'])
  expect(refused.json.detail).toContain(PATH)
  expect((await api('GET', `/tickets/${call.id}/callback`)).json).toMatchObject({ offered: false, next_slot: null })
  const without = await hand()
  expect([without.status, without.json.callback]).toEqual([
    201,
    { offered: false, due_at: null, reason: `${PATH} is false` },
  ])
  expect(await tasksOf(without.json.ticket_id)).toEqual([])

  await put('support_channels: { phone_support: { callback_option: true } }')
  const taken = await hand()
  expect(taken.json.callback).toMatchObject({ offered: true, reason: null })
  expect(await tasksOf(taken.json.ticket_id)).toMatchObject([{ kind: 'call_back', note: '030 555' }])
})
