import { expect, test } from 'vitest'
import { asSystem } from '../../platform/context.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import { after, clockWork } from '../../testing/sla.ts'
import { recordDelivery } from '../tickets/delivery.ts'
import { reopenFirstResponse } from '../tickets/reopen-first-response.ts'

const installation = await anInstallation()
const { api, ctx, settle } = installation
const { clockOf, toldOf, advanceTo, sweepAt, become } = clockWork(installation)
const ticketOf = async (id: string) => (await api('GET', `/tickets/${id}`)).json

const FIRST = ['at_risk first_response 75', 'at_risk first_response 90', 'breached first_response']
const DAY = ['at_risk resolution 75', 'at_risk resolution 90', 'breached resolution']

test('a mail is at risk at 75 and 90 %, and late after two hours, to the second', async () => {
  const { id, created_at, ...ticket } = await aTicket(ctx)
  expect(ticket).toMatchObject({
    due_clock: 'first_response',
    due_at: after(created_at, 'PT2H'),
    risk_at: after(created_at, 'PT1H30M'),
  })
  const told = [
    ['PT1H29M59S', []],
    ['PT1H30M', FIRST.slice(0, 1)],
    ['PT1H47M59.999S', FIRST.slice(0, 1)],
    ['PT1H48M', FIRST.slice(0, 2)],
    ['PT1H59M59S', FIRST.slice(0, 2)],
    ['PT1H59M59.999S', FIRST.slice(0, 2)],
    ['PT2H', FIRST],
    ['PT2H1S', FIRST],
  ] as const
  for (const [duration, expected] of told) {
    await sweepAt(created_at, duration)
    expect([duration, await toldOf(id)]).toEqual([duration, expected])
  }
  await advanceTo(created_at, 'PT2H1M')
  expect(await toldOf(id)).toEqual(FIRST)
  expect(await clockOf(id, 'first_response')).toMatchObject({
    ...{ state: 'running', outcome: 'missed', target_seconds: 7_200, breached_at: after(created_at, 'PT2H') },
    policy: { path: 'support_channels.email.response_time_sla', text: '2 hours', version: 'framework 1' },
  })
  // Late, but still the next thing to do.
  expect(await ticketOf(id)).toMatchObject({ due_clock: 'first_response', due_at: after(created_at, 'PT2H') })
})

test.each([
  ['live_chat', 'PT30S', 'PT22.5S'],
  ['phone_support', 'PT18S', 'PT13.5S'],
  ['social_media', 'PT1H', 'PT45M'],
  ['in_app_messaging', 'PT2H', 'PT90M'],
] as const)('%s is to be answered within %s, and has no other clock', async (channel, target, risk) => {
  const { id, created_at, ...ticket } = await aTicket(ctx, { channel })
  expect(ticket).toMatchObject({ due_at: after(created_at, target), risk_at: after(created_at, risk) })
  expect((await api('GET', `/tickets/${id}/sla`)).json.clocks).toMatchObject([{ kind: 'first_response' }])
})

test('what was said in public an hour ago was due before we heard of it', async () => {
  const occurred_at = ctx.now().subtract({ minutes: 50 }).toString({ fractionalSecondDigits: 3 })
  const recent = await aTicket(ctx, { channel: 'social_media', occurred_at })
  expect(recent.due_at).toBe(after(occurred_at, 'PT1H'))
  expect(await toldOf(recent.id)).toEqual(FIRST.slice(0, 1))
  const long = ctx.now().subtract({ hours: 3 }).toString({ fractionalSecondDigits: 3 })
  expect(await toldOf((await aTicket(ctx, { channel: 'social_media', occurred_at: long })).id)).toEqual(FIRST)
})

test('a call an agent takes down was answered; what is taken down for another channel is still to be', async () => {
  const body = {
    customer: { phone: '+49 30 900100', email: 'carl@calls.example' },
    subject: 'A call',
    text: 'Where is it?',
  }
  const [call, mail] = [
    (await api('POST', '/tickets', { body: { ...body, channel: 'phone_support' } })).json,
    (await api('POST', '/tickets', { body: { ...body, channel: 'email' } })).json,
  ]
  expect(call).toMatchObject({ first_response_at: call.created_at, due_clock: null, due_at: null })
  expect(await clockOf(call.id, 'first_response')).toMatchObject({
    state: 'stopped',
    outcome: 'met',
    counted_seconds: 0,
  })
  expect(mail).toMatchObject({ first_response_at: null, due_clock: 'first_response' })
  await advanceTo(call.created_at, 'PT1H')
  expect(await toldOf(call.id)).toEqual([])
})

