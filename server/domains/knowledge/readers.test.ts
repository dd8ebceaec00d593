import { expect, test } from 'vitest'
import { asSystem } from '../../platform/context.ts'
import { anArticle, aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import { audienceOf, EVERYBODY } from './access.ts'
import { countView, linkTicket, voteOn } from './commands.ts'
import { articlesByIds, categoryTree, indexRows, publishedArticle, publishedArticles, redirectFor } from './queries.ts'
import { writeViews } from './views.ts'

const { api, ctx, settle, clock } = await anInstallation()
const lead = await aUser(ctx, { role: 'lead' })
const [ann, bob] = [await aUser(ctx), await aUser(ctx)]
const DESK = { sees: ['public', 'customers', 'internal'] as const }

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
const publish = (id: string, { language = 'en', as = lead.id, at = null as string | null } = {}) =>
  api('PUT', text(id, language, '/publication'), { body: { at }, as })

test('nothing is read outside before it is published, and only by those it is for', async () => {
  const { id, number } = await make({ visibility: 'internal', category: 'secrets' })
  const seen = async (audience: Parameters<typeof publishedArticle>[2]['audience']) =>
    (await publishedArticle(ctx, number, { language: 'en', audience })) !== null
  expect(await seen(DESK)).toBe(false)
  await publish(id)
  expect([await seen(DESK), await seen({ sees: ['public', 'customers'] }), await seen(EVERYBODY)]).toEqual([
    true,
    false,
    false,
  ])
  expect(await articlesByIds(ctx, [id], { language: 'en', audience: EVERYBODY })).toEqual([])
  expect((await categoryTree(ctx, 'en', EVERYBODY)).map(({ slug }) => slug)).not.toContain('secrets')
  expect(await redirectFor(ctx, `/help/en/articles/${number}-x`, EVERYBODY)).toBeNull()
  expect(await redirectFor(ctx, `/help/en/articles/${number}-x`, DESK)).toBe(
    `/help/en/articles/${number}-reset-your-password`,
  )
  await api('PATCH', `/knowledge/articles/${id}`, { body: { visibility: 'customers' } })
  expect([await seen(EVERYBODY), await seen({ sees: ['public', 'customers'] })]).toEqual([false, true])
  await api('DELETE', text(id, 'en', '/publication'))
  expect(await seen(DESK)).toBe(false)
})

test('who may not publish needs somebody else’s approval; a change makes it void', async () => {
  const { id } = await make()
  expect(await publish(id, { as: ann.id })).toMatchObject({ status: 403, json: { code: 'review_needed' } })
  const asked = await api('PUT', text(id, 'en', '/review'), { body: { reviewer_id: bob.id }, as: ann.id })
  expect(asked.json).toMatchObject({ version: 1, reviewer: { id: bob.id }, decision: null })
  const tasks = async (user: string) => (await api('GET', '/tasks?owner_id=me&state=open', { as: user })).json.items
  expect(await tasks(bob.id)).toMatchObject([{ kind: 'article_review', title: given.title, subject_id: id }])
  const told = (await api('GET', '/notifications', { as: bob.id })).json
  expect(told.items[0]).toMatchObject({ kind: 'task_assigned', task_kind: 'article_review' })
  const decide = (decision: string, as: string) =>
    api('PUT', text(id, 'en', '/review/decision'), { body: { decision }, as })
  expect(await decide('approved', ann.id)).toMatchObject({ status: 403 })
  expect((await decide('approved', bob.id)).json.decision).toBe('approved')
  expect(await tasks(bob.id)).toEqual([])
  expect(await tasks(ann.id)).toMatchObject([{ kind: 'article_publish' }])
  await write(id, { content: 'Changed after all', based_on: 1 })
  expect((await publish(id, { as: ann.id })).json.code).toBe('review_needed')
  await api('PUT', text(id, 'en', '/review'), { body: {}, as: ann.id })
  expect((await decide('changes_wanted', lead.id)).json.decision).toBe('changes_wanted')
  expect(await tasks(ann.id)).toMatchObject([{ kind: 'article_changes' }])
  await api('PUT', text(id, 'en', '/review'), { body: {}, as: ann.id })
  await decide('approved', lead.id)
  expect((await publish(id, { as: ann.id })).json).toMatchObject({ status: 'published', text_state: 'published' })
  expect(await tasks(ann.id)).toEqual([])
})

test('a lead does not approve what they wrote themselves', async () => {
  const { id } = await make({}, lead.id)
  await api('PUT', text(id, 'en', '/review'), { body: {}, as: ann.id })
  const own = await api('PUT', text(id, 'en', '/review/decision'), { body: { decision: 'approved' }, as: lead.id })
  expect(own).toMatchObject({ status: 403, json: { code: 'own_text' } })
})

test('a text is published at its moment, once, and not when it was changed before', async () => {
  const [{ id }, other] = [await make(), await make()]
  const at = ctx.now().add({ hours: 2 }).toString()
  expect((await publish(id, { at })).json).toMatchObject({ text_state: 'scheduled', path: null })
  await publish(other.id, { at })
  await write(other.id, { content: 'Not yet', based_on: 1 })
  await clock.advance('PT3H')
  expect(await get(id)).toMatchObject({ status: 'published', text_state: 'published' })
  expect(await get(other.id)).toMatchObject({ status: 'draft', text_state: 'draft' })
  const events = await ctx.db.selectFrom('events').select('data').where('name', '=', 'article.published').execute()
  expect(events.filter(({ data }) => (data as { article_id: string }).article_id === id)).toHaveLength(1)
})

test('what is being changed stays published as it was', async () => {
  const { id, number } = await anArticle(ctx)
  await write(id, { content: 'Half a sentence', based_on: 1 })
  expect(await get(id)).toMatchObject({ status: 'published', text_state: 'draft', content: 'Half a sentence' })
  const shown = await publishedArticle(ctx, number, { language: 'en', audience: EVERYBODY })
  expect(shown).toMatchObject({ version: 1, steps: [{ text: 'Open the settings' }, { text: 'Choose Reset' }] })
  expect(shown!.html).not.toContain('Half')
})

test('a translation is marked when its source was published anew, until it was saved again', async () => {
  const { id } = await anArticle(ctx)
  expect((await get(id)).missing_languages).toEqual(['zh'])
  await write(id, { title: '重置密码', content: '打开设置', based_on: 0 }, { language: 'zh' })
  const standing = async () => (await get(id)).texts.map((one: { outdated: boolean }) => one.outdated)
  expect(await standing()).toEqual([false, false])
  await write(id, { content: 'All new', based_on: 1 })
  await publish(id)
  expect(await standing()).toEqual([false, true])
  const outdated = (await api('GET', '/knowledge/articles?status=outdated')).json.items
  expect(outdated.map((article: { id: string }) => article.id)).toEqual([id])
  await write(id, { title: '重置密码', content: '打开设置', based_on: 1 }, { language: 'zh' })
  expect(await standing()).toEqual([false, false])
  expect((await write(id, { based_on: 0 }, { language: 'fr' })).status).toBe(422)
  expect((await get(id, '?language=zh')).title).toBe('重置密码')
})

test('an archived article is gone for readers, who are led to what replaces it', async () => {
  const [old, fresh] = [await anArticle(ctx, { title: 'Old way' }), await anArticle(ctx, { title: 'New way' })]
  const archived = await api('PUT', `/knowledge/articles/${old.id}/archive`, { body: { replaced_by: fresh.id } })
  expect(archived.json).toMatchObject({ status: 'archived', path: null, replaced_by: fresh.id })
  expect(await publishedArticle(ctx, old.number, { language: 'en', audience: DESK })).toBeNull()
  expect(await redirectFor(ctx, old.path!)).toBe(fresh.path)
  await api('POST', '/knowledge/redirects', { body: { path: '/hc/en-us/articles/77', article_id: old.id } })
  expect(await redirectFor(ctx, '/hc/en-us/articles/77')).toBe(fresh.path)
  await api('DELETE', `/knowledge/articles/${old.id}/archive`)
  expect(await redirectFor(ctx, '/hc/en-us/articles/77')).toBe(old.path)
})

test('past its day an article is stale, once a task, and right again when somebody has checked it', async () => {
  const { id } = await make({ owner_id: bob.id })
  const { verify_by } = await get(id)
  const days = Temporal.PlainDate.from(verify_by).since(ctx.now().toZonedDateTimeISO('UTC').toPlainDate()).days
  expect(days).toBe(180)
  await clock.advance('PT4368H')
  expect(await get(id)).toMatchObject({ stale: true })
  await settle()
  const tasks = (await api('GET', '/tasks?owner_id=me&state=open&kind=article_check', { as: bob.id })).json.items
  expect(tasks.filter((task: { subject_id: string }) => task.subject_id === id)).toHaveLength(1)
  await api('PUT', `/knowledge/articles/${id}/verification`, { body: {}, as: bob.id })
  expect(await get(id)).toMatchObject({ stale: false })
  const left = (await api('GET', '/tasks?owner_id=me&state=open&kind=article_check', { as: bob.id })).json.items
  expect(left.filter((task: { subject_id: string }) => task.subject_id === id)).toEqual([])
})

test('a day that never comes is refused with what to write instead', async () => {
  const { id } = await anArticle(ctx)
  const refused = await api('PATCH', `/knowledge/articles/${id}`, { body: { verify_by: '9999-12-31' } })
  expect(refused).toMatchObject({
    status: 422,
    json: { errors: [{ path: 'verify_by', message: expect.stringContaining('null') }] },
  })
  expect((await api('PATCH', `/knowledge/articles/${id}`, { body: { verify_by: null } })).status).toBe(200)
})

test('one vote each, also of fifty at once; who votes again has changed their mind', async () => {
  const { id } = await anArticle(ctx)
  const system = asSystem(ctx)
  const vote = (voter: string, helpful: boolean) => voteOn(system, { article_id: id, language: 'en', helpful, voter })
  await Promise.all(Array.from({ length: 50 }, (_, i) => vote(`reader ${i % 25}`, i % 2 === 0)))
  const { helpful_votes, unhelpful_votes } = await get(id)
  expect(helpful_votes + unhelpful_votes).toBe(25)
  await Promise.all(Array.from({ length: 25 }, (_, i) => vote(`reader ${i}`, true)))
  expect(await get(id)).toMatchObject({ helpful_votes: 25, unhelpful_votes: 0 })
  const ofNobody = await api('POST', `/knowledge/articles/${id}/votes`, {
    body: { helpful: true, voter: 'y', customer_id: id },
  })
  expect(ofNobody).toMatchObject({ status: 422, json: { errors: [{ path: 'customer_id' }] } })
  await api('POST', `/knowledge/articles/${id}/votes`, { body: { rating: 2, comment: 'Too long', voter: 'x' } })
  const { customer_feedback } = await get(id)
  expect(customer_feedback[0]).toMatchObject({ helpful: false, rating: 2, comment: 'Too long', version: 1 })
  const stored = await ctx.db.selectFrom('article_feedback').select('voter').where('article_id', '=', id).execute()
  expect(stored.every(({ voter }) => /^[0-9a-f]{64}$/.test(voter))).toBe(true)
})

test('views are counted together, none is lost', async () => {
  const { id } = await anArticle(ctx)
  await Promise.all(Array.from({ length: 100 }, () => countView(ctx, id)))
  await writeViews(ctx)
  expect((await get(id)).view_count).toBe(100)
})

test('tickets are linked within reach, once, and as sent once they were sent', async () => {
  const [{ id }, ticket] = [await anArticle(ctx), await aTicket(ctx)]
  await api('PUT', `/knowledge/articles/${id}/tickets/${ticket.id}`, { body: {}, as: ann.id })
  await linkTicket(asSystem(ctx), { article_id: id, ticket_id: ticket.id, how: 'sent' })
  await linkTicket(asSystem(ctx), { article_id: id, ticket_id: ticket.id, how: 'read_before' })
  expect(await get(id)).toMatchObject({
    related_tickets: [{ ticket_id: ticket.id, case_id: ticket.case_id, how: 'sent' }],
    related_ticket_count: 1,
  })
})

test('lists go on by pages, and indexes get every published text once', async () => {
  const ids: string[] = []
  let cursor = ''
  do {
    const page = (await api('GET', `/knowledge/articles?limit=7${cursor && `&cursor=${cursor}`}`)).json
    ids.push(...page.items.map(({ id }: { id: string }) => id))
    cursor = page.next_cursor
  } while (cursor)
  const { count } = await ctx.db
    .selectFrom('articles')
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
    .where('archived_at', 'is', null)
    .executeTakeFirstOrThrow()
  expect([new Set(ids).size, ids.length]).toEqual([count, count])
  const all = await indexRows(ctx)
  const half = await indexRows(ctx, { limit: 2 })
  const { id, language } = half.at(-1)!
  expect([...half, ...(await indexRows(ctx, { after: { id, language } }))]).toEqual(all)
  const first = await publishedArticles(ctx, { language: 'en', audience: DESK, limit: 2 })
  const rest = await publishedArticles(ctx, { language: 'en', audience: DESK, limit: 100, cursor: first.next_cursor! })
  expect(first.items.length + rest.items.length).toBe(all.filter((row) => row.language === 'en').length)
})

test('customers and strangers are no desk', () => {
  expect(audienceOf(asSystem(ctx).actor)).toEqual(DESK)
  expect(audienceOf({ ...asSystem(ctx).actor, type: 'customer', role: 'customer' })).toEqual({
    sees: ['public', 'customers'],
  })
  expect(audienceOf({ ...asSystem(ctx).actor, type: 'anonymous', role: null })).toEqual(EVERYBODY)
})
