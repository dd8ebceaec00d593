import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { aUser } from '../../../testing/builders.ts'
import { aReadArticle, runRound } from '../../../testing/curating.ts'
import { anInstallation } from '../../../testing/installation.ts'

const { api, ctx, settle } = await anInstallation()
await aUser(ctx, { role: 'manager' })

/** So many tickets a day ask what an article answers, from some days ago on. */
const asked = (article: string, daily: number, [from, to]: [number, number]) =>
  sql`
  insert into asked_questions (source, id, language, asked_at, customer_id, features, article_id)
  select 'ticket', gen_random_uuid(), 'en', ${ctx.now().toString()}::timestamptz - day * interval '1 day' + interval '1 hour' + n * interval '1 minute',
    null, '{1,2,3}', ${article}
  from generate_series(${to}::int, ${from}::int) as day, generate_series(1, ${daily}::int) as n`.execute(ctx.db)

async function published(title: string, days_ago: number) {
  const article = await aReadArticle(ctx, { title, days_ago })
  await sql`insert into article_debuts (article_id, published_at, looked_back_at)
    select id, created_at, created_at from articles where id = ${article.id}`.execute(ctx.db)
  return article.id
}

const effectOf = async (id: string) => (await api('GET', `/knowledge/effect?article_id=${id}`)).json

test('fewer contacts than elsewhere is the article’s, with its interval, its goal and its rows', async () => {
  const [good, idle] = [await published('Answers it', 28), await published('Answers nothing', 28)]
  await asked(good, 6, [56, 29])
  await asked(good, 1, [28, 1])
  await asked(idle, 5, [56, 1])
  for (let control = 0; control < 5; control++) await asked(await published(`Other ${control}`, 300), 5, [60, 1])
  const { items, definition, goal_percent } = await effectOf(good)
  expect(goal_percent).toBe(25)
  expect(definition).toContain('per 1,000 active customers')
  expect(items).toMatchObject([
    { judgement: 'green', contacts: { before: 168, after: 28 }, article: { title: 'Answers it' } },
  ])
  expect(items[0].reduction_percent).toBeGreaterThan(75)
  expect(items[0].low_percent).toBeGreaterThan(60)
  expect(items[0].controls.clusters.length).toBeGreaterThanOrEqual(5)
  expect((await effectOf(idle)).items).toMatchObject([{ judgement: 'red' }])
  const rows = (await api('GET', `${items[0].rows}&limit=100`)).json
  expect([rows.items.length, rows.next_cursor]).toEqual([100, expect.any(String)])
})

test('too little to tell says so: too young, too few', async () => {
  const young = await published('Young', 3)
  await asked(young, 5, [6, 1])
  expect((await effectOf(young)).items).toMatchObject([
    { judgement: 'too_little_to_tell', because: expect.stringContaining('3 days ago') },
  ])
  const rare = await published('Rare', 28)
  expect((await effectOf(rare)).items).toMatchObject([{ judgement: 'too_little_to_tell', reduction_percent: null }])
})

test('all effects come in pages, the last published first', async () => {
  const first = (await api('GET', '/knowledge/effect?limit=3')).json
  const second = (await api('GET', `/knowledge/effect?limit=3&cursor=${first.next_cursor}`)).json
  expect(first.items.map(({ article }: { article: { title: string } }) => article.title)[0]).toBe('Young')
  const ids = [...first.items, ...second.items].map(({ article }: { article: { id: string } }) => article.id)
  expect(new Set(ids).size).toBe(6)
})

test('an article put there at night is remembered, and its past looked through once', async () => {
  const { id } = await aReadArticle(ctx, { title: 'Quiet debut', days_ago: 5 })
  await runRound(ctx, 'curation.nightly')
  await settle()
  const debut = await ctx.db
    .selectFrom('article_debuts')
    .selectAll()
    .where('article_id', '=', id)
    .executeTakeFirstOrThrow()
  expect(debut.looked_back_at).not.toBeNull()
  expect((await api('GET', `/knowledge/articles/${newId()}/asked`)).status).toBe(404)
})