test('the resolution clock stands still while the customer is to answer; the others go on', async () => {
  const { id, created_at } = await aTicket(ctx)
  await advanceTo(created_at, 'PT10H')
  await become(id, 'pending')
  expect(await clockOf(id, 'resolution')).toMatchObject({
    state: 'paused',
    due_at: null,
    counted_seconds: expect.closeTo(36_000, -2),
  })
  expect(await clockOf(id, 'first_response')).toMatchObject({ state: 'running' })
  await advanceTo(created_at, 'PT30H')
  expect(await toldOf(id)).toEqual(FIRST)
  await become(id, 'on_hold')
  const running = await clockOf(id, 'resolution')
  expect(running).toMatchObject({ state: 'running', paused_seconds: expect.closeTo(72_000, -2) })
  expect(Temporal.Instant.from(running.due_at!).since(created_at).total('hours')).toBeCloseTo(44, 1)
  await advanceTo(created_at, 'PT37H59M')
  expect(await toldOf(id)).toEqual(FIRST)
  await advanceTo(created_at, 'PT38H1M')
  expect(await toldOf(id)).toEqual([...FIRST, 'at_risk resolution 75'])
  await become(id, 'resolved')
  const { counted_seconds, paused_seconds, calendar_seconds, ...resolved } = await clockOf(id, 'resolution')
  expect(resolved).toMatchObject({ state: 'stopped', outcome: 'met', remaining_seconds: null })
  expect([counted_seconds / 3_600, paused_seconds / 3_600]).toEqual([expect.closeTo(18, 1), expect.closeTo(20, 1)])
  expect(counted_seconds + paused_seconds).toBeCloseTo(calendar_seconds, 3)
  const kept = await ctx.db
    .selectFrom('clocks')
    .select(['counted_ms', 'paused_ms'])
    .where('ticket_id', '=', id)
    .where('kind', '=', 'resolution')
    .executeTakeFirstOrThrow()
  expect(kept).toEqual({ counted_ms: String(counted_seconds * 1_000), paused_ms: String(paused_seconds * 1_000) })
})

test('reopened, a ticket goes on with what was counted, and what passed while it lay resolved is nobody’s fault', async () => {
  const { id, created_at } = await aTicket(ctx)
  await advanceTo(created_at, 'PT1H')
  await become(id, 'resolved')
  expect((await ticketOf(id)).due_at).toBeNull()
  await advanceTo(created_at, 'PT31H')
  expect(await toldOf(id)).toEqual([])
  await become(id, 'open')
  const reopened = await clockOf(id, 'resolution')
  expect(reopened).toMatchObject({ state: 'running', counted_seconds: expect.closeTo(3_600, -2) })
  expect(reopened.pauses).toMatchObject([{ status: 'resolved' }])
  expect(Temporal.Instant.from(reopened.due_at!).since(created_at).total('hours')).toBeCloseTo(54, 1)
})

const answered = async (id: string, left_at: string) => {
  const message = await ctx.db
    .selectFrom('messages')
    .select('id')
    .where('ticket_id', '=', id)
    .where('kind', '=', 'reply')
    .executeTakeFirstOrThrow()
  await recordDelivery(asSystem(ctx), message.id, { state: 'sent', detail: null, left_at })
  await settle()
  return message.id
}
const reply = (id: string) =>
  api('POST', `/tickets/${id}/messages`, { body: { kind: 'reply', text: 'Like this.', status_after: 'open' } })

test('an answer that leaves in the very moment has kept it, though it is heard of late; a millisecond later has not', async () => {
  const [kept, missed] = [await aTicket(ctx), await aTicket(ctx)]
  await reply(kept.id)
  await reply(missed.id)
  await advanceTo(missed.created_at, 'PT2H0.5S')
  expect([await toldOf(kept.id), await toldOf(missed.id)]).toEqual([FIRST, FIRST])
  await answered(kept.id, after(kept.created_at, 'PT2H'))
  await answered(missed.id, after(missed.created_at, 'PT2H0.001S'))
  expect(await toldOf(kept.id)).toEqual([...FIRST, 'breach_withdrawn first_response'])
  expect(await clockOf(kept.id, 'first_response')).toMatchObject({
    state: 'stopped',
    outcome: 'met',
    breached_at: null,
  })
  expect(await toldOf(missed.id)).toEqual(FIRST)
  expect(await clockOf(missed.id, 'first_response')).toMatchObject({ state: 'stopped', outcome: 'missed' })
})

test('an answer that comes back lets the clock run again, due when it was', async () => {
  const { id, created_at } = await aTicket(ctx)
  await reply(id)
  const left_at = after(created_at, 'PT10M')
  const message_id = await answered(id, left_at)
  expect(await clockOf(id, 'first_response')).toMatchObject({ state: 'stopped', stopped_at: left_at, outcome: 'met' })
  expect(await ticketOf(id)).toMatchObject({ due_clock: 'resolution', due_at: after(created_at, 'PT24H') })
  await advanceTo(created_at, 'PT1H40M')
  expect(await toldOf(id)).toEqual([])
  await inTransaction(asSystem(ctx), (ctx) => reopenFirstResponse(ctx, { ticket_id: id, message_id, left_at }))
  await settle()
  // The warning that passed meanwhile is told now.
  expect(await toldOf(id)).toEqual(FIRST.slice(0, 1))
  expect(await clockOf(id, 'first_response')).toMatchObject({ state: 'running', due_at: after(created_at, 'PT2H') })
  // Nobody has answered, whatever the ticket says of itself.
  await become(id, 'resolved')
  await advanceTo(created_at, 'PT2H1S')
  expect(await toldOf(id)).toEqual(FIRST)
})

