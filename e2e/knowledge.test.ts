import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faults } from './support/axe.ts'
import { openBrowser, openPage, PHONE } from './support/browser.ts'
import { aColleague, type Colleague } from './support/colleague.ts'
import { startServerOnCopy } from './support/server-on-copy.ts'
import { type ServerProcess, stopServers } from './support/server-process.ts'
import { until } from './support/until.ts'

let server: ServerProcess
let browser: Browser
let writer: Colleague
let reader: Colleague

beforeAll(async () => {
  server = await startServerOnCopy()
  browser = await openBrowser()
  writer = await aColleague(server, browser, { name: 'Wren Writer', role: 'agent' })
  reader = await aColleague(server, browser, { name: 'Lea Lead', role: 'lead' })
})

afterAll(async () => {
  await browser.close()
  await stopServers()
})

const content = (page: Page) => page.getByRole('textbox', { name: 'Text', exact: true })
const panel = (page: Page) => page.getByRole('complementary', { name: 'About this article' })

/** An article as the API makes it. */
async function anArticle(body: { title: string; content: string; language?: string; visibility?: string }) {
  const { json } = await server.api('POST', '/knowledge/articles', {
    body: { category: 'account', ...body },
    as: writer.id,
  })
  return json as { id: string; number: number; language: string }
}

/** Read by somebody else and published. */
async function published(article: { id: string; language: string }) {
  const text = `/knowledge/articles/${article.id}/texts/${article.language}`
  await server.api('PUT', `${text}/review`, { body: {}, as: writer.id })
  await server.api('PUT', `${text}/review/decision`, { body: { decision: 'approved' }, as: reader.id })
  const { status } = await server.api('PUT', `${text}/publication`, { body: {}, as: reader.id })
  expect(status).toBe(200)
}

