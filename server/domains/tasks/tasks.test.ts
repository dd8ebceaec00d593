import { expect, test } from 'vitest'
import { asSystem } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import { createTasks, type NewTask, skipTasks } from './commands.ts'
import { tasksOfTickets } from './queries.ts'
import { REMINDER } from './rows.ts'

const { api, ctx } = await anInstallation()
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

test('a task is the caller’s own unless said otherwise, and is seen by its maker, its owner and leads', async () => {
  const [ada, bob, cleo] = [await aUser(ctx), await aUser(ctx), await aUser(ctx)]
  const lead = await aUser(ctx, { role: 'lead' })
  const own = await create({ note: 'before noon' }, ada.id)
  expect(own.status).toBe(201)
  expect(own.json).toMatchObject({
    kind: 'to_do',
    owner_id: ada.id,
    state: 'open',
    note: 'before noon',
    overdue: false,
  })

  const { json: given } = await create({ owner_id: bob.id }, ada.id)
  const looks = async (id: string, as: string) => (await api('GET', `/tasks/${id}`, { as })).status
  expect(await Promise.all([ada, bob, cleo, lead].map(({ id }) => looks(given.id, id)))).toEqual([200, 200, 404, 200])
  expect((await list('', cleo.id)).length).toBe(0)
  expect((await list('', lead.id)).map(({ id }: { id: string }) => id)).toContain(given.id)

  const [foreign, missing, odd] = [given.id, newId(), 'x']
  const replies = await Promise.all([foreign, missing, odd].map((id) => change(id, { state: 'done' }, cleo.id)))
  expect(replies.map(({ status, json }) => [status, json.detail])).toEqual(
    Array(3).fill([404, 'There is no such task, or it is not within your reach.']),
  )
})

test('a team’s task is seen by the team', async () => {
  const ticket = await aTicket(ctx)
  const [inTeam, other] = [await aUser(ctx, { teams: ['tier2_technical'] }), await aUser(ctx, { teams: [] })]
  const [id] = await createTasks(system, [aFollowUp(ticket.id)])
  expect((await api('GET', `/tasks/${id}`, { as: inTeam.id })).json).toMatchObject({
    kind: 'customer_follow_up',
    title: null,
    case_id: ticket.case_id,
    subject: ticket.subject,
  })
  expect((await api('GET', `/tasks/${id}`, { as: other.id })).status).toBe(404)
  expect((await list('team=mine', inTeam.id)).map((task: { id: string }) => task.id)).toContain(id)
  expect(await list('team=mine', other.id)).toEqual([])
  expect((await change(id!, { owner_id: inTeam.id }, inTeam.id)).json.owner_name).toBe('Ada Agent')
})

test('a task of a ticket out of reach: it cannot be made, and its ticket is not named', async () => {
  const [ticket, agent] = [await aTicket(ctx), await aUser(ctx, { teams: ['tier2_technical'] })]
  await api('PUT', `/tickets/${ticket.id}/restricted`, { body: { restricted: true } })
  for (const ticket_id of [ticket.id, newId(), 'x']) {
    const { status, json } = await create({ ticket_id }, agent.id)
    expect([status, json.detail]).toEqual([404, 'There is no such ticket, or it is not within your reach.'])
  }
  const [id] = await createTasks(system, [aFollowUp(ticket.id)])
  const seen = (await api('GET', `/tasks/${id}`, { as: agent.id })).json
  expect(seen).toMatchObject({ ticket_id: null, case_id: null, subject: null })
  expect(await list(`ticket_id=${ticket.id}`, agent.id)).toEqual([])
  expect(await list(`ticket_id=${ticket.id}`)).toMatchObject([{ id, case_id: ticket.case_id }])
})

test('what cannot be is refused with the field at fault, and nothing is written', async () => {
  const gone = await aUser(ctx)
  await api('PATCH', `/users/${gone.id}`, { body: { active: false } })
  const refused = [
    [{ owner_id: gone.id }, 'owner_id'],
    [{ owner_id: newId() }, 'owner_id'],
    [{ owner_id: 'somebody' }, 'owner_id'],
    [{ due_at: '0206-01-01T00:00:00Z' }, 'due_at'],
    [{ due_at: inHours(24 * 4_000) }, 'due_at'],
    [{ due_at: inHours(-24 * 400) }, 'due_at'],
    [{ due_at: 'tomorrow' }, 'due_at'],
    [{ title: '  ' }, 'title'],
  ] as const
  const before = (await list('limit=100')).length
  const { json: task } = await create({ title: 'Stays' })
  for (const [body, path] of refused) {
    for (const reply of [await create(body), await change(task.id, body)])
      expect([reply.status, reply.json.errors[0].path], JSON.stringify(body)).toEqual([422, path])
  }
  expect((await list('limit=100')).length).toBe(before + 1)
  expect((await api('GET', `/tasks/${task.id}`)).json).toMatchObject({ title: 'Stays', due_at: null })
})

