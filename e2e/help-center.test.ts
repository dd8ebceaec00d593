import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faults } from './support/axe.ts'
import { DESKTOP, openBrowser, openPage, PHONE } from './support/browser.ts'
import { type ServerProcess, startServer, stopServers } from './support/server-process.ts'
import { type SmtpSink, startSmtpSink } from './support/smtp-sink.ts'
import { until } from './support/until.ts'

let server: ServerProcess
let browser: Browser
let sink: SmtpSink
let shop: Server
/** Paths of what was published. */
const paths: Record<string, string> = {}

const RESET = `A new password takes about two minutes.

## Before you begin

You need the mailbox you signed up with.

## Ask for a link

1. Open the sign-in page and choose *Forgot password*.
2. Enter your address and press **Send link**.
3. Follow the link in the mail.

> The link works once.

## If no mail arrives

| What you see | What it means |
| --- | --- |
| "Unknown address" | Another address was used |

\`\`\`sh
responder reset-password --user ana@example.com --with-a-very-long-option --and-another-one --and-one-more
\`\`\`
`
const ZH =
  '重新设置密码大约需要两分钟。\n\n## 开始之前\n\n您需要注册时使用的邮箱。\n\n## 获取链接\n\n1. 打开登录页面。\n2. 输入邮箱。\n\n## 没有收到邮件\n\n请检查垃圾邮件文件夹。'

beforeAll(async () => {
  sink = await startSmtpSink()
  server = await startServer({ env: { SMTP_URL: sink.url } })
  browser = await openBrowser()
  await server.api('PUT', '/framework', { body: { text: 'knowledge: { deflection: { holdout_percent: 0 } }' } })
  paths.reset = await publish({ title: 'Reset your password', summary: 'How to get back in.', content: RESET })
  await translate(paths.reset, { title: '重置密码', content: ZH })
  paths.invoice = await publish({
    title: 'Download an invoice',
    content: 'Every invoice as a PDF.',
    category: 'billing',
  })
  paths.internal = await publish({
    title: 'Runbook of the zebra outage',
    content: 'Secret steps.',
    visibility: 'internal',
  })
  shop = createServer((_request, reply) =>
    reply
      .setHeader('content-type', 'text/html')
      .end(
        `<!doctype html><html lang="en"><title>A shop</title><main><h1>A shop</h1><a href="#x">A link</a></main><script src="${server.url}/widget.js" data-language="en" data-accent="#0b7285"></script></html>`,
      ),
  ).listen(0, '127.0.0.1')
})

afterAll(async () => {
  shop.close()
  await browser.close()
  await sink.stop()
  await stopServers()
})

/** Its path, as readers find it. */
async function publish({ category = 'account', ...article }: Record<string, string>): Promise<string> {
  const { json } = await server.api('POST', '/knowledge/articles', { body: { category, language: 'en', ...article } })
  const done = await server.api('PUT', `/knowledge/articles/${json.id}/texts/en/publication`, { body: {} })
  expect([done.status, done.json.detail]).toEqual([200, undefined])
  const slug = article.title!.toLowerCase().replaceAll(' ', '-')
  return `/help/en/articles/${json.number}-${slug}`
}

async function translate(path: string, text: { title: string; content: string }): Promise<void> {
  const number = Number(/\/(\d+)-/.exec(path)![1])
  const { items } = (await server.api('GET', '/knowledge/articles')).json
  const { id } = items.find((one: { number: number }) => one.number === number)
  await server.api('PUT', `/knowledge/articles/${id}/texts/zh`, { body: { ...text, based_on: 0 } })
  const done = await server.api('PUT', `/knowledge/articles/${id}/texts/zh/publication`, { body: {} })
  expect([done.status, done.json.detail]).toEqual([200, undefined])
}

/** A page on which nothing may go wrong unseen. Pages that are not there are answered with 404, which browsers put down. */
async function reading(options: Parameters<typeof openPage>[1] = {}): Promise<{ page: Page; wrong: string[] }> {
  const page = await openPage(browser, options)
  const wrong: string[] = []
  page.on('console', (said) => {
    if (said.type() === 'error' && !/status of 404/.test(said.text())) wrong.push(said.text())
  })
  return { page, wrong }
}

