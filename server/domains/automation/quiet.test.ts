import { expect, test } from 'vitest'
import { sweep } from '../../platform/due.ts'
import { workOff } from '../../platform/worker.ts'
import { automating } from '../../testing/automating.ts'
import { aTicket } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'

const desk = await anInstallation()
const { api, ctx, pool, settle, clock } = desk
const { rules, runsOf, didTo } = automating(desk)

const tagsOf = async (id: string): Promise<string[]> => (await api('GET', `/tickets/${id}`)).json.tags
const setStatus = (id: string, status: string) => api('PUT', `/tickets/${id}/status`, { body: { status } })
const reply = (id: string, text = 'Did it help?') =>
  api('POST', `/tickets/${id}/messages`, { body: { kind: 'reply', text } })
const listed = async (name: string) =>
  (await api('GET', '/automations')).json.items.find((one: { name: string }) => one.name === name)

test('a customer who is silent for three days after our answer: reminded once, resolved after seven', async () => {
  await rules(
    { name: 'remind', after: '3 days', when: { statuses: ['pending'] }, do: [{ reply: 'Are you still there?' }] },
    {
      name: 'give_up',
      after: '7 days',
      when: { statuses: ['pending'] },
      do: [{ add_tags: ['silent'] }, { set_status: 'resolved' }],
    },
  )
  // A mail would go up a tier after 48 hours, silent or not: that is a change of status.
  const { id } = await aTicket(ctx, { channel: 'in_app_messaging' })
  await reply(id)
  await settle()
  expect(await listed('remind')).toMatchObject({ waiting: 1, runs: 0 })
  await clock.advance('PT71H')
  expect(await didTo('remind', id)).toEqual([])
  await clock.advance('PT2H')
  expect(await didTo('remind', id)).toEqual(['done, reply done'])
  // What the desk writes by itself breaks no silence: the seventh day is counted from the answer.
  await clock.advance('PT96H')
  expect(await didTo('remind', id)).toHaveLength(1)
  expect(await didTo('give_up', id)).toEqual(['done, add_tags done, set_status done'])
  expect((await api('GET', `/tickets/${id}`)).json.status).toBe('resolved')
})

test('anything that happens begins the wait anew; an answer of a program does not', async () => {
  await rules({ name: 'nudge', after: '2 hours', do: [{ add_tags: ['nudged'] }] })
  const from = { email: 'cara@customer.example' }
  const { id } = await aTicket(ctx, { from, thread_id: 'anew' })
  await settle()
  await clock.advance('PT90M')
  const more = { external_id: crypto.randomUUID(), from, text: 'And another thing.', thread_id: 'anew' }
  await api('POST', '/channels/email/inbound', { body: more })
  await settle()
  await clock.advance('PT90M')
  expect(await tagsOf(id)).toEqual([])
  await setStatus(id, 'on_hold')
  await settle()
  await clock.advance('PT100M')
  expect(await tagsOf(id)).toEqual([])
  await clock.advance('PT25M')
  expect(await tagsOf(id)).toEqual(['nudged'])
})

test('conditions that come to hold after the time are met then', async () => {
  await rules({ name: 'late', after: '1 hour', when: { tags: ['vip'] }, do: [{ set_priority: 'critical' }] })
  const { id } = await aTicket(ctx)
  await settle()
  await clock.advance('PT2H')
  expect(await didTo('late', id)).toEqual([])
  await api('PUT', `/tickets/${id}/tags`, { body: { tags: ['vip'] } })
  await settle()
  expect(await didTo('late', id)).toEqual(['done, set_priority done'])
})

test('another framework waits for all open tickets, batch by batch, and never acts twice on one stillness', async () => {
  await rules({ name: 'early', after: '30 days', do: [{ add_tags: ['early'] }] })
  const tickets = await Promise.all([aTicket(ctx), aTicket(ctx)])
  const closed = await aTicket(ctx)
  await ctx.db.updateTable('tickets').set({ status: 'closed' }).where('id', '=', closed.id).execute()
  await settle()
  await clock.advance('PT3H')
  await rules({ name: 'early', after: '1 hour', do: [{ add_tags: ['early'] }] })
  expect(await Promise.all([...tickets, closed].map(({ id }) => tagsOf(id)))).toEqual([['early'], ['early'], []])
  await rules({ name: 'early', after: '2 hours', do: [{ add_tags: ['early'] }] })
  expect(await didTo('early', tickets[0].id)).toHaveLength(1)
  await rules()
  expect(await ctx.db.selectFrom('automation_waits').selectAll().execute()).toEqual([])
  expect(await ctx.db.selectFrom('due').selectAll().where('kind', '=', 'automation.after').execute()).toEqual([])
})

test('two workers and two sweepers on one database: once each, and nothing is missed', async () => {
  await rules(
    { name: 'quiet', after: '1 hour', do: [{ add_tags: ['quiet'] }] },
    { name: 'made', on: 'ticket_created', do: [{ note: 'Made.' }] },
  )
  const tickets = await Promise.all(Array.from({ length: 30 }, () => aTicket(ctx)))
  await Promise.all([workOff(ctx, pool), workOff(ctx, pool)])
  const later = { ...ctx, now: () => ctx.now().add({ hours: 2 }) }
  await Promise.all([sweep(later), sweep(later)])
  await Promise.all([workOff(ctx, pool), workOff(ctx, pool)])
  await settle()
  for (const name of ['quiet', 'made']) {
    const runs = (
      await ctx.db.selectFrom('automation_runs').selectAll().where('automation', '=', name).execute()
    ).filter(({ ticket_id }) => tickets.some(({ id }) => id === ticket_id))
    expect(runs.map(({ ticket_id }) => ticket_id).toSorted()).toEqual(tickets.map(({ id }) => id).toSorted())
  }
})

test('a worker that dies between the moment and the deed leaves rows another one goes on with, once', async () => {
  await rules({ name: 'survives', after: '1 hour', do: [{ add_tags: ['survived'] }] })
  const { id } = await aTicket(ctx)
  await settle()
  // The sweep has committed and the process is gone: what is left is the job's row.
  await sweep({ ...ctx, now: () => ctx.now().add({ hours: 2 }) })
  expect(await didTo('survives', id)).toEqual([])
  await settle()
  expect(await tagsOf(id)).toEqual(['survived'])
  // A job that was done and is given back by a dead worker does nothing again.
  const wait = await ctx.db
    .selectFrom('automation_waits')
    .select('id')
    .where('ticket_id', '=', id)
    .executeTakeFirstOrThrow()
  await ctx.db.updateTable('automation_waits').set({ state: 'waiting' }).where('id', '=', wait.id).execute()
  const { actWhenQuiet } = await import('./when-quiet.ts')
  await actWhenQuiet.run(ctx, { wait_id: wait.id })
  expect((await runsOf('survives')).filter(({ ticket_id }) => ticket_id === id)).toHaveLength(1)
})
