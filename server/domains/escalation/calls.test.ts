import { expect, test } from 'vitest'
import { sweep } from '../../platform/due.ts'
import { aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import { clockWork } from '../../testing/sla.ts'

const installation = await anInstallation()
const { api, ctx, settle } = installation
const { advanceTo, become } = clockWork(installation)
const manager = await aUser(ctx, { role: 'manager', name: 'Mona' })
const admin = await aUser(ctx, { role: 'admin', name: 'Alan' })
const lead = await aUser(ctx, { role: 'lead', name: 'Lea', teams: ['tier1_general'] })
const named = await aUser(ctx, { role: 'agent', name: 'Nina', email: 'nina@desk.example' })

const put = async (text: string) => {
  const { status, json } = await api('PUT', '/framework', { body: { text, note: 'test' } })
  expect([status, json.detail]).toEqual([200, undefined])
}
const callsOf = async (id: string) => (await api('GET', `/tickets/${id}/escalation-calls`)).json.items
const acknowledge = (id: string, as: string) => api('POST', `/escalations/${id}/acknowledgement`, { as, body: {} })
const toldOf = async (ticketId: string, as: string) => {
  const { items } = (await api('GET', '/notifications?limit=100', { as })).json
  const about = items.filter((one: { ticket_id: string }) => one.ticket_id === ticketId)
  return about
    .map(({ kind }: { kind: string }) => kind)
    .filter((kind: string) => ['escalated', 'called'].includes(kind))
}
const eventsOf = async (id: string, name: string) =>
  ctx.db.selectFrom('events').select(['data', 'at']).where('ticket_id', '=', id).where('name', '=', name).execute()

async function beyondTheTop() {
  const ticket = await aTicket(ctx)
  await api('PUT', `/tickets/${ticket.id}/team`, { body: { team: 'tier3_specialists' } })
  const { json } = await api('PUT', `/tickets/${ticket.id}/escalation`, { body: { criterion: 'legal_consultation' } })
  return { id: ticket.id, escalation_id: json.id as string, at: json.at as string }
}

test('beyond the highest tier the named role has it; who does not say so is told again, with the administrators, once', async () => {
  const ticket = await beyondTheTop()
  expect(await callsOf(ticket.id)).toMatchObject([
    {
      ...{ id: ticket.escalation_id, ladder: 'management', step: 1, steps: 2, acknowledged_by: null },
      called: [{ step: 1, user: { id: manager.id, name: 'Mona' } }],
    },
  ])
  await advanceTo(ticket.at, 'PT29M50S')
  expect(await toldOf(ticket.id, manager.id)).toEqual(['escalated'])
  await advanceTo(ticket.at, 'PT30M1S')
  // Two sweepers and a restart later it is still once.
  await Promise.all([sweep(ctx), sweep(ctx)])
  await advanceTo(ticket.at, 'PT5H')
  expect([await toldOf(ticket.id, manager.id), await toldOf(ticket.id, admin.id)]).toEqual([
    ['called', 'escalated'],
    ['called'],
  ])
  expect(await eventsOf(ticket.id, 'escalation.called')).toHaveLength(3)
  const [call] = await callsOf(ticket.id)
  expect(call).toMatchObject({ step: 2, acknowledge_by: null })

  expect((await acknowledge(call.id, named.id)).json.code).toBe('not_called')
  expect((await acknowledge(call.id, admin.id)).json).toMatchObject({ acknowledged_by: { id: admin.id } })
  expect((await acknowledge(call.id, manager.id)).json.code).toBe('acknowledged_already')
  expect((await eventsOf(ticket.id, 'escalation.acknowledged')).map(({ data }) => data)).toMatchObject([
    { ladder: 'management', step: 2, user_id: admin.id },
  ])
})

test('said in time, nobody else is called; taking the ticket is as good as saying so', async () => {
  const [said, taken] = [await beyondTheTop(), await beyondTheTop()]
  expect((await acknowledge(said.escalation_id, manager.id)).status).toBe(201)
  await api('PUT', `/tickets/${taken.id}/assignee`, { body: { assignee_id: manager.id } })
  await settle()
  expect(await callsOf(taken.id)).toMatchObject([{ acknowledged_by: { id: manager.id } }])
  await advanceTo(said.at, 'PT3H')
  for (const { id } of [said, taken]) expect(await toldOf(id, admin.id)).toEqual([])
})

test('the role can be an address; who was resolved meanwhile needs nobody', async () => {
  await put('escalation:\n  management: { role: nina@desk.example, acknowledge_within: "10 minutes" }\n')
  const [open, done] = [await beyondTheTop(), await beyondTheTop()]
  expect([await toldOf(open.id, named.id), await toldOf(open.id, manager.id)]).toEqual([['escalated'], []])
  await become(done.id, 'resolved')
  await advanceTo(open.at, 'PT11M')
  expect([await toldOf(open.id, admin.id), await toldOf(done.id, admin.id)]).toEqual([['called'], []])
  await put('')
})

test('the second missed deadline of a critical enterprise ticket calls a manager, then the administrators; the audit says who and when', async () => {
  await put('segments: {}')
  const from = { name: 'Eve', email: 'eve@enterprise.example' }
  const [ticket, plain] = [await aTicket(ctx, { from }), await aTicket(ctx)]
  await api('PATCH', `/customers/${ticket.customer_id}`, { body: { account_type: 'enterprise' } })
  for (const { id } of [ticket, plain]) await api('PUT', `/tickets/${id}/priority`, { body: { priority: 'critical' } })
  await settle()
  await advanceTo(ticket.created_at, 'PT3H')
  expect(await callsOf(ticket.id)).toEqual([])
  await advanceTo(ticket.created_at, 'PT24H1M')
  expect(await callsOf(ticket.id)).toMatchObject([
    { ladder: 'critical_enterprise_second_breach', step: 1, called: [{ user: { name: 'Mona' } }] },
  ])
  expect(await callsOf(plain.id)).toEqual([])
  expect(await toldOf(ticket.id, manager.id)).toEqual(['called'])
  await advanceTo(ticket.created_at, 'PT24H17M')
  const [call] = await callsOf(ticket.id)
  expect(call).toMatchObject({ step: 2 })
  expect(call.called.map(({ user }: { user: { name: string } }) => user.name)).toEqual(['Mona', 'Alan'])
  await acknowledge(call.id, manager.id)
  const { json } = await api('GET', `/audit?limit=100`)
  const about = json.items.filter(({ data }: { data: { call_id?: string } }) => data.call_id === call.id)
  expect(about.map(({ name }: { name: string }) => name).toSorted()).toEqual([
    ...['escalation.acknowledged', 'escalation.called', 'escalation.called'],
  ])
  const { items: why } = (await api('GET', `/tickets/${ticket.id}/why`)).json
  expect(why.find(({ kind }: { kind: string }) => kind === 'escalation_call')).toMatchObject({
    ...{ rule: 'ladder', inputs: { breaches: 2, path: 'escalation.ladders.0', priority: 'critical' } },
  })
})

test('a ladder may call the lead of the ticket’s team', async () => {
  await put(`escalation:
  ladders:
    - name: first_miss
      breaches: 1
      steps: [{ notify: [lead], acknowledge_within: "5 minutes" }, { notify: [manager] }]
`)
  const ticket = await aTicket(ctx)
  await api('PUT', `/tickets/${ticket.id}/team`, { body: { team: 'tier1_general' } })
  await advanceTo(ticket.created_at, 'PT2H1M')
  expect([await toldOf(ticket.id, lead.id), await toldOf(ticket.id, manager.id)]).toEqual([['called'], []])
  await advanceTo(ticket.created_at, 'PT2H7M')
  expect(await toldOf(ticket.id, manager.id)).toEqual(['called'])
})