test('without a script: a misspelled search, the article, a vote, and a message that becomes one ticket', async () => {
  const { page, wrong } = await reading({ javaScriptEnabled: false, viewport: PHONE })
  await page.goto(`${server.url}/help`)
  await page.getByRole('searchbox', { name: 'Search the help center' }).fill('pasword rset')
  await page.getByRole('button', { name: 'Search' }).click()
  await page.getByRole('heading', { name: 'Answers for “pasword rset”' }).waitFor()
  await page
    .getByRole('link', { name: /Reset your password/ })
    .first()
    .click()
  await page.getByRole('heading', { level: 1, name: 'Reset your password' }).waitFor()
  await page.getByRole('button', { name: 'No', exact: true }).click()
  await page.getByLabel('Your comment').fill('Which button?')
  await page.getByRole('button', { name: 'Send my comment' }).click()
  await page.getByText('Thank you for writing').waitFor()

  await page.getByRole('link', { name: 'Write to us' }).click()
  const subject = page.getByLabel('What is it about?')
  expect(await subject.inputValue()).toBe('Reset your password')
  await page.getByLabel('Your name').fill('Ana')
  await page.getByLabel('Your e-mail address').fill('ana@customer.example')
  await page.getByLabel('What happened?').fill('I asked to reset my password and no link comes.')
  await page.getByRole('button', { name: 'Send my message' }).click()
  await page.getByRole('heading', { name: 'Before you send it: is the answer here?' }).waitFor()
  expect(await page.getByRole('link', { name: /Reset your password/ }).count()).toBe(1)
  await page.getByRole('button', { name: 'No, send my message' }).click()
  const sent = await page.getByRole('heading', { name: 'We have your message' }).textContent()
  const { items } = (await server.api('GET', '/tickets')).json
  expect(items).toHaveLength(1)
  expect(items[0]).toMatchObject({ subject: 'Reset your password', case_id: sent!.split(': ')[1] })
  await until(() => sink.mails.some(({ raw }) => raw.includes(items[0].case_id)))
  expect(wrong).toEqual([])
  await page.context().close()
})

test('a Chinese question finds the Chinese article', async () => {
  const { page } = await reading({ javaScriptEnabled: false, locale: 'zh-CN' })
  await page.goto(`${server.url}/help`)
  await page.getByRole('searchbox').fill('密码忘了怎么重置')
  await page.getByRole('button', { name: '搜索' }).click()
  await page
    .getByRole('link', { name: /重置密码/ })
    .first()
    .click()
  await page.getByRole('heading', { level: 1, name: '重置密码' }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
  await page.context().close()
})

test('an internal article never comes to the public: by address, search, suggestion, sitemap or API', async () => {
  const open = async (path: string, init: RequestInit = {}) => {
    const reply = await fetch(`${server.url}${path}`, init)
    return { status: reply.status, text: await reply.text() }
  }
  expect((await open(paths.internal!)).status).toBe(404)
  const token = /name="token" value="([^"]+)"/.exec((await open('/help/en/contact')).text)![1]!
  const body = new URLSearchParams({
    subject: 'zebra outage runbook',
    message: 'The runbook of the zebra outage',
    token,
  })
  const replies = await Promise.all([
    open('/help/en'),
    open('/help/en/search?q=zebra'),
    open('/help/en/offers?q=zebra'),
    open('/help/en/categories/account'),
    open('/help/sitemap.xml'),
    open('/help/en/panel/search?q=zebra'),
    open('/help/en/contact/offers', { method: 'POST', body }),
    open('/api/v1/knowledge/search?q=zebra'),
    open('/api/v1/knowledge/articles'),
  ])
  for (const { text } of replies) expect(text).not.toMatch(/runbook of|Secret steps/i)
})

const LOOKS = [
  { viewport: DESKTOP, colorScheme: 'light' },
  { viewport: DESKTOP, colorScheme: 'dark' },
  { viewport: PHONE, colorScheme: 'light' },
  { viewport: PHONE, colorScheme: 'dark' },
] as const

