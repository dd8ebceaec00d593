import { expect, test } from 'vitest'
import { aDeskThatAsks } from '../../testing/asking.ts'
import { aUser } from '../../testing/builders.ts'

const desk = await aDeskThatAsks()
const { api, ctx, ticketOf, send, aTicketToResolve, become, surveysOf, linksInMail } = desk

const aClosedTicket = async (assignee_id?: string) => {
  const ticket = await aTicketToResolve()
  if (assignee_id) await api('PUT', `/tickets/${ticket.id}/assignee`, { body: { assignee_id } })
  await become(ticket.id, 'closed')
  return { ticket, link: linksInMail().survey }
}
const rate = (link: string, score: number, comment = '') => send(link, { score: String(score), comment })
const record = (ticket_id: string, score: number, more: { comment?: string } = {}, as?: string) =>
  api('POST', '/surveys', { body: { ticket_id, score, ...more }, as })
const tasksOf = async (id: string) => (await api('GET', `/tasks?ticket_id=${id}&kind=unhappy_rating`)).json.items
const toldTo = async (as: string): Promise<string[]> =>
  (await api('GET', '/notifications', { as })).json.items.map(({ kind }: { kind: string }) => kind)

test('a rating by the link, and the last word counts', async () => {
  const ann = await aUser(ctx, { name: 'Ann' })
  const { ticket, link } = await aClosedTicket(ann.id)
  await rate(link, 4, ' Quick ')
  expect(await surveysOf(ticket.id)).toMatchObject([
    {
      ...{ state: 'answered', score: 4, comment: 'Quick', answered_by: 'customer', agent_name: 'Ann' },
      ...{ case_id: ticket.case_id, subject: 'A question', customer_name: 'Cara Customer', team: ticket.team },
    },
  ])
  await rate(link, 4, 'Quick')
  await rate(link, 5)
  expect(await surveysOf(ticket.id)).toMatchObject([{ score: 5, comment: null }])
  const { items } = (await api('GET', `/tickets/${ticket.id}/timeline`)).json
  const scores = items.filter(({ name }: { name: string }) => name === 'csat.survey_answered')
  expect(scores.map(({ data }: { data: { score: number } }) => data.score)).toEqual([5, 4])
  expect((await ticketOf(ticket.id)).status).toBe('closed')
})

test('who was not happy is talked to: one task within a day for whoever had the ticket, and they hear of it', async () => {
  const ann = await aUser(ctx)
  const { ticket, link } = await aClosedTicket(ann.id)
  await rate(link, 3, 'Slow')
  const [task, ...others] = await tasksOf(ticket.id)
  expect(task).toMatchObject({ kind: 'unhappy_rating', source: 'rating', owner_id: ann.id, subject_type: 'survey' })
  expect(Temporal.Instant.from(task.due_at).since(ctx.now()).total('hours')).toBeCloseTo(24, 0)
  expect(others).toEqual([])
  await rate(link, 1)
  expect(await tasksOf(ticket.id)).toHaveLength(1)
  expect((await toldTo(ann.id)).filter((kind) => kind === 'unhappy_rating')).toHaveLength(1)
})

test('without an assignee the task is the team’s, and its lead hears of it', async () => {
  const { ticket, link } = await aClosedTicket()
  const lead = await aUser(ctx, { role: 'lead', teams: [ticket.team!] })
  await rate(link, 2)
  expect(await tasksOf(ticket.id)).toMatchObject([{ owner_id: null, team: ticket.team }])
  expect(await toldTo(lead.id)).toContain('unhappy_rating')
})

test('who was happy makes no work; where unhappiness begins is the framework’s', async () => {
  const [first, second] = [await aClosedTicket(), await aClosedTicket()]
  await rate(first.link, 4)
  expect(await tasksOf(first.ticket.id)).toEqual([])
  await api('PUT', '/framework', { body: { text: 'surveys:\n  unhappy_at_most: 4\n' } })
  await rate(second.link, 4)
  expect(await tasksOf(second.ticket.id)).toHaveLength(1)
  await api('PUT', '/framework', { body: { text: '' } })
})

