import { expect, test } from 'vitest'
import { aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'

const { api, ctx } = await anInstallation()
const [ann, bob] = [await aUser(ctx), await aUser(ctx)]

const given = {
  title: 'Reset your password',
  content: '1. Open the settings\n2. Choose Security\n3. Press Reset',
  category: 'Technical',
  tags: ['Password', 'login'],
  difficulty_level: 'Beginner',
}
const make = async (changes: object = {}, as = ann.id) => {
  const made = await api('POST', '/knowledge/articles', { body: { ...given, ...changes }, as })
  expect(made.status, made.json.detail).toBe(201)
  return made.json
}
const get = async (id: string, query = '') => (await api('GET', `/knowledge/articles/${id}${query}`)).json
const text = (id: string, language: string, path = '') => `/knowledge/articles/${id}/texts/${language}${path}`
const write = (id: string, body: object, { language = 'en', as = ann.id } = {}) =>
  api('PUT', text(id, language), { body: { title: given.title, content: 'New words', ...body }, as })

test('an article has every field from the start, its counters at nothing', async () => {
  const { id } = await make()
  expect(await get(id)).toMatchObject({
    id,
    title: given.title,
    content: given.content,
    category: 'technical',
    tags: ['password', 'login'],
    difficulty_level: 'beginner',
    created_date: expect.stringMatching(/Z$/),
    last_updated: expect.stringMatching(/Z$/),
    view_count: 0,
    helpful_votes: 0,
    unhelpful_votes: 0,
    customer_feedback: [],
    related_tickets: [],
    steps: [{ number: 1, text: 'Open the settings', part: null }, { text: 'Choose Security' }, { text: 'Press Reset' }],
    troubleshooting: [],
    status: 'draft',
    language: 'en',
    path: null,
  })
})

test.each([
  ['Account Management', 'account'],
  ['account-management', 'account'],
  ['技术问题', 'technical'],
  ['Feature Request', 'feature_request'],
  ['Getting Started', 'getting-started'],
  ['getting started', 'getting-started'],
])('the category %s is %s', async (category, slug) => expect((await make({ category })).category).toBe(slug))

test('an unknown category is made with the words as its name, also in Chinese', async () => {
  const { category } = await make({ category: '物流配送' })
  const { items } = (await api('GET', '/knowledge/categories')).json
  expect(items.find(({ slug }: { slug: string }) => slug === category)).toMatchObject({ names: { zh: '物流配送' } })
  expect((await make({ category: '物流配送' })).category).toBe(category)
})

test('related articles are mutual, without itself, and always current', async () => {
  const one = await make({ category: 'related-one', tags: ['vpn'] })
  const other = await make({ category: 'related-other', tags: ['vpn', 'wifi'] })
  const idsOf = async (id: string) => (await get(id)).related_articles.map((article: { id: string }) => article.id)
  expect([await idsOf(one.id), await idsOf(other.id)]).toEqual([[other.id], [one.id]])
  const third = await make({ category: 'related-one', tags: ['wifi'] })
  expect([await idsOf(one.id), await idsOf(other.id)]).toEqual([
    [other.id, third.id],
    expect.arrayContaining([one.id, third.id]),
  ])
  expect(await idsOf(third.id)).toEqual([other.id, one.id])
  await api('PUT', `/knowledge/articles/${third.id}/archive`, { body: {} })
  expect(await idsOf(one.id)).toEqual([other.id])
})

test('the language is found when it is left out, and an empty text begins with the headings of its template', async () => {
  expect((await make({ title: '重置密码', content: '首先打开设置，然后点击重置。' })).language).toBe('zh')
  const { content } = await make({ content: '', template: 'billing_information' })
  expect(content).toMatch(/^## Quick Summary\n\n## Detailed Explanation/)
  const chinese = await make({ content: '', template: 'account_management', language: 'zh' })
  expect(chinese.content).toMatch(/^## 概述/)
  expect((await api('POST', '/knowledge/articles', { body: { ...given, content: ' ' } })).status).toBe(422)
})

test('each save is a version; who began with an older one is told what changed, and loses nothing', async () => {
  const { id } = await make({ content: 'One\n\nTwo' })
  expect((await write(id, { content: 'One\n\nTwo and more', based_on: 1 })).json.version).toBe(2)
  const late = await write(id, { content: 'One of mine\n\nTwo', based_on: 1 }, { as: bob.id })
  expect(late).toMatchObject({ status: 409, json: { code: 'newer_version' } })
  expect(late.json.errors).toEqual([
    { path: 'based_on', message: 'must be 2' },
    { path: 'content', message: 'removed: Two', line: 3 },
    { path: 'content', message: 'added: Two and more', line: 3 },
  ])
  expect((await get(id)).content).toBe('One\n\nTwo and more')
  const same = await write(id, { content: 'One\n\nTwo and more', based_on: 2 })
  expect(same.json.version).toBe(2)
})

test('of many who save at once one is taken, and every version is kept', async () => {
  const { id } = await make()
  const saves = await Promise.all(Array.from({ length: 8 }, (_, i) => write(id, { content: `Text ${i}`, based_on: 1 })))
  expect(saves.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(409)])
  const { items } = (await api('GET', text(id, 'en', '/versions'))).json
  expect(items.map(({ number }: { number: number }) => number)).toEqual([2, 1])
})

test('versions differ by lines, and an earlier one comes back as the newest', async () => {
  const { id } = await make({ content: 'One\nTwo\nThree' })
  await write(id, { content: 'One\n2\nThree', based_on: 1 })
  const { lines } = (await api('GET', text(id, 'en', '/diff?from=1&to=2'))).json
  expect(lines.filter(({ kind }: { kind: string }) => kind !== 'same')).toEqual([
    { kind: 'removed', text: 'Two' },
    { kind: 'added', text: '2' },
  ])
  const restored = await api('POST', text(id, 'en', '/restore'), { body: { number: 1 }, as: bob.id })
  expect(restored.json).toMatchObject({ version: 3, content: 'One\nTwo\nThree' })
  const { items } = (await api('GET', text(id, 'en', '/versions'))).json
  expect(items[0]).toMatchObject({ number: 3, restored_from: 1, author: { id: bob.id } })
})