test('every page is usable by everybody: both languages, light and dark, from 360 px on, without an error', async () => {
  const all = ['en', 'zh'].flatMap((language) =>
    [
      '',
      '/search?q=password',
      '/search?q=qqqqqq',
      '/contact',
      '/sign-in',
      '/categories/account',
      '/nowhere',
      '/panel',
    ].map((rest) => `/help/${language}${rest}`),
  )
  for (const look of LOOKS) {
    const { page, wrong } = await reading(look)
    for (const path of [...all, paths.reset!, `${paths.reset}?voted=no`, paths.reset!.replace('/en/', '/zh/')]) {
      await page.goto(`${server.url}${path}`)
      expect([path, await faults(page, { all: true })]).toEqual([path, []])
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect([path, overflow <= 0]).toEqual([path, true])
    }
    expect(wrong).toEqual([])
    await page.context().close()
  }
})

test('pages are light and come at once', async () => {
  const TIMES = 15
  const pages = [
    '/help/en',
    '/help/zh',
    paths.reset!,
    '/help/en/search?q=password',
    '/help/en/categories/account',
    '/help/en/contact',
  ]
  for (const path of pages) {
    const took: number[] = []
    let bytes = 0
    for (let time = 0; time < TIMES; time++) {
      const began = performance.now()
      bytes = (await (await fetch(`${server.url}${path}`)).arrayBuffer()).byteLength
      took.push(performance.now() - began)
    }
    const middle = took.toSorted((a, b) => a - b)[Math.floor(TIMES / 2)]!
    console.log(`${path}: ${(bytes / 1024).toFixed(1)} kB, ${middle.toFixed(1)} ms (median of ${TIMES}, over HTTP)`)
    expect([path, bytes <= 60 * 1024, middle <= 50]).toEqual([path, true, true])
  }
})

test('with a script, articles are offered while one types, and reached with the keyboard', async () => {
  const { page, wrong } = await reading()
  await page.goto(`${server.url}/help/en`)
  await page.getByRole('searchbox').pressSequentially('pasword')
  await page.getByRole('list', { name: 'Search the help center' }).getByRole('link').first().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Reset your password' }).waitFor()
  await page.goto(`${server.url}/help/en/contact`)
  await page.getByLabel('What is it about?').fill('Reset password')
  await page.getByLabel('What happened?').fill('I cannot reset my password: no link comes.')
  await page.getByRole('heading', { name: 'These may answer it already' }).waitFor()
  expect(await faults(page, { all: true })).toEqual([])
  expect(wrong).toEqual([])
  await page.context().close()
})

test('on another site: a button, nothing over the page unasked, the keyboard, and what was open stays open', async () => {
  const { page, wrong } = await reading()
  const site = `http://127.0.0.1:${(shop.address() as AddressInfo).port}/`
  await page.goto(site)
  const button = page.getByRole('button', { name: 'Help', exact: true })
  await button.waitFor()
  expect(page.frames()).toHaveLength(1)
  await page.getByRole('link', { name: 'A link' }).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const panel = page.frameLocator('iframe')
  await panel.getByRole('searchbox').fill('pasword')
  await panel.getByRole('button', { name: 'Search' }).click()
  await panel
    .getByRole('link', { name: /Reset your password/ })
    .first()
    .click()
  await panel.getByRole('heading', { level: 1, name: 'Reset your password' }).waitFor()
  await panel.getByRole('link', { name: 'Write to us' }).click()
  await panel.getByLabel('What happened?').press('Escape')
  await page.getByRole('button', { name: 'Help', exact: true }).waitFor()
  expect(await page.evaluate('document.cookie')).toBe('')
  await page.evaluate('window.helpCenter.open()')
  await page.goto(`${site}other`)
  await page.getByRole('button', { name: 'Close help' }).waitFor()
  await page.frameLocator('iframe').getByRole('searchbox').waitFor()
  expect(wrong).toEqual([])
  await page.context().close()
})
