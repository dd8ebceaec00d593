import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aPublishedArticle } from '../../../testing/articles.ts'
import { aTicket, aUser } from '../../../testing/builders.ts'
import { anInstallation } from '../../../testing/installation.ts'
import { resolveTicket } from '../../../testing/resolving.ts'
import { noteClick } from '../commands.ts'
import { findArticles } from '../queries.ts'
import { learnQuestions } from './learn.ts'
import { questionIn } from './question-in.ts'

const { ctx, api, clock } = await anInstallation()

const search = (q: string, visit: string | null = null) =>
  findArticles(ctx, { q, visit, language: 'en', limit: 5, audience: { sees: ['public'] }, place: 'help_center' })
const firstFor = async (q: string) => (await search(q)).items[0]?.id
const questionsOf = async (id: string) => (await api('GET', `/knowledge/articles/${id}/questions`)).json.items

test('what several people searched before they were content is put before a human, and counts once it is accepted', async () => {
  const { id } = await aPublishedArticle(ctx, {
    title: 'Freeze your card for a while',
    body: 'Open the card and choose Freeze.',
  })
  const found = async (visit: string) => {
    const { search_id } = await search('card lost somewhere at home', visit)
    await noteClick(ctx, search_id!, id)
  }
  await found('one')
  await clock.advance('PT40M')
  await learnQuestions(ctx)
  expect(await questionsOf(id)).toEqual([])

  await found('two')
  await found('three')
  await search('how do I reach a person', 'three')
  await clock.advance('PT40M')
  await learnQuestions(ctx)
  const [question, ...others] = await questionsOf(id)
  expect([question, others]).toMatchObject([
    { question: 'card lost somewhere at home', source: 'searches', times: 2, state: 'suggested', language: 'en' },
    [],
  ])
  expect(await firstFor('somewhere at home')).toBeUndefined()
  expect((await api('GET', '/knowledge/questions')).json.items).toMatchObject([{ id: question.id }])

  const agent = await aUser(ctx)
  const decided = await api('PUT', `/knowledge/questions/${question.id}/decision`, {
    as: agent.id,
    body: { decision: 'accepted' },
  })
  expect([decided.status, decided.json.state]).toEqual([200, 'accepted'])
  expect(await firstFor('somewhere at home')).toBe(id)
  await learnQuestions(ctx)
  expect(await questionsOf(id)).toMatchObject([{ state: 'accepted' }])

  await api('PUT', `/knowledge/questions/${question.id}/decision`, { body: { decision: 'rejected' } })
  expect(await firstFor('somewhere at home')).toBeUndefined()
})

test('the question of a ticket that an article solved is suggested without what names a person', async () => {
  const { id } = await aPublishedArticle(ctx, { title: 'Two-step verification' })
  const ticket = await aTicket(ctx, {
    subject: 'Help',
    from: { name: 'Wilhelmina Quartz', email: 'wil.quartz@canary.example' },
    text: 'Hi, this is Wilhelmina Quartz.\nHow can I make my account safer, my phone is +49 170 1234567?\nThanks',
  })
  const sent = ctx.now().toString()
  await sql`insert into article_tickets (article_id, ticket_id, how, created_at) values (${id}, ${ticket.id}, 'sent', ${sent})`.execute(
    ctx.db,
  )
  await learnQuestions(ctx)
  expect(await questionsOf(id)).toEqual([])

  await clock.advance('PT1H')
  await resolveTicket(api, ticket.id)
  await learnQuestions(ctx)
  await learnQuestions(ctx)
  const [question, ...others] = await questionsOf(id)
  expect([question, others]).toMatchObject([{ source: 'tickets', state: 'suggested', times: 1 }, []])
  expect(question.question).toMatch(/^How can I make my account safer, my phone is \[\w+\]\?$/)
  expect(JSON.stringify(question)).not.toMatch(/Quartz|Wilhelmina|170/)
})

test('what the desk puts down counts at once, each wording once', async () => {
  const { id } = await aPublishedArticle(ctx, { title: 'Move to another plan' })
  const put = (question: string) =>
    api('POST', `/knowledge/articles/${id}/questions`, { body: { question, language: 'en' } })
  expect(await firstFor('switch tariff')).toBeUndefined()
  expect((await put('Can I switch my tariff?')).status).toBe(201)
  expect((await put('can i switch my TARIFF')).status).toBe(201)
  expect(await firstFor('switch tariff')).toBe(id)
  expect(await questionsOf(id)).toHaveLength(1)
  expect((await put('jane@example.com')).status).not.toBe(500)
})

test('who reads articles but is not on the desk decides nothing; what is not there is not found', async () => {
  const missing = '00000000-0000-7000-8000-000000000000'
  const decide = (id: string, as?: string | null) =>
    api('PUT', `/knowledge/questions/${id}/decision`, {
      body: { decision: 'accepted' },
      ...(as === undefined ? {} : { as }),
    })
  expect((await decide(missing)).status).toBe(404)
  expect((await decide('nonsense')).status).toBe(404)
  expect((await decide(missing, null)).status).toBe(401)
})

test.each([
  [{ subject: 'Re: Invoice', text: 'Hello,\nI need help. Where is my invoice? Thanks' }, 'Where is my invoice?'],
  [{ subject: 'Cannot sign in any more', text: 'Hi.' }, 'Cannot sign in any more'],
  [{ subject: '发票', text: '你好。请问发票在哪里下载？谢谢' }, '请问发票在哪里下载？'],
  [{ subject: '退款', text: '你好，谢谢。怎么退款？' }, '怎么退款？'],
  [{ subject: '', text: '' }, ''],
])('what a first message asks: %j', (message, question) => {
  expect(questionIn(message)).toBe(question)
})
