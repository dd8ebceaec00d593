import { expect, test } from 'vitest'
import { aPublishedArticle } from '../../../testing/articles.ts'
import { aTicket, aUser } from '../../../testing/builders.ts'
import { anInstallation } from '../../../testing/installation.ts'

const { api, ctx, settle, clock } = await anInstallation()
const lead = await aUser(ctx, { role: 'lead' })

const ask = async (text: string) => {
  const ticket = await aTicket(ctx, { subject: text, text })
  await settle()
  return ticket
}
const gaps = async (state: string) => (await api('GET', `/knowledge/gaps?state=${state}`)).json.items

test('an article that answers a gap closes it and its task, and what comes after is counted', async () => {
  for (const text of [
    'How do I export a Gantt chart to PDF?',
    'Gantt chart to PDF export, how?',
    'export the Gantt chart as PDF',
  ])
    await ask(text)
  expect(await gaps('open')).toHaveLength(1)
  await aPublishedArticle(ctx, { title: 'Invite a guest', body: 'Open Members and choose Invite.' })
  await settle()
  expect(await gaps('open')).toHaveLength(1)

  const article = await aPublishedArticle(ctx, {
    title: 'Export a Gantt chart to PDF',
    body: 'Open the Gantt chart, choose Export and PDF.',
  })
  await settle()
  const [gap] = await gaps('covered')
  expect(gap).toMatchObject({ article_id: article.id, ticket_count: 3 })
  expect((await api('GET', '/tasks?kind=knowledge_gap')).json.items).toMatchObject([{ id: gap.task_id, state: 'done' }])

  const before = (await api('GET', `/knowledge/articles/${article.id}/asked`)).json.items
  expect(before).toHaveLength(3)
  await clock.advance('PT30H')
  await ask('How can I export my Gantt chart to PDF')
  expect(await gaps('open')).toEqual([])
  await clock.advance('PT24H')
  expect((await gaps('covered'))[0].recurrence).toMatchObject({ days: 2, before: 3, after: 1 })
})

test('the draft of a gap is an article nobody outside sees; published, it covers the gap', async () => {
  for (const text of [
    'Where is the holiday calendar import',
    'import of a holiday calendar',
    'holiday calendar: how to import',
  ])
    await ask(text)
  const [gap] = await gaps('open')
  const { status, json: draft } = await api('POST', `/knowledge/gaps/${gap.id}/draft`, { as: lead.id })
  expect([status, draft.detail]).toEqual([201, undefined])
  const again = await api('POST', `/knowledge/gaps/${gap.id}/draft`, { as: lead.id })
  expect(again.json.article_id).toBe(draft.article_id)
  const stands = await ctx.db
    .selectFrom('article_texts')
    .selectAll()
    .where('article_id', '=', draft.article_id)
    .executeTakeFirstOrThrow()
  expect([stands.state, stands.published_version]).toEqual(['draft', null])
  expect((await gaps('open'))[0].draft_id).toBe(draft.article_id)

  const published = await api('PUT', `/knowledge/articles/${draft.article_id}/texts/en/publication`, {
    as: lead.id,
    body: {},
  })
  expect(published.status, published.json.detail).toBe(200)
  await settle()
  expect((await gaps('covered')).map(({ article_id }: { article_id: string }) => article_id)).toContain(
    draft.article_id,
  )
})