test('pages go by due date, those without one last, each task once', async () => {
  const { id: as } = await aUser(ctx)
  const hours = [5, null, 2, 2, null, 1, 400, null, 3]
  for (const [index, hour] of hours.entries()) {
    await create({ title: `${hour ?? 'never'}-${index}`, due_at: hour === null ? null : inHours(hour) }, as)
  }
  const walk = async (query: string) => {
    const pages: string[][] = []
    for (let cursor = ''; pages.length === 0 || cursor; ) {
      const { json } = await api('GET', `/tasks?limit=2&${query}${cursor && `&cursor=${cursor}`}`, { as })
      pages.push(json.items.map(({ title }: { title: string }) => title))
      cursor = json.next_cursor
    }
    return pages.flat()
  }
  const soonest = ['1-5', '2-2', '2-3', '3-8', '5-0', '400-6', 'never-1', 'never-4', 'never-7']
  expect(await walk('')).toEqual(soonest)
  expect(await walk('state=open&owner_id=me')).toEqual(soonest)
  const latest = ['400-6', '5-0', '3-8', '2-3', '2-2', '1-5', 'never-7', 'never-4', 'never-1']
  expect(await walk('sort=latest')).toEqual(latest)
  expect(await titles('due=today', as)).toEqual(soonest.slice(0, 5))
  expect((await api('GET', '/tasks?cursor=WzFd', { as })).status).toBe(422)
})

test('filters: owner, state, kind, what presses', async () => {
  const [{ id: as }, ticket] = [await aUser(ctx), await aTicket(ctx)]
  await create({ title: 'Late', due_at: inHours(-1) }, as)
  await create({ title: 'Soon', due_at: inHours(2), ticket_id: ticket.id }, as)
  const { json: done } = await create({ title: 'Done', due_at: inHours(-2) }, as)
  await change(done.id, { state: 'done' }, as)
  await createTasks(system, [aFollowUp(ticket.id, { owner_id: as })])
  expect(await titles('owner_id=me&state=open&due=overdue', as)).toEqual(['Late'])
  expect(await titles('state=done', as)).toEqual(['Done'])
  expect(await titles('kind=customer_follow_up', as)).toEqual([null])
  expect(await titles(`ticket_id=${ticket.id}`, as)).toEqual(['Soon', null])
  expect(await titles('owner_id=none', as)).toEqual([])
  const counts = async (query = '') => (await api('GET', `/tasks/counts${query}`, { as })).json
  expect(await counts()).toEqual({ overdue: 1, today: 2, capped_at: 1_000 })
  expect(await counts(`?until=${inHours(3)}`)).toEqual({ overdue: 1, today: 1, capped_at: 1_000 })
  // By a clock that is far behind the day is over already.
  expect(await counts(`?until=${inHours(-50)}`)).toEqual({ overdue: 1, today: 0, capped_at: 1_000 })
})

test('ending, skipping and taking back, with the reminder along', async () => {
  const { id: as } = await aUser(ctx)
  const { json: task } = await create({ due_at: inHours(1) }, as)
  expect(await dueRows(task.id)).toHaveLength(1)
  const { json: done } = await change(task.id, { state: 'done' }, as)
  expect(done).toMatchObject({ state: 'done', reason: null })
  expect(done.ended_at).not.toBeNull()
  expect(await dueRows(task.id)).toEqual([])
  expect((await change(task.id, { state: 'skipped', reason: 'Not needed' }, as)).json.reason).toBe('Not needed')
  const { json: open } = await change(task.id, { state: 'open' }, as)
  expect(open).toMatchObject({ state: 'open', reason: null, ended_at: null })
  expect(await dueRows(task.id)).toHaveLength(1)

  const before = (await eventsOf(task.id)).length
  await change(task.id, { state: 'open', due_at: task.due_at, title: task.title }, as)
  await change(task.id, {}, as)
  expect((await eventsOf(task.id)).length).toBe(before)
})

test('what the product asks for is made once, and taken back by the beginning of its key', async () => {
  const [ticket, { id: owner_id }] = [await aTicket(ctx), await aUser(ctx)]
  const wanted = [
    aFollowUp(ticket.id, { key: 'report:1%_:a', owner_id }),
    aFollowUp(ticket.id, { key: 'report:1%_:b', owner_id, kind: 'documentation_updates' }),
    aFollowUp(ticket.id, { key: 'report:1%_:c', kind: 'customer_success', skipped_because: 'no_permission' }),
    aFollowUp(ticket.id, { key: 'report:100:a', owner_id }),
  ]
  const ids = await createTasks(system, [...wanted, wanted[0]!])
  expect(ids).toHaveLength(4)
  const again = await Promise.all([createTasks(system, wanted), createTasks(system, wanted)])
  expect(again).toEqual([[], []])
  await change(ids[1]!, { state: 'done' }, owner_id)
  await skipTasks(system, { prefix: 'report:1%_:' }, 'reopened')
  const tasks = await tasksOfTickets(system, [ticket.id])
  expect(tasks.map(({ state, reason }) => [state, reason])).toEqual([
    ['skipped', 'reopened'],
    ['done', null],
    ['skipped', 'no_permission'],
    ['open', null],
  ])
  expect((await Promise.all(ids.map(dueRows))).map((rows) => rows.length)).toEqual([0, 0, 0, 1])
  // They are told by what they belong to, not one by one.
  expect(await notificationsOf(owner_id)).toEqual([])
})