test('a rating by word of mouth answers the newest survey, sent or not', async () => {
  const ann = await aUser(ctx)
  const ticket = await aTicketToResolve()
  expect((await record(ticket.id, 5)).json).toMatchObject({ status: 409, code: 'not_resolved_yet' })
  await api('PATCH', `/customers/${ticket.customer_id}`, {
    body: { consents: [{ purpose: 'survey', granted: false }] },
  })
  await become(ticket.id, 'resolved')
  const { status, json } = await record(ticket.id, 5, { comment: 'Said so on the phone' }, ann.id)
  expect([status, json]).toMatchObject([
    201,
    { state: 'answered', reason: 'no_consent', score: 5, comment: 'Said so on the phone', answered_by: 'agent' },
  ])
  expect((await record(ticket.id, 6)).status).toBe(422)
})

test('the list can be narrowed, goes page by page, and is taken along whole', async () => {
  const all = (await api('GET', '/surveys?limit=100')).json.items
  const [first] = all
  const ids = async (query: string) =>
    (await api('GET', `/surveys?limit=100&${query}`)).json.items.map(({ id }: { id: string }) => id)
  const those = (wanted: (survey: typeof first) => boolean) => all.filter(wanted).map(({ id }: { id: string }) => id)
  expect(await ids('state=answered')).toEqual(those(({ state }) => state === 'answered'))
  expect(await ids('score=5')).toEqual(those(({ score }) => score === 5))
  expect(await ids('at_most=3')).toEqual(those(({ score }) => score !== null && score <= 3))
  expect(await ids(`customer_id=${first.customer_id}`)).toEqual(
    those(({ customer_id }) => customer_id === first.customer_id),
  )
  expect(await ids('agent_id=nobody')).toEqual([])

  const paged: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { json } = await api('GET', `/surveys?limit=2${cursor && `&cursor=${cursor}`}`)
    paged.push(...json.items.map(({ id }: { id: string }) => id))
    cursor = json.next_cursor
  }
  expect(paged).toEqual(await ids(''))
  expect((await api('GET', '/surveys.json')).json).toEqual(all)
  const lines = (await api('GET', '/surveys.csv')).json.trim().split('\r\n')
  expect(lines).toHaveLength(all.length + 1)
  expect(lines[0]).toContain('case_id')
})

test('how happy customers are, of the last days', async () => {
  const all: { state: string; score: number | null }[] = (await api('GET', '/surveys?limit=100')).json.items
  const scores = all.flatMap(({ score }) => score ?? [])
  const { json } = await api('GET', '/surveys/summary')
  expect(json).toMatchObject({ resolved: all.length, answered: scores.length, suppressed: 0, days: 30 })
  expect(json.mean).toBeCloseTo(scores.reduce((sum, score) => sum + score, 0) / scores.length)
  expect(json.scores.map(({ count }: { count: number }) => count)).toEqual(
    [1, 2, 3, 4, 5].map((score) => scores.filter((given) => given === score).length),
  )
  await desk.clock.advance('PT50H')
  expect((await api('GET', '/surveys/summary?days=2')).json).toMatchObject({ resolved: 0, mean: null })
})

test('what was said about a ticket is seen by whoever may see the ticket', async () => {
  const agent = await aUser(ctx)
  const { ticket, link } = await aClosedTicket()
  await rate(link, 1, 'Between us')
  const [survey] = await surveysOf(ticket.id)
  const seenBy = async (as?: string) => [
    (await api('GET', `/surveys?ticket_id=${ticket.id}`, { as })).json.items.length,
    (await api('GET', `/surveys/${survey!.id}`, { as })).status,
  ]
  expect(await seenBy(agent.id)).toEqual([1, 200])
  await ctx.db.updateTable('tickets').set({ restricted: true }).where('id', '=', ticket.id).execute()
  expect(await seenBy(agent.id)).toEqual([0, 404])
  expect(await seenBy()).toEqual([1, 200])
  expect((await record(ticket.id, 5, {}, agent.id)).status).toBe(404)
  expect((await api('GET', '/surveys/x')).status).toBe(404)
})

test('what the customer has put in themselves stands: nobody here overwrites it by their word', async () => {
  const { ticket, link } = await aClosedTicket()
  await rate(link, 1, 'Awful')
  const { status, json } = await record(ticket.id, 5)
  expect([status, json.code]).toEqual([409, 'rated_by_customer'])
  expect(await surveysOf(ticket.id)).toMatchObject([{ score: 1, comment: 'Awful', answered_by: 'customer' }])
  const spoken = await aClosedTicket()
  expect((await record(spoken.ticket.id, 2)).status).toBe(201)
  await rate(spoken.link, 4)
  expect(await surveysOf(spoken.ticket.id)).toMatchObject([{ score: 4, answered_by: 'customer' }])
})
