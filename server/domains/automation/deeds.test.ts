import { expect, test } from 'vitest'
import { automating } from '../../testing/automating.ts'
import { aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import { readyToResolve } from '../../testing/resolving.ts'

const desk = await anInstallation()
const { api, ctx, settle, clock } = desk
const { rules, runsOf, didTo } = automating(desk)

const ticketOf = async (id: string) => (await api('GET', `/tickets/${id}`)).json
const messagesOf = async (id: string) => (await api('GET', `/tickets/${id}/messages`)).json.items
const agent = await aUser(ctx, { email: 'agent@desk.example' })
const lead = await aUser(ctx, { role: 'lead', email: 'lead@desk.example' })

/** Has the deeds done to a new ticket when its priority becomes critical. */
async function after(...deeds: object[]) {
  const ticket = await aTicket(ctx, {
    from: { name: 'Hannah Weiss', email: `${crypto.randomUUID()}@customer.example` },
  })
  await rules({ name: 'rule', on: 'priority_changed', when: { priorities: ['critical'] }, do: deeds })
  await api('PUT', `/tickets/${ticket.id}/priority`, { body: { priority: 'critical' } })
  await settle()
  return ticket.id
}

test('status, priority, team, assignee and tags', async () => {
  const id = await after(
    { set_status: 'on_hold' },
    { set_priority: 'high' },
    { move_to_team: 'tier2_technical' },
    { assign_to: 'AGENT@desk.example' },
    { add_tags: ['Vip', 'later'] },
    { remove_tags: ['LATER'] },
  )
  expect(await ticketOf(id)).toMatchObject({
    ...{ status: 'on_hold', priority: 'high', team: 'tier2_technical', assignee_id: agent.id, tags: ['vip'] },
  })
  expect((await didTo('rule', id)).join()).not.toContain('refused')
  expect(await ticketOf(await after({ assign_to: 'agent@desk.example' }, { unassign: true }))).toMatchObject({
    assignee_id: null,
  })
})

test('a note and a reply, their variables filled; the reply is no answer and goes on its way', async () => {
  const id = await after(
    { note: 'About {{ticket.case_id}}.' },
    { reply: 'Hello {{customer.first_name}}, we are on it. {{desk.name}}' },
  )
  const { case_id, status, first_response_at } = await ticketOf(id)
  const [, note, reply] = await messagesOf(id)
  expect(note).toMatchObject({ kind: 'note', text: `About ${case_id}.`, author: { type: 'system' } })
  expect(reply).toMatchObject({ kind: 'reply', text: 'Hello Hannah, we are on it. Support', automatic: 'automation' })
  expect([status, first_response_at, reply.delivery.state]).toEqual(['new', null, 'queued'])
  const deliveries = await ctx.db.selectFrom('deliveries').selectAll().where('ticket_id', '=', id).execute()
  expect(deliveries).toHaveLength(1)
})

test('who is told: the assignee, the lead, the manager, and people by address', async () => {
  const toldOf = async (user: { id: string }) =>
    (await api('GET', '/notifications', { as: user.id })).json.items.filter(
      ({ kind }: { kind: string }) => kind === 'automation',
    ).length
  await after({ assign_to: 'agent@desk.example' }, { notify: ['assignee', 'lead', 'agent@desk.example'] })
  expect([await toldOf(agent), await toldOf(lead)]).toEqual([1, 1])
  const id = await after({ notify: ['nobody@desk.example'] })
  const [run] = (await runsOf('rule')).filter(({ ticket_id }) => ticket_id === id)
  expect(run).toMatchObject({ outcome: 'refused', deeds: [{ code: 'nobody_to_tell' }] })
})

test('resolving is the same command: refused with what is missing, done when nothing is', async () => {
  const bare = await after({ set_status: 'resolved' }, { add_tags: ['tried'] })
  const [run] = (await runsOf('rule')).filter(({ ticket_id }) => ticket_id === bare)
  expect(run).toMatchObject({ outcome: 'partly', deeds: [{ code: 'resolution_incomplete' }, { outcome: 'done' }] })
  expect(run!.deeds[0]!.reason).toContain('still needs')
  expect(await ticketOf(bare)).toMatchObject({ status: 'new', tags: ['tried'] })

  const ready = await aTicket(ctx)
  await readyToResolve(api, ready.id)
  await api('PUT', `/tickets/${ready.id}/priority`, { body: { priority: 'critical' } })
  await settle()
  expect(await ticketOf(ready.id)).toMatchObject({ status: 'resolved', confirmation: 'awaiting' })
})

test('what waits for a silent customer is resolved as abandoned', async () => {
  const id = await after({ set_status: 'pending' }, { set_status: 'resolved' })
  expect(await ticketOf(id)).toMatchObject({ status: 'resolved' })
  expect((await api('GET', `/tickets/${id}/report`)).json.exempt).toBe('abandoned')
})

test('no rule closes what the customer may still say is not solved', async () => {
  const id = await after({ set_status: 'pending' }, { set_status: 'closed' })
  expect(await ticketOf(id)).toMatchObject({ status: 'resolved', confirmation: 'awaiting' })
  await rules({ name: 'close', on: 'priority_changed', do: [{ set_status: 'closed' }] })
  await api('PUT', `/tickets/${id}/priority`, { body: { priority: 'low' } })
  await settle()
  const [run] = await runsOf('close')
  expect(run).toMatchObject({ outcome: 'refused', deeds: [{ code: 'awaiting_confirmation' }] })
  expect((await ticketOf(id)).status).toBe('resolved')
  await clock.advance('PT169H')
  expect((await ticketOf(id)).status).toBe('closed')
})

test('a program that does not say it is one does not keep us writing', async () => {
  await rules({ name: 'echo', on: 'customer_wrote', do: [{ reply: 'We have read it.' }] })
  const email = 'robot@customer.example'
  const { id } = await aTicket(ctx, { from: { email }, thread_id: 'robot' })
  await settle()
  for (let round = 0; round < 7; round++) {
    const body = { external_id: crypto.randomUUID(), from: { email }, text: 'Beep.', thread_id: 'robot' }
    await api('POST', '/channels/email/inbound', { body })
    await settle()
  }
  const runs = (await runsOf('echo')).filter(({ ticket_id }) => ticket_id === id)
  expect(runs.filter(({ outcome }) => outcome === 'done')).toHaveLength(5)
  expect(runs[0]).toMatchObject({ outcome: 'refused', deeds: [{ code: 'replied_enough' }] })
})

test('a framework that names a team, a variable or a name wrongly is refused with its line', async () => {
  const text = [
    'automations:',
    '  - name: twice',
    '    on: rated',
    '    do: [{ reply: "Hello {{customer.shoe_size}}" }]',
    '  - name: twice',
    '    on: rated',
    '    do: [{ move_to_team: nowhere }]',
  ].join('\n')
  const { status, json } = await api('PUT', '/framework', { body: { text } })
  expect(status).toBe(422)
  expect(json.errors.map(({ path, line }: { path: string; line: number }) => [path, line])).toEqual(
    expect.arrayContaining([['automations.0.do.0.reply', 4]]),
  )
})
