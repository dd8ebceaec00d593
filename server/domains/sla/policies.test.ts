import { beforeEach, expect, test } from 'vitest'
import { asSystem } from '../../platform/context.ts'
import { aTicket } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import { after, clockWork } from '../../testing/sla.ts'
import { recordDelivery } from '../tickets/delivery.ts'

const installation = await anInstallation()
const { api, ctx, settle } = installation
const { clockOf, toldOf, advanceTo, become } = clockWork(installation)

const put = async (framework: object) => {
  const { status, json } = await api('PUT', '/framework', { body: { text: JSON.stringify(framework) } })
  expect([status, json.errors ?? []]).toEqual([200, []])
  await settle()
}
beforeEach(() => put({}))

const from = { name: 'Cara', email: 'cara@policies.example' }
const write = (text: string) => aTicket(ctx, { from, thread_id: 'one', text })
/** An answer that has left at this moment. */
async function answer(id: string): Promise<string> {
  const body = { kind: 'reply', text: 'Like this.', status_after: 'open' }
  const { json } = await api('POST', `/tickets/${id}/messages`, { body })
  await settle()
  const left_at = ctx.now().toString({ fractionalSecondDigits: 3 })
  const { id: delivery } = await ctx.db
    .selectFrom('deliveries')
    .select('id')
    .where('message_id', '=', json.id)
    .executeTakeFirstOrThrow()
  await ctx.db.updateTable('deliveries').set({ sent_at: left_at, state: 'sent' }).where('id', '=', delivery).execute()
  await recordDelivery(asSystem(ctx), json.id, { state: 'sent', detail: null, left_at })
  await settle()
  return json.id
}

test('the first policy that fits and names a time gives it; the decision says which did not, and why', async () => {
  await put({
    sla: {
      policies: [
        { name: 'urgent', priorities: ['critical'], first_response: '10 minutes' },
        { name: 'chats', channels: ['live_chat'], first_response: '5 minutes' },
        { name: 'mails', channels: ['email'], resolution: '3 hours' },
        { name: 'all', first_response: '1 hour', resolution: '5 hours' },
      ],
    },
  })
  const { id, created_at } = await aTicket(ctx)
  expect(await clockOf(id, 'first_response')).toMatchObject({
    due_at: after(created_at, 'PT1H'),
    policy: { name: 'all', path: 'sla.policies.3.first_response', text: '1 hour' },
  })
  expect(await clockOf(id, 'resolution')).toMatchObject({ policy: { name: 'mails' }, target_seconds: 10_800 })
  expect(await clockOf(id, 'escalation')).toMatchObject({ policy: { name: null, text: '48 hours' } })
  const decision = await ctx.db
    .selectFrom('decisions')
    .select(['rule', 'inputs', 'losers'])
    .where('subject_id', '=', id)
    .where('kind', '=', 'deadline')
    .execute()
  const first = decision.find(({ inputs }) => (inputs as { clock: string }).clock === 'first_response')!
  expect(first).toMatchObject({
    rule: 'time_of_policy',
    inputs: { path: 'sla.policies.3.first_response', policy: 'all' },
    losers: [{ option: 'urgent' }, { option: 'chats', reason: 'it is for live_chat, not email' }, { option: 'mails' }],
  })

  await advanceTo(created_at, 'PT20M')
  await api('PUT', `/tickets/${id}/priority`, { body: { priority: 'critical' } })
  await settle()
  // Ten minutes were over before it became urgent: the time that ran counts.
  expect(await clockOf(id, 'first_response')).toMatchObject({
    ...{ target_seconds: 600, due_at: after(created_at, 'PT10M'), breached_at: after(created_at, 'PT10M') },
    policy: { name: 'urgent' },
  })
  expect(await toldOf(id)).toContain('breached first_response')
  await api('PUT', `/tickets/${id}/priority`, { body: { priority: 'low' } })
  await settle()
  // A breach that was told stays.
  expect(await clockOf(id, 'first_response')).toMatchObject({ outcome: 'missed', policy: { name: 'all' } })
})

test('another plan of the customer gives other times to what is under way', async () => {
  await put({ sla: { policies: [{ name: 'gold', account_types: ['enterprise'], first_response: '30 minutes' }] } })
  const { id, created_at, customer_id } = await aTicket(ctx)
  expect(await clockOf(id, 'first_response')).toMatchObject({ due_at: after(created_at, 'PT2H') })
  await api('PATCH', `/customers/${customer_id}`, { body: { account_type: 'enterprise' } })
  await settle()
  expect(await clockOf(id, 'first_response')).toMatchObject({
    due_at: after(created_at, 'PT30M'),
    policy: { name: 'gold' },
  })
})