test('what is resolved before a mark never hears of it', async () => {
  const { id, created_at } = await aTicket(ctx)
  await advanceTo(created_at, 'PT1H29M')
  await become(id, 'resolved')
  await advanceTo(created_at, 'PT100H')
  expect(await toldOf(id)).toEqual([])
  const due = await ctx.db.selectFrom('due').select('kind').where('subject_id', '=', id).execute()
  expect(due.map(({ kind }) => kind)).not.toContain('sla.next_mark')
})

test('marks missed while everything was down are told after it, all, once, in the order of their moments', async () => {
  const tickets = [await aTicket(ctx), await aTicket(ctx)]
  const lead = await aUser(ctx, { role: 'lead' })
  await settle()
  await advanceTo(tickets[0]!.created_at, 'PT72H')
  for (const { id } of tickets) {
    const told = await toldOf(id)
    expect(told).toEqual([...FIRST, ...DAY, 'threshold_reached escalation'])
  }
  const rows = await ctx.db
    .selectFrom('events')
    .select('data')
    .where('name', 'like', 'sla.%')
    .where(
      'ticket_id',
      'in',
      tickets.map(({ id }) => id),
    )
    .orderBy('id')
    .execute()
  const moments = rows.map(({ data }) => (data as { due_at: string }).due_at)
  expect(moments).toEqual(moments.toSorted())
  const { items } = (await api('GET', '/notifications', { as: lead.id })).json
  const about = items.filter(
    ({ ticket_id, kind }: { ticket_id: string; kind: string }) => ticket_id === tickets[0]!.id && kind !== 'escalated',
  )
  expect(about.map(({ kind }: { kind: string }) => kind)).toEqual(['breached'])
})

test('spam and merged tickets have no deadline; back again, it is as if they had never been away', async () => {
  const [spam, merged, target] = [await aTicket(ctx), await aTicket(ctx), await aTicket(ctx)]
  await api('PUT', `/tickets/${spam.id}/spam`, { body: { spam: true } })
  const { json: merge } = await api('POST', '/merges', { body: { into: target.id, tickets: [merged.id] } })
  await settle()
  for (const { id } of [spam, merged]) {
    expect(await clockOf(id, 'resolution')).toMatchObject({ state: 'cancelled', due_at: null, outcome: null })
    expect((await ticketOf(id)).due_at).toBeNull()
  }
  await advanceTo(target.created_at, 'PT3H')
  expect([await toldOf(spam.id), await toldOf(merged.id), await toldOf(target.id)]).toEqual([[], [], FIRST])
  await api('PUT', `/tickets/${spam.id}/spam`, { body: { spam: false } })
  await api('DELETE', `/merges/${merge.id}`)
  await settle()
  expect([await toldOf(spam.id), await toldOf(merged.id)]).toEqual([FIRST, FIRST])
  expect(await clockOf(merged.id, 'resolution')).toMatchObject({ due_at: after(merged.created_at, 'PT24H') })
})

test('why a deadline is when it is, is kept', async () => {
  const { id, created_at } = await aTicket(ctx)
  const { items } = (await api('GET', `/tickets/${id}/why`)).json
  const deadlines = items.filter(({ kind }: { kind: string }) => kind === 'deadline')
  expect(deadlines).toHaveLength(3)
  expect(deadlines[0]).toMatchObject({
    rule: 'time_of_channel',
    inputs: {
      clock: 'first_response',
      channel: 'email',
      path: 'support_channels.email.response_time_sla',
      text: '2 hours',
    },
    result: { due_at: after(created_at, 'PT2H') },
    version: 'framework 1',
  })
})

test('what was split off has clocks from its first message on', async () => {
  const from = { email: 'two@shop.example' }
  const { id, created_at } = await aTicket(ctx, { from, thread_id: 'one', channel: 'live_chat' })
  await advanceTo(created_at, 'PT10S')
  const { messages } = { messages: [await aTicket(ctx, { from, thread_id: 'one', channel: 'live_chat' })] }
  expect(messages[0]!.id).toBe(id)
  const { items } = (await api('GET', `/tickets/${id}/messages`)).json
  const { json } = await api('POST', `/tickets/${id}/splits`, { body: { messages: [items[1].id] } })
  await settle()
  expect(await clockOf(json.id, 'first_response')).toMatchObject({ started_at: items[1].created_at, state: 'running' })
})