test('an article is written from a template, read by another, found by misspelled words, voted on, and a suggestion follows', async () => {
  const page = await writer.open('/knowledge')
  await page.getByText('No articles yet').waitFor()
  expect(await faults(page)).toEqual([])
  await page.keyboard.press('c')
  const dialog = page.getByRole('dialog', { name: 'New article' })
  await dialog.getByText('Account how-to').click()
  await dialog.getByLabel('Title').fill('Reset your password')
  expect(await faults(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Start writing' }).click()

  await content(page).getByRole('heading', { name: 'Step-by-Step Instructions' }).waitFor()
  await content(page).getByRole('heading', { name: 'Overview' }).click()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('You have forgotten your password and cannot sign in. 1. choose nothing yet')
  await page.getByText('Not saved, kept in this browser').waitFor()
  await page.reload()
  await content(page).getByText('You have forgotten your password').waitFor()
  await page.keyboard.press('Control+s')
  await page.getByText('Saved', { exact: true }).waitFor()
  expect(await faults(page)).toEqual([])

  await panel(page).getByRole('button', { name: 'Ask for review' }).click()
  await page.getByRole('option', { name: /Lea Lead/ }).click()
  await panel(page).getByText('Waiting for Lea Lead.').waitFor()
  expect(await panel(page).getByRole('button', { name: 'Approve' }).count()).toBe(0)
  await page.context().close()

  const other = await reader.open('/knowledge/attention')
  await other
    .getByRole('region', { name: 'To be read' })
    .getByRole('link', { name: /Reset your password/ })
    .click()
  await panel(other).getByText('Wren Writer asks you to read it.').waitFor()
  await panel(other).getByRole('button', { name: 'Approve' }).click()
  await panel(other).getByRole('button', { name: 'Publish now' }).click()
  await panel(other)
    .getByRole('link', { name: /Open in the help center/ })
    .waitFor()

  const stranger = await openPage(browser)
  await stranger.goto(`${server.url}/help/en`)
  await stranger.getByRole('searchbox').fill('pasword rset')
  await stranger.keyboard.press('Enter')
  await stranger
    .getByRole('link', { name: /Reset your password/ })
    .first()
    .click()
  await stranger.getByRole('heading', { name: 'Reset your password', level: 1 }).waitFor()
  await stranger.getByRole('button', { name: 'No', exact: true }).click()
  const { id } = (await server.api('GET', '/knowledge/articles')).json.items[0]
  const votes = async () => (await server.api('GET', `/knowledge/articles/${id}`)).json.unhelpful_votes
  await until(async () => (await votes()) === 1)
  for (const number of [1, 2, 3, 4, 5, 6]) {
    const body = { rating: 1, comment: 'The link in the mail had expired', voter: `reader ${number}` }
    await server.api('POST', `/knowledge/articles/${id}/votes`, { body })
  }
  await other.goto(`${server.url}/knowledge/attention`)
  await other.getByText('Recurring negative feedback').first().waitFor()
  expect(await faults(other)).toEqual([])
  await stranger.context().close()
  await other.context().close()
})

test('an article in Chinese is found by Chinese words, and one for the desk by nobody outside', async () => {
  await published(
    await anArticle({
      title: '如何更改发票抬头',
      content: '## 操作步骤\n\n1. 打开“账单”\n2. 修改发票抬头',
      language: 'zh',
    }),
  )
  const secret = await anArticle({
    title: 'Refund limits of the desk',
    content: 'Up to 200 without asking.',
    visibility: 'internal',
  })
  await published(secret)
  const stranger = await openPage(browser, { locale: 'zh-CN' })
  await stranger.goto(`${server.url}/help/zh/search?q=${encodeURIComponent('修改发票抬头')}`)
  await stranger
    .getByRole('link', { name: /如何更改发票抬头/ })
    .first()
    .waitFor()
  await stranger.goto(`${server.url}/help/en/search?q=refund+limits`)
  expect(await stranger.getByText('Refund limits of the desk').count()).toBe(0)
  expect((await stranger.goto(`${server.url}/help/en/articles/${secret.number}`))?.status()).toBe(404)
  const desk = await writer.open('/knowledge/articles?q=refnd+limits')
  await desk.getByRole('link', { name: /Refund limits of the desk/ }).waitFor()
  expect(await faults(desk)).toEqual([])
  await stranger.context().close()
  await desk.context().close()
})

test('what somebody else saved meanwhile is shown and put together with what was being written', async () => {
  const { id } = await anArticle({
    title: 'Export your data',
    content: 'First line.\n\nSecond line.\n\nThird line.',
    language: 'en',
  })
  const page = await writer.open(`/knowledge/articles/${id}`)
  await page.getByRole('button', { name: 'Markdown' }).click()
  await content(page).fill('First line, by Wren.\n\nSecond line.\n\nThird line.')
  const body = { title: 'Export your data', content: 'First line.\n\nSecond line.\n\nThird line, by Lea.', based_on: 1 }
  await server.api('PUT', `/knowledge/articles/${id}/texts/en`, { body, as: reader.id })
  await page.getByText('Version 2 was saved while you were writing.').waitFor()
  await page.getByRole('button', { name: 'See what changed' }).click()
  await page.getByRole('dialog').getByText('by Lea').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Put both together' }).click()
  await until(
    async () => (await content(page).inputValue()) === 'First line, by Wren.\n\nSecond line.\n\nThird line, by Lea.',
  )
  await page.keyboard.press('Control+s')
  await page.getByText('Saved', { exact: true }).waitFor()
  await page.getByRole('tab', { name: 'Versions' }).click()
  await page.getByRole('button', { name: /v3/ }).click()
  await page.getByRole('dialog').getByText('by Wren').waitFor()
  expect(await faults(page)).toEqual([])
  await page.context().close()
})

test('a text that the writing face cannot hold stays in Markdown, word for word', async () => {
  const tasks = '- [ ] first\n- [x] second'
  const { id } = await anArticle({ title: 'A list of tasks', content: tasks, language: 'en' })
  const page = await writer.open(`/knowledge/articles/${id}`)
  await page.getByText('It stays in Markdown.').waitFor()
  expect(await content(page).inputValue()).toBe(tasks)
  await page.context().close()
})

test('beside a ticket an article goes into the reply as a link and counts as sent once it has left', async () => {
  const article = await anArticle({
    title: 'Change your e-mail address',
    content: 'Open the profile and choose a new e-mail address.',
    language: 'en',
  })
  await published(article)
  const ticket = (
    await server.api('POST', '/channels/live_chat/inbound', {
      body: {
        external_id: 'chat-1',
        from: { name: 'Bea Buyer', email: 'bea@shop.example' },
        subject: 'Change my e-mail address',
        text: 'How do I change my e-mail address?',
      },
    })
  ).json.ticket_id
  const page = await writer.open(`/tickets/${ticket}`)
  const articles = page.getByRole('region', { name: 'Articles' })
  await articles.getByRole('button', { name: 'Change your e-mail address' }).click()
  const drawer = page.getByRole('dialog', { name: 'Change your e-mail address' })
  await drawer.getByText('Open the profile').waitFor()
  expect(await faults(page)).toEqual([])
  await drawer.getByRole('button', { name: 'Insert link' }).click()
  const reply = page.getByRole('textbox', { name: 'Write a reply' })
  await until(async () => (await reply.inputValue()).includes(`/help/en/articles/${article.number}`))
  await page.keyboard.press('Control+Enter')
  await articles.getByRole('list', { name: 'In play' }).getByText('sent').waitFor()
  await page.context().close()
})

test('on a phone nothing is wider than the screen', async () => {
  const page = await reader.open('/knowledge', { viewport: PHONE, hasTouch: true, isMobile: true })
  await page.getByRole('link', { name: 'Reset your password' }).waitFor()
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(await overflow()).toBeLessThanOrEqual(0)
  await page.getByRole('link', { name: 'Reset your password' }).tap()
  await page.getByRole('textbox', { name: 'Title' }).waitFor()
  expect([(await overflow()) <= 0, await faults(page)]).toEqual([true, []])
  await page.context().close()
})
