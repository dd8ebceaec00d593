import { beforeAll, expect, test } from 'vitest'
import { aPublishedArticle, shownTo, withdrawn } from '../../testing/articles.ts'
import { aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import type { Audience } from '../knowledge/access.ts'
import { noteClick } from './commands.ts'
import { forgetSearches } from './log/forget.ts'
import { findArticles, nearestArticle, suggestArticles } from './queries.ts'

const { ctx, api } = await anInstallation()
const EVERYBODY: Audience = { sees: ['public'] }
const CUSTOMERS: Audience = { sees: ['public', 'customers'] }

const articles: Record<string, string> = {}
beforeAll(async () => {
  const published = async (name: string, article: Parameters<typeof aPublishedArticle>[1]) => {
    articles[name] = (await aPublishedArticle(ctx, article)).id
  }
  await published('reset', { title: 'Reset your password', body: 'Choose "Forgot password" on the page to sign in.' })
  await published('zh', { title: '重置密码', body: '在登录页面点击忘记密码。', language: 'zh' })
  await published('invoice', { title: 'Download an invoice', body: 'Invoices are under Billing.' })
  await published('vip', { title: 'Priority phone line', body: 'Call the hotline.', visibility: 'customers' })
  await published('secret', {
    title: 'Refund authority of agents',
    body: 'The limit is a watermelon.',
    visibility: 'internal',
  })
  await aTicket(ctx, { from: { name: 'Wilhelmina Oyelaran', email: 'w@example.net' } })
  await aTicket(ctx, { from: { name: '欧阳若兰', email: 'ruolan@example.net' } })
})

const search = async (q: string, more: Partial<Parameters<typeof findArticles>[1]> = {}) =>
  findArticles(ctx, { q, limit: 10, audience: EVERYBODY, place: 'help_center', ...more })
const idsFor = async (...asked: Parameters<typeof search>) => (await search(...asked)).items.map(({ id }) => id)

test('a misspelled search finds its article, tells how it was read, and marks the place', async () => {
  const { status, json } = await api('GET', '/knowledge/search?q=pasword%20rset')
  expect(status).toBe(200)
  expect(json).toMatchObject({ corrected: 'password reset', other_language: false, total: expect.any(Number) })
  expect(json.items[0]).toMatchObject({
    id: articles.reset,
    language: 'en',
    path: expect.stringMatching(/^\/help\/en\/articles\/\d+-reset-your-password$/),
    highlighted: {
      title: [
        { text: 'Reset', hit: true },
        { text: ' your ', hit: false },
        { text: 'password', hit: true },
      ],
    },
  })
  expect((await api('GET', `/knowledge/search?q=${encodeURIComponent('重置密码')}`)).json.items[0].id).toBe(articles.zh)
})

test('what is searched in traditional characters is marked where it stands in simplified ones', async () => {
  const [first] = (await search('忘記密碼', { language: 'zh' })).items
  expect(first).toMatchObject({ id: articles.zh })
  expect(first!.highlighted.excerpt).toContainEqual({ text: '忘记密码', hit: true })
})

test('who may not read an article does not find it, by any word of it, nor is a slip mended into it', async () => {
  expect(await idsFor('watermelon')).toEqual([])
  expect(await search('watermelom')).toMatchObject({ items: [], total: 0, corrected: null })
  expect(await idsFor('hotline')).toEqual([])
  expect(await idsFor('hotline', { audience: CUSTOMERS })).toEqual([articles.vip])
  expect(await suggestArticles(ctx, 'refund authority of agents', { audience: CUSTOMERS, limit: 3 })).toEqual([])
  expect((await api('GET', '/knowledge/search?q=watermelom')).json.items[0].id).toBe(articles.secret)
  expect((await api('GET', '/knowledge/search?q=reset', { as: null })).status).toBe(401)
})

test('what is published, hidden, shown or withdrawn is so for the very next search', async () => {
  const { id } = await aPublishedArticle(ctx, { title: 'Quokka mode' })
  expect(await idsFor('quokka')).toEqual([id])
  await shownTo(ctx, id, 'internal')
  expect(await idsFor('quokka')).toEqual([])
  await shownTo(ctx, id, 'public')
  expect(await idsFor('quokka')).toEqual([id])
  await withdrawn(ctx, id, 'unpublished')
  expect(await idsFor('quokka')).toEqual([])
  const other = await aPublishedArticle(ctx, { title: 'Wombat mode' })
  expect(await idsFor('wombat')).toEqual([other.id])
  await withdrawn(ctx, other.id, 'archived')
  expect(await idsFor('wombat')).toEqual([])
})

test('another language is offered only when the one asked for has nothing, and that is said', async () => {
  expect(await search('发票', { language: 'en' })).toMatchObject({
    other_language: false,
    items: [{ id: articles.invoice }],
  })
  expect(await search('忘记', { language: 'en' })).toMatchObject({ other_language: true, items: [{ id: articles.zh }] })
})

test('a search is kept without what names a person; what is typed on is one search; 13 months later it is gone', async () => {
  const visit = 'visit-1'
  for (const q of ['exp', 'expor', 'export jane.doe@example.com 4111 1111 1111 1111']) await search(q, { visit })
  await search('something else', { visit })
  const { json } = await api('GET', '/knowledge/searches?limit=2')
  expect(json.items.map(({ query }: { query: string }) => query)).toEqual([
    'something else',
    expect.stringMatching(/^export \[e-mail\] \[\w+\]$/),
  ])
  expect(JSON.stringify((await api('GET', '/knowledge/searches')).json)).not.toMatch(/jane|4111/)
  expect(await search('not kept', { place: 'none' })).toMatchObject({ search_id: null })

  const after = (days: number) => forgetSearches({ ...ctx, now: () => ctx.now().add({ hours: 24 * days }) })
  await after(390)
  expect((await api('GET', '/knowledge/searches')).json.items.length).toBeGreaterThan(1)
  await after(400)
  expect((await api('GET', '/knowledge/searches')).json.items).toEqual([])
})

test.each([
  ['Wilhelmina Oyelaran', null],
  ['wilhelmina oyelaran', null],
  ['wilhelmina oye', null],
  ['refund for wilhelmina oyelaran please', 'refund for [name] please'],
  ['欧阳若兰', null],
  ['想查一下欧阳若兰的发票在哪里', null],
  ['wilhelmina', 'wilhelmina'],
  ['reset password', 'reset password'],
  ['100% wilhelmina_oye', '100% wilhelmina_oye'],
])('a customer’s bare name is not kept in the log: %s', async (q, kept) => {
  const { search_id } = await search(q, { place: 'desk' })
  const row = await ctx.db
    .selectFrom('article_searches')
    .select('query')
    .where('id', '=', search_id!)
    .executeTakeFirst()
  expect(row?.query ?? null).toBe(kept)
})

test('the summary counts searches in vain and clicks, each with the rows behind it', async () => {
  const from = ctx.now().toString()
  const { search_id } = await search('invoice')
  await search('zeppelin')
  await search('zeppelin!')
  await noteClick(ctx, search_id!, articles.invoice!)
  const { json } = await api('GET', `/knowledge/searches/summary?from=${from}`)
  expect(json).toMatchObject({
    searches: 3,
    zero_result_rate: { value: 2 / 3, count: 2, of: 3, definition: expect.any(String) },
    click_through: { value: 1, count: 1, of: 1 },
    top_without_results: [{ query: 'zeppelin!', searches: 2, zero_results: 2, clicks: 0 }],
  })
  for (const { count, rows } of [json.zero_result_rate, json.click_through])
    expect((await api('GET', rows.replace('/api/v1', ''))).json.items).toHaveLength(count)
  expect((await api('GET', json.top_without_results[0].rows.replace('/api/v1', ''))).json.items).toHaveLength(2)
})

test('a click is taken once, for a search and an article that are there', async () => {
  const { search_id } = await search('invoice')
  const clicked = (article_id: string) => api('PUT', `/knowledge/searches/${search_id}/click`, { body: { article_id } })
  expect((await clicked('no-id')).json).toEqual({ done: true })
  await clicked(articles.invoice!)
  await clicked(articles.reset!)
  const { items } = (await api('GET', '/knowledge/searches?asked=Invoice&clicked=true&limit=1')).json
  expect(items).toMatchObject([{ id: search_id, clicked_article_id: articles.invoice }])
})

test('a nearest article says whether it answers, and none is named for what is far from all', async () => {
  expect(await nearestArticle(ctx, 'How do I reset my password?', 'en')).toMatchObject({
    article_id: articles.reset,
    sure: true,
  })
  expect(await nearestArticle(ctx, 'zeppelin', 'en')).toBeNull()
})

test('a ticket gets the articles that answer its customer', async () => {
  const text = `Hello,\nI wrote last week about the weather and the view from our office, which is splendid in the morning. ${'All of us like it here. '.repeat(8)}\nHow can I reset my password?\nBest, Cara`
  const ticket = await aTicket(ctx, { subject: 'A question', text })
  const agent = await aUser(ctx)
  const { json } = await api('GET', `/tickets/${ticket.id}/articles`, { as: agent.id })
  expect(json).toMatchObject({ linked: [], suggested: [{ id: articles.reset }], sure: true })
  const told =
    '你好，我是上个月买的会员，昨天晚上公司电脑重装了系统，浏览器里保存的东西全都没有了，今天试了好几次都进不去。请问忘记密码怎么重置？急着给客户看方案，麻烦尽快回复，谢谢！'
  const long = await aTicket(ctx, { subject: '登录的问题', text: told })
  expect((await api('GET', `/tickets/${long.id}/articles`)).json.suggested).toMatchObject([{ id: articles.zh }])
  const thin = await aTicket(ctx, {
    subject: '登录',
    text: `我们想约贵公司的创始人做一个采访，线上线下都可以。${'时间由你们来定。'.repeat(8)}请问可以在哪里登录？`,
  })
  expect((await api('GET', `/tickets/${thin.id}/articles`)).json).toMatchObject({ suggested: [], sure: false })
  const other = await aTicket(ctx, { subject: 'Lunch', text: 'Which restaurant do you recommend by the sea?' })
  expect((await api('GET', `/tickets/${other.id}/articles`)).json).toMatchObject({ suggested: [], sure: false })
})