test('hours of a calendar count; time that ran before it was named counts as it did then', async () => {
  const { id, created_at } = await aTicket(ctx)
  await advanceTo(created_at, 'PT1H')
  const day = Temporal.Instant.from(created_at).toString().slice(0, 10)
  const dates = [0, 1, 2].map((days) => Temporal.PlainDate.from(day).add({ days }).toString())
  const office = { time_zone: 'UTC', hours: '24/7', holidays: { dates } }
  await put({ calendars: { office }, sla: { calendar: 'office' } })
  const clock = await clockOf(id, 'first_response')
  expect(clock).toMatchObject({ calendar: 'office', state: 'running' })
  expect(clock.counted_seconds).toBeCloseTo(3_600, -2)
  const opens = Temporal.PlainDate.from(dates[2]!).add({ days: 1 }).toZonedDateTime('UTC').toInstant()
  // An hour is left, from the first day that is worked.
  expect(Math.abs(Temporal.Instant.from(clock.due_at!).since(opens).total('minutes') - 60)).toBeLessThan(2)
  await advanceTo(created_at, 'PT30H')
  const later = await clockOf(id, 'first_response')
  expect([later.counted_seconds, later.closed_seconds]).toEqual([
    expect.closeTo(3_600, -2),
    expect.closeTo(29 * 3_600, -3),
  ])
  // A channel that is open around the clock has no hours but all.
  const chat = await aTicket(ctx, { channel: 'live_chat' })
  expect(chat.due_at).toBe(after(chat.created_at, 'PT30S'))
})

test('after the first answer, each message that waits has its own time, from the oldest on', async () => {
  await put({ sla: { policies: [{ name: 'all', next_response: '1 hour', periodic_update: '4 hours' }] } })
  const { id } = await write('How does this work?')
  expect(await clockOf(id, 'next_response')).toBeUndefined()
  await answer(id)
  const update = await clockOf(id, 'periodic_update')
  expect(update).toMatchObject({ state: 'running', target_seconds: 14_400 })
  expect(await clockOf(id, 'next_response')).toBeUndefined()

  const second = await write('And that?')
  expect(second.id).toBe(id)
  await settle()
  const waiting = await clockOf(id, 'next_response')
  expect(waiting).toMatchObject({ state: 'running', outcome: null, target_seconds: 3_600 })
  await advanceTo(waiting.started_at, 'PT50M')
  await write('Hello?')
  await settle()
  expect((await clockOf(id, 'next_response')).started_at).toBe(waiting.started_at)
  await advanceTo(waiting.started_at, 'PT61M')
  expect((await toldOf(id)).filter((told) => told.includes('next_response'))).toEqual([
    'at_risk next_response 75',
    'at_risk next_response 90',
    'breached next_response',
  ])
  const message = await answer(id)
  expect(await clockOf(id, 'next_response')).toMatchObject({ state: 'stopped', outcome: 'missed' })
  expect((await clockOf(id, 'periodic_update')).started_at > update.started_at).toBe(true)

  // The answer comes back: what waited waits again, and is told nothing twice.
  await recordDelivery(asSystem(ctx), message, { state: 'bounced', detail: 'No such user.' })
  await settle()
  expect(await clockOf(id, 'next_response')).toMatchObject({ state: 'running', started_at: waiting.started_at })
  expect((await toldOf(id)).filter((told) => told === 'breached next_response')).toHaveLength(1)
  await become(id, 'pending')
  expect(await clockOf(id, 'periodic_update')).toMatchObject({ state: 'paused', due_at: null })
})

test('what lay resolved for two days does not go up the moment it is opened again', async () => {
  const { id, created_at } = await aTicket(ctx)
  await advanceTo(created_at, 'PT1H')
  await become(id, 'resolved')
  await advanceTo(created_at, 'PT60H')
  await become(id, 'open')
  expect(await toldOf(id)).not.toContain('threshold_reached escalation')
  const clock = await clockOf(id, 'escalation')
  expect(Temporal.Instant.from(clock.due_at!).since(created_at).total('hours')).toBeCloseTo(107, 1)
  await advanceTo(created_at, 'PT107H1M')
  expect(await toldOf(id)).toContain('threshold_reached escalation')
})

test('what others were put into keeps the earliest start of all', async () => {
  const early = await aTicket(ctx)
  await advanceTo(early.created_at, 'PT1H')
  const target = await aTicket(ctx)
  const { json } = await api('POST', '/merges', { body: { into: target.id, tickets: [early.id] } })
  await settle()
  expect(await clockOf(target.id, 'first_response')).toMatchObject({
    ...{ started_at: early.created_at, due_at: after(early.created_at, 'PT2H') },
  })
  await api('DELETE', `/merges/${json.id}`)
  await settle()
  expect(await clockOf(target.id, 'first_response')).toMatchObject({ started_at: target.created_at })
})

test('rings are kept as rings, and take as long as the framework says', async () => {
  await put({ sla: { ring_cadence_seconds: 5 } })
  const { id, created_at } = await aTicket(ctx, { channel: 'phone_support' })
  expect(await clockOf(id, 'first_response')).toMatchObject({
    ...{ target_seconds: 15, due_at: after(created_at, 'PT15S') },
    policy: { text: '3 rings (15 seconds)' },
  })
})
