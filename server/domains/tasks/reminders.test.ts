import { expect, test } from 'vitest'
import { asSystem } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { roomsByEvent, roomsOfActor } from '../../platform/realtime/audience.ts'
import { aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import { createTasks, type NewTask } from './commands.ts'
import { REMINDER } from './rows.ts'

const { api, ctx, clock, settle } = await anInstallation()
const system = asSystem(ctx)

const inHours = (hours: number) => ctx.now().add({ hours }).round('millisecond').toString({ fractionalSecondDigits: 3 })
const create = (body: object, as?: string) => api('POST', '/tasks', { body: { title: 'Call back', ...body }, as })
const change = (id: string, body: object, as?: string) => api('PATCH', `/tasks/${id}`, { body, as })
const list = async (query: string, as?: string) => (await api('GET', `/tasks?${query}`, { as })).json.items
const titles = async (query: string, as?: string) =>
  (await list(query, as)).map(({ title }: { title: string }) => title)
/** Other domains tell of the same tickets. */
const notificationsOf = async (id: string) =>
  (await api('GET', '/notifications', { as: id })).json.items.filter(({ task_id }: { task_id: unknown }) => task_id)
const dueRows = (id: string) =>
  ctx.db.selectFrom('due').selectAll().where('kind', '=', REMINDER).where('subject_id', '=', id).execute()
const eventsOf = async (id: string) => {
  const events = await ctx.db.selectFrom('events').select(['name', 'data']).orderBy('id').execute()
  return events.filter(({ data }) => (data as { task_id?: string }).task_id === id)
}

const aFollowUp = (ticket_id: string, changes: Partial<NewTask> = {}): NewTask => ({
  kind: 'customer_follow_up',
  key: `report:${newId()}:customer_follow_up`,
  source: 'report',
  owner_id: null,
  team: 'tier2_technical',
  due_at: ctx.now().add({ hours: 24 }),
  ticket_id,
  subject_type: null,
  subject_id: null,
  ...changes,
})

test('who is given a task by somebody hears of it, with what it is', async () => {
  const [ada, bob] = [await aUser(ctx), await aUser(ctx)]
  const { json: task } = await create({ title: 'Send the invoice', owner_id: bob.id }, ada.id)
  await create({ title: 'My own' }, bob.id)
  expect(await notificationsOf(bob.id)).toMatchObject([
    { kind: 'task_assigned', task_id: task.id, task_kind: 'to_do', task_title: 'Send the invoice', ticket_id: null },
  ])
  await change(task.id, { owner_id: ada.id }, bob.id)
  expect(await notificationsOf(ada.id)).toMatchObject([{ kind: 'task_assigned', task_id: task.id }])
  // Bob neither made it nor owns it any more.
  expect(await notificationsOf(bob.id)).toMatchObject([{ task_id: task.id, task_kind: null, task_title: null }])
})

test('a reminder comes once, at its moment, moves with the date and not after the end', async () => {
  const { id: as } = await aUser(ctx)
  const { json: task } = await create({ due_at: inHours(2) }, as)
  const { json: ended } = await create({ due_at: inHours(2) }, as)
  await change(ended.id, { state: 'done' }, as)
  await clock.advance('PT1H59M')
  expect(await notificationsOf(as)).toEqual([])
  await clock.advance('PT1M')
  expect(await notificationsOf(as)).toMatchObject([{ kind: 'task_due', task_id: task.id }])
  expect((await api('GET', `/tasks/${task.id}`, { as })).json.overdue).toBe(true)
  await clock.advance('PT5H')
  expect(await notificationsOf(as)).toHaveLength(1)

  await change(task.id, { due_at: inHours(3) }, as)
  await change(task.id, { due_at: inHours(24) }, as)
  await clock.advance('PT23H')
  expect(await notificationsOf(as)).toHaveLength(1)
  await clock.advance('PT1H')
  expect(await notificationsOf(as)).toHaveLength(2)
  await change(task.id, { state: 'done' }, as)
  await change(task.id, { state: 'open' }, as)
  await settle()
  expect(await notificationsOf(as)).toHaveLength(2)
  expect((await eventsOf(task.id)).filter(({ name }) => name === 'task.due')).toHaveLength(2)
  expect((await eventsOf(ended.id)).filter(({ name }) => name === 'task.due')).toEqual([])
})

test('without an owner the leads of the team are reminded', async () => {
  const ticket = await aTicket(ctx)
  const lead = await aUser(ctx, { role: 'lead', teams: ['billing_specialist'] })
  const [other, agent] = [
    await aUser(ctx, { role: 'lead', teams: [] }),
    await aUser(ctx, { teams: ['billing_specialist'] }),
  ]
  const [id] = await createTasks(system, [aFollowUp(ticket.id, { team: 'billing_specialist' })])
  await clock.advance('PT48H')
  expect(await notificationsOf(lead.id)).toMatchObject([{ kind: 'task_due', task_id: id, case_id: ticket.case_id }])
  expect([await notificationsOf(other.id), await notificationsOf(agent.id)]).toEqual([[], []])
})

test('what belongs to somebody who left is nobody’s for leads, who are reminded of it', async () => {
  const [gone, lead] = [await aUser(ctx), await aUser(ctx, { role: 'lead' })]
  const { json: task } = await create({ title: 'Left behind', due_at: inHours(1) }, gone.id)
  await api('PATCH', `/users/${gone.id}`, { body: { active: false } })
  expect((await api('GET', `/tasks/${task.id}`, { as: lead.id })).json).toMatchObject({
    owner_id: null,
    owner_name: null,
  })
  expect(await titles('owner_id=none', lead.id)).toContain('Left behind')
  await clock.advance('PT1H')
  expect(await notificationsOf(lead.id)).toMatchObject([{ kind: 'task_due', task_title: 'Left behind' }])

  await api('PATCH', `/users/${gone.id}`, { body: { active: true } })
  expect((await api('GET', `/tasks/${task.id}`, { as: lead.id })).json.owner_id).toBe(gone.id)
})

test('changes at once and the sweep do not get in each other’s way', async () => {
  const { id: as } = await aUser(ctx)
  const tasks = await Promise.all(Array.from({ length: 12 }, () => create({ due_at: inHours(1) }, as)))
  const moves = tasks.map(({ json }, index) =>
    change(json.id, index % 2 ? { state: 'done' } : { due_at: inHours(2) }, as),
  )
  const replies = await Promise.all([...moves, clock.advance('PT1H')])
  expect(replies.slice(0, -1).map((reply) => reply?.status)).toEqual(Array(12).fill(200))
  await clock.advance('PT2H')
  const open = await list('state=open', as)
  expect(open).toHaveLength(6)
  for (const { id } of open) expect(await dueRows(id)).toEqual([])
  const events = await Promise.all(tasks.map(({ json }) => eventsOf(json.id)))
  // At most once for each date there was.
  for (const own of events) expect(own.filter(({ name }) => name === 'task.due').length).toBeLessThanOrEqual(2)
})

test('who hears of a task', async () => {
  const [maker, owner, mate] = [await aUser(ctx), await aUser(ctx), await aUser(ctx, { teams: ['tier2_technical'] })]
  const rooms = async (taskId: string) => {
    const events = await ctx.db.selectFrom('events').selectAll().execute()
    const about = events.filter(({ data }) => (data as { task_id?: string }).task_id === taskId)
    return roomsByEvent(ctx, about as never)
  }
  const hears = async (taskId: string, user: { id: string; teams: string[]; role: string }) => {
    const actor = { ...ctx.actor, type: 'agent' as const, id: user.id, role: user.role, teams: user.teams }
    const mine = new Set(roomsOfActor({ ...actor, read_reach: 'all', change_reach: 'team', scopes: null }))
    return [...(await rooms(taskId)).values()].map((names) => names.some((name) => mine.has(name)))
  }
  const { json: own } = await create({ owner_id: owner.id }, maker.id)
  expect([await hears(own.id, maker), await hears(own.id, owner), await hears(own.id, mate)]).toEqual([
    [true],
    [true],
    [false],
  ])
  await change(own.id, { owner_id: maker.id }, maker.id)
  expect(await hears(own.id, owner)).toEqual([true, true])

  const [ticket, secret] = [await aTicket(ctx), await aTicket(ctx)]
  await api('PUT', `/tickets/${secret.id}/restricted`, { body: { restricted: true } })
  const [open] = await createTasks(system, [aFollowUp(ticket.id)])
  const [kept] = await createTasks(system, [aFollowUp(secret.id, { owner_id: owner.id })])
  const lead = await aUser(ctx, { role: 'lead' })
  expect(await hears(open!, mate)).toEqual([true])
  expect([await hears(kept!, mate), await hears(kept!, owner), await hears(kept!, lead)]).toEqual([
    [false],
    [true],
    [true],
  ])
})
