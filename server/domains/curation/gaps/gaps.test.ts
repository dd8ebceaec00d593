import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { aTicket, aUser } from '../../../testing/builders.ts'
import { runRound } from '../../../testing/curating.ts'
import { anInstallation } from '../../../testing/installation.ts'
import { resolveTicket } from '../../../testing/resolving.ts'

const { api, ctx, settle, clock } = await anInstallation()
const admin = await aUser(ctx, { role: 'manager' })

beforeEach(async () => {
  await sql`update asked_questions set cluster_id = null, asked_at = now() - interval '100 days'`.execute(ctx.db)
  await sql`delete from question_clusters`.execute(ctx.db)
  await sql`delete from tasks`.execute(ctx.db)
})

const ASKED = [
  'How do I export my Gantt chart to PDF?',
  'Exporting the Gantt chart as PDF, how?',
  'I want to export a Gantt chart to a PDF please',
  'Hello, how can I exprot the gantt chart to PDF',
]
const ask = async (text: string, from = { name: 'Zebedee Quillfeather', email: `${newId()}@secret.example` }) => {
  const ticket = await aTicket(ctx, {
    subject: text,
    text: `${text}\nI am ${from.name}, call +49 170 1234567.\n\nRegards,\n${from.name}`,
    from,
  })
  await settle()
  return ticket
}
const gaps = async (state = 'open') => (await api('GET', `/knowledge/gaps?state=${state}`)).json.items
const tasks = async () => (await api('GET', '/tasks?kind=knowledge_gap')).json.items

test('three who ask the same within the time make one task, which grows with the fourth', async () => {
  await ask(ASKED[0]!)
  await ask('My invoice shows the wrong VAT number')
  await ask(ASKED[1]!)
  expect(await gaps()).toEqual([])
  await ask(ASKED[2]!)
  const [gap, ...others] = await gaps()
  expect(others).toEqual([])
  expect(gap).toMatchObject({ ticket_count: 3, search_count: 0, language: 'en', state: 'open' })
  expect(gap.question).toMatch(/gantt/i)
  const [task, ...more] = await tasks()
  expect(more).toEqual([])
  expect(task).toMatchObject({
    id: gap.task_id,
    state: 'open',
    source: 'knowledge',
    subject_type: 'gap',
    subject_id: gap.id,
  })
  expect(task.title).toContain('3 tickets')

  await ask(ASKED[3]!)
  expect((await gaps()).map(({ ticket_count }: { ticket_count: number }) => ticket_count)).toEqual([4])
  expect((await tasks()).map(({ title }: { title: string }) => title)).toEqual([expect.stringContaining('4 tickets')])
})

test('nothing of the people is in a gap or its task', async () => {
  for (const text of ASKED) await ask(text)
  const told = JSON.stringify([await gaps(), await tasks()])
  expect(told).not.toMatch(/zebedee|quillfeather|secret\.example|170 ?1234567/i)
})

test('what came too long ago does not count, nor what is restricted or spam', async () => {
  await ask(ASKED[0]!)
  await ask(ASKED[1]!)
  await clock.advance('PT360H')
  await ask(ASKED[2]!)
  expect(await gaps()).toEqual([])
  const [spam, restricted] = [await ask(ASKED[0]!), await ask(ASKED[1]!)]
  await sql`delete from question_clusters`.execute(ctx.db)
  await sql`update tickets set spam = true where id = ${spam.id}`.execute(ctx.db)
  await sql`update tickets set restricted = true where id = ${restricted.id}`.execute(ctx.db)
  await runRound(ctx, 'curation.gaps')
  await settle()
  expect(await gaps()).toEqual([])
})

test('dismissed, it comes back only once half as much more was asked', async () => {
  for (const text of ASKED) await ask(text)
  const [gap] = await gaps()
  const refused = await api('PUT', `/knowledge/gaps/${gap.id}/decision`, {
    as: (await aUser(ctx)).id,
    body: { decision: 'dismissed' },
  })
  expect(refused.status).toBe(403)
  const dismissed = await api('PUT', `/knowledge/gaps/${gap.id}/decision`, {
    as: admin.id,
    body: { decision: 'dismissed', comment: 'soon built in' },
  })
  expect(dismissed.json).toMatchObject({ state: 'dismissed', comment: 'soon built in' })
  expect((await tasks())[0]).toMatchObject({ state: 'skipped' })
  await ask(ASKED[0]!)
  expect(await gaps()).toEqual([])
  await ask(ASKED[1]!)
  expect(await gaps()).toMatchObject([{ id: gap.id, ticket_count: 6 }])
})

test('searches that found nothing make one as well', async () => {
  const searched = (query: string) =>
    sql`
    insert into article_searches (id, at, query, asked, language, place, results)
    values (${newId()}, ${ctx.now().toString()}, ${query}, ${query}, 'en', 'help_center', 0)`.execute(ctx.db)
  for (const query of ['dark mode', 'dark mode', 'Dark mode!', 'dark  mode']) await searched(query)
  await runRound(ctx, 'curation.hourly')
  await settle()
  expect(await gaps()).toEqual([])
  await searched('dark mode')
  await runRound(ctx, 'curation.hourly')
  await settle()
  expect(await gaps()).toMatchObject([{ search_count: 5, ticket_count: 0, question: expect.stringMatching(/dark/i) }])
})

test('somebody says which article answers it: the task is done', async () => {
  const { aReadArticle } = await import('../../../testing/curating.ts')
  for (const text of ASKED) await ask(text)
  const [gap] = await gaps()
  const article = await aReadArticle(ctx, { title: 'Something else entirely' })
  const nothing = await api('PUT', `/knowledge/gaps/${gap.id}/decision`, {
    as: admin.id,
    body: { decision: 'covered' },
  })
  expect(nothing.status).toBe(422)
  const covered = await api('PUT', `/knowledge/gaps/${gap.id}/decision`, {
    as: admin.id,
    body: { decision: 'covered', article_id: article.id },
  })
  expect(covered.json).toMatchObject({ state: 'covered', article_id: article.id, recurrence: null })
  expect((await tasks())[0]).toMatchObject({ state: 'done' })
  await clock.advance('PT25H')
  await ask(ASKED[2]!)
  await clock.advance('PT48H')
  const { recurrence } = (await gaps('covered'))[0]
  expect(recurrence).toMatchObject({ days: 3, before: 4, after: 1 })
})

test('the outline of its task comes from what was answered', async () => {
  for (const text of ASKED.slice(0, 3)) {
    const ticket = await ask(text)
    await resolveTicket(api, ticket.id, {
      steps: [{ action: 'Open Chart > Export and choose PDF.', result: 'The file is there.' }],
    })
  }
  await settle()
  await ask(ASKED[3]!)
  const [task] = await tasks()
  expect(task.note).toContain('1. Open Chart > Export and choose PDF.')
})

test('pages of gaps follow each other', async () => {
  for (const subject of ['Gantt chart to PDF', 'merge two workspaces', 'holiday calendar import']) {
    for (let time = 0; time < 3; time++) await ask(`How can I do ${subject}`)
  }
  const first = (await api('GET', '/knowledge/gaps?limit=2')).json
  const second = (await api('GET', `/knowledge/gaps?limit=2&cursor=${first.next_cursor}`)).json
  expect([first.items.length, second.items.length, second.next_cursor]).toEqual([2, 1, null])
  expect(new Set([...first.items, ...second.items].map(({ id }: { id: string }) => id)).size).toBe(3)
})
