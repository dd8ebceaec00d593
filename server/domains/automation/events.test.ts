import { expect, test } from 'vitest'
import { automating } from '../../testing/automating.ts'
import { aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import { readyToResolve } from '../../testing/resolving.ts'

const desk = await anInstallation()
const { api, ctx, settle, clock } = desk
const { rules, runsOf, didTo } = automating(desk)

const tagsOf = async (id: string): Promise<string[]> => (await api('GET', `/tickets/${id}`)).json.tags
const write = (email: string, more: object) =>
  api('POST', '/channels/email/inbound', {
    body: { external_id: crypto.randomUUID(), from: { email }, text: 'More.', ...more },
  })

const lead = await aUser(ctx, { role: 'lead', email: 'lead@desk.example' })

/** What makes each kind of event happen to a ticket that exists. */
const happenings: Record<string, (id: string) => Promise<unknown>> = {
  reply_sent: (id) => api('POST', `/tickets/${id}/messages`, { body: { kind: 'reply', text: 'Hello.' } }),
  status_changed: (id) => api('PUT', `/tickets/${id}/status`, { body: { status: 'on_hold' } }),
  priority_changed: (id) => api('PUT', `/tickets/${id}/priority`, { body: { priority: 'critical' } }),
  assigned: (id) => api('PUT', `/tickets/${id}/assignee`, { body: { assignee_id: lead.id } }),
  sla_at_risk: () => clock.advance('PT95M'),
  sla_breached: () => clock.advance('PT121M'),
  escalated: (id) =>
    api('PUT', `/tickets/${id}/escalation`, { body: { criterion: 'technical_complexity', note: 'Hard.' } }),
  rated: async (id) => {
    await readyToResolve(api, id)
    await api('PUT', `/tickets/${id}/status`, { body: { status: 'resolved' } })
    await settle()
    await api('POST', '/surveys', { body: { ticket_id: id, score: 2 } })
  },
}

test.each(Object.keys(happenings))('%s begins an automation, once', async (on) => {
  const name = `at_${on}`
  await rules({ name, on, do: [{ add_tags: [on] }] })
  const { id } = await aTicket(ctx)
  await settle()
  expect(await tagsOf(id)).toEqual([])
  await happenings[on]!(id)
  await settle()
  expect(await tagsOf(id)).toEqual([on])
  await settle()
  const [run] = (await runsOf(name)).filter(({ ticket_id }) => ticket_id === id)
  expect(run).toMatchObject({ trigger: on, outcome: 'done', path: 'automations.0', chain: [name], stopped_by: null })
  expect(run!.cause).toBe(`event:${run!.cause_event_id}`)
})

test('ticket_created and customer_wrote: the first message is both, each later one is the second', async () => {
  await rules(
    { name: 'created', on: 'ticket_created', do: [{ add_tags: ['created'] }] },
    { name: 'wrote', on: 'customer_wrote', do: [{ note: 'The customer wrote.' }] },
  )
  const from = { name: 'Cara', email: 'cara@customer.example' }
  const { id } = await aTicket(ctx, { from, thread_id: 'first' })
  await settle()
  await write(from.email, { thread_id: 'first' })
  await settle()
  expect([await didTo('created', id), await didTo('wrote', id)]).toEqual([
    ['done, add_tags done'],
    ['done, note done', 'done, note done'],
  ])
})

test('a reply that can be taken back is sent when it cannot, and never if it was', async () => {
  await rules({ name: 'sent', on: 'reply_sent', do: [{ add_tags: ['sent'] }] })
  const [kept, taken] = [await aTicket(ctx), await aTicket(ctx)]
  const write = async ({ id }: { id: string }) =>
    (await api('POST', `/tickets/${id}/messages`, { body: { kind: 'reply', text: 'Hello.', undo_seconds: 30 } })).json
      .id
  await write(kept)
  const message = await write(taken)
  await settle()
  expect(await tagsOf(kept.id)).toEqual([])
  expect((await api('DELETE', `/tickets/${taken.id}/messages/${message}`)).status).toBe(200)
  await clock.advance('PT31S')
  expect([await tagsOf(kept.id), await tagsOf(taken.id)]).toEqual([['sent'], []])
})

test('conditions and words decide, whatever the case and the language', async () => {
  await rules(
    { name: 'refund', on: 'customer_wrote', words: ['REFUND', '退款'], do: [{ add_tags: ['refund'] }] },
    { name: 'chat_only', on: 'customer_wrote', when: { channels: ['live_chat'] }, do: [{ add_tags: ['chat'] }] },
  )
  const texts = ['I want a Refund now', '我想申请退款，谢谢', 'How does this work?']
  const tickets = await Promise.all(texts.map((text) => aTicket(ctx, { text })))
  const bySubject = await aTicket(ctx, { subject: 'ＲＥＦＵＮＤ please' })
  await settle()
  expect(await Promise.all([...tickets, bySubject].map(({ id }) => tagsOf(id)))).toEqual([
    ['refund'],
    ['refund'],
    [],
    ['refund'],
  ])
})

test('one after the other in the order of the framework, each finding what the one before has done', async () => {
  await rules(
    { name: 'first', on: 'ticket_created', do: [{ set_priority: 'critical' }] },
    { name: 'second', on: 'ticket_created', when: { priorities: ['critical'] }, do: [{ add_tags: ['seen'] }] },
    { name: 'off', on: 'ticket_created', enabled: false, do: [{ add_tags: ['off'] }] },
  )
  const { id } = await aTicket(ctx)
  await settle()
  expect(await tagsOf(id)).toEqual(['seen'])
})

test('a program of the customer begins nothing, and spam is nobody’s work', async () => {
  await rules({ name: 'echo', on: 'customer_wrote', do: [{ reply: 'We have read it.' }] })
  const { id } = await aTicket(ctx)
  await settle()
  const auto = { kind: 'message', author_type: 'customer', automatic: 'auto_reply' } as const
  await ctx.db.updateTable('messages').set(auto).where('ticket_id', '=', id).where('kind', '=', 'message').execute()
  const event = await ctx.db
    .selectFrom('events')
    .select('id')
    .where('ticket_id', '=', id)
    .where('name', '=', 'ticket.message_received')
    .executeTakeFirstOrThrow()
  expect(await didTo('echo', id)).toHaveLength(1)
  const { causeOf } = await import('./causes.ts')
  expect(await causeOf(ctx, event.id)).toBeNull()

  await rules({ name: 'junk', on: 'priority_changed', do: [{ add_tags: ['junk'] }] })
  await api('PUT', `/tickets/${id}/spam`, { body: { spam: true } })
  await api('PUT', `/tickets/${id}/priority`, { body: { priority: 'low' } })
  await settle()
  expect(await didTo('junk', id)).toEqual([])
})

test('what was done is in the history, in the reasons, and by whose authority in the audit', async () => {
  await rules({
    name: 'vip',
    on: 'ticket_created',
    do: [{ set_priority: 'critical' }, { assign_to: 'gone@desk.example' }],
  })
  const { id } = await aTicket(ctx)
  await settle()
  const timeline = (await api('GET', `/tickets/${id}/timeline`)).json.items
  expect(timeline.find(({ name }: { name: string }) => name === 'automation.ran').data).toMatchObject({
    ...{ automation: 'vip', outcome: 'partly', done: 1, refused: 1 },
  })
  const decision = (await ctx.db.selectFrom('decisions').selectAll().where('subject_id', '=', id).execute()).find(
    ({ kind }) => kind === 'automation',
  )
  expect(decision).toMatchObject({
    rule: 'vip',
    inputs: { path: 'automations.0', trigger: 'ticket_created' },
    result: { outcome: 'partly', did: ['set_priority'] },
    losers: [{ option: 'assign_to', reason: 'Nobody active has the address gone@desk.example.' }],
    version: expect.stringMatching(/^framework \d+$/),
  })
  const audit = (await api('GET', `/audit?ticket_id=${id}&name=ticket.priority_changed`)).json.items
  expect(audit.at(0)).toMatchObject({ authorized_by: 'automation:vip', actor: { type: 'system' } })
})
