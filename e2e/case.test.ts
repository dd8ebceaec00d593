import { readFile } from 'node:fs/promises'
import { type ParsedMail, simpleParser } from 'mailparser'
import nodemailer from 'nodemailer'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage } from './support/browser.ts'
import { startServerOnCopy } from './support/server-on-copy.ts'
import { type ServerProcess, stopServers } from './support/server-process.ts'
import { signInFirstAdmin } from './support/sign-in.ts'
import { type SmtpSink, startSmtpSink } from './support/smtp-sink.ts'
import { until } from './support/until.ts'

let server: ServerProcess
let sink: SmtpSink
let browser: Browser
let page: Page
let ada: string
/** The tickets of this morning, by their subjects. */
const tickets = new Map<string, string>()

const ANGRY = '又扣了两次钱！！！'
const MORNING = [
  {
    from: '"Tom Okafor" <tom@northpeak.example>',
    subject: 'Changing my display name',
    text: 'Hello, where can I change my display name? No hurry. Tom',
  },
  {
    from: '"Priya Nair" <priya@lumen.example>',
    subject: 'Production is down',
    text: 'Your API answers every request with error 500, our production is down and all our customers are affected. Urgent!',
  },
  {
    from: '"Marco Bellini" <marco@forno.example>',
    subject: 'Wrong invoice',
    text: 'Hello, my invoice for October has the wrong amount. Please correct it. Marco',
  },
  {
    from: '"陈晓雨" <chen@yunfan.example>',
    subject: ANGRY,
    text: '你们到底在搞什么？！上个月的费用重复扣款了两次，我已经是第三次联系你们了，还是没有人处理，太让人失望了！请马上把多扣的钱退给我们公司，今天之内必须解决，否则我们就换供应商！\n\n陈晓雨\n云帆科技',
  },
]

beforeAll(async () => {
  sink = await startSmtpSink()
  server = await startServerOnCopy({ SMTP_URL: sink.url })
  browser = await openBrowser()
  page = await openPage(browser)
  const [name, value] = (await signInFirstAdmin(server)).split('=')
  await page.context().addCookies([{ name: name!, value: value!, url: server.url }])
  await page.addInitScript(() => localStorage.setItem('sr.preferences', JSON.stringify({ undo_seconds: 0 })))
  const { items } = (await server.api('GET', '/users')).json
  ada = items.find((user: { name: string }) => user.name === 'Ada Admin').id
  await server.api('POST', '/companies', {
    body: { name: '云帆科技', domain: 'yunfan.example', account_type: 'enterprise' },
  })
  for (const mail of MORNING) await customerWrites(mail)
})

afterAll(async () => {
  await browser.close()
  await stopServers()
  await sink.stop()
})

async function customerWrites(mail: (typeof MORNING)[number]): Promise<void> {
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port: server.smtp_port })
  await transport.sendMail({ ...mail, to: 'support@desk.example' })
  transport.close()
  const filed = await until(async () => {
    const { items } = (await server.api('GET', '/tickets')).json
    return items.find(({ subject }: { subject: string }) => subject === mail.subject)
  })
  tickets.set(mail.subject, filed.id)
}

const angry = () => tickets.get(ANGRY)!
const ticket = async () => (await server.api('GET', `/tickets/${angry()}`)).json
const panel = () => page.getByRole('complementary', { name: 'Details' })
const dialog = () => page.getByRole('dialog')

test('an angry Chinese mail of an enterprise about money is understood, and stands first; each of it says why', async () => {
  expect(await ticket()).toMatchObject({
    ...{ language: 'zh', category: 'billing', emotion: 'frustrated', urgency: 'high' },
    ...{ team: 'billing_specialist', tier: 'tier1_general', queue_class: 'enterprise_customers' },
  })
  expect(['high', 'critical']).toContain((await ticket()).priority)

  await page.goto(`${server.url}/tickets?view=unassigned&sort=queue`)
  await page.locator(`a[data-ticket="${angry()}"]`).waitFor()
  const order = await page.locator('a[data-ticket]').evaluateAll((links) => links.map((link) => link.dataset.ticket))
  expect(order).toEqual(MORNING.map(({ subject }) => tickets.get(subject)).toReversed())

  await page.locator(`a[data-ticket="${angry()}"]`).click()
  for (const [facet, value] of [
    ['Category', 'Billing'],
    ['Emotion', 'Frustrated'],
    ['Urgency', 'High'],
  ]) {
    await panel()
      .getByRole('button', { name: new RegExp(`^Correct ${facet}.*${value}`) })
      .waitFor()
  }
  await explains('Category', 'What was found')
  await explains('Emotion', 'What was found')
  await panel().getByRole('button', { name: 'How the priority came about' }).click()
  await dialog()
    .getByRole('cell', { name: /this ticket/ })
    .waitFor()
  await page.keyboard.press('Escape')
  await explains('Team', 'billing_questions|about money|Billing')
  await explains('Queue', 'Enterprise')
})

async function explains(what: string, words: string): Promise<void> {
  await panel()
    .getByRole('button', { name: `Why: ${what}` })
    .click()
  const why = page.getByRole('dialog', { name: `Why: ${what}` })
  await why.getByText(new RegExp(words)).first().waitFor()
  await page.keyboard.press('Escape')
  await why.waitFor({ state: 'detached' })
}

test('it is answered and resolved; the customer says "not yet" in their language, and the same ticket is open again', async () => {
  await page
    .getByRole('textbox', { name: 'Write a reply' })
    .fill('陈女士您好，重复扣款已经全部退回，三个工作日内到账。详情见 https://help.example/refunds')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await until(async () => (await ticket()).first_response_at !== null)
  const asks = await resolve()
  expect(asks.subject).toContain(ANGRY)
  const customer = await openPage(browser, { javaScriptEnabled: false, locale: 'zh-CN' })
  await customer.goto(linkIn(asks, '还没有解决'))
  expect(await customer.locator('html').getAttribute('lang')).toMatch(/^zh/)
  await customer.getByRole('textbox').fill('只收到一笔退款，还差一笔。')
  await customer.getByRole('button').first().click()
  await until(async () => (await ticket()).status === 'open')
  expect(await ticket()).toMatchObject({ confirmation: 'rejected', id: angry() })
  await page.getByText('只收到一笔退款，还差一笔。').first().waitFor()
  await customer.context().close()
})

test('resolved again, it is confirmed, closed and rated 2, which becomes a task', async () => {
  await page.getByRole('textbox', { name: 'Write a reply' }).fill('第二笔也已退回，给您添麻烦了。')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByText('第二笔也已退回', { exact: false }).first().waitFor()
  const asks = await resolve()
  const customer = await openPage(browser, { javaScriptEnabled: false, locale: 'zh-CN' })
  await customer.goto(linkIn(asks, '已经解决'))
  await customer.getByRole('button').first().click()
  await until(async () => (await ticket()).status === 'closed')
  expect((await ticket()).confirmation).toBe('confirmed')
  await customer.getByRole('radio', { name: /^2/ }).check()
  await customer.getByRole('textbox').fill('处理太慢。')
  await customer.getByRole('button').first().click()
  await customer.context().close()

  const task = await until(async () => {
    const { items } = (await server.api('GET', `/tasks?kind=unhappy_rating&ticket_id=${angry()}`)).json
    return items[0]
  })
  expect(task).toMatchObject({ owner_id: ada, state: 'open', source: 'rating' })
  await page.goto(`${server.url}/tasks`)
  await page.getByRole('listitem').filter({ hasText: 'unhappy' }).first().waitFor()
})

test('its report has every line of the template, and says what is known', async () => {
  const [actual, golden] = [await reportText(), await readFile(new URL('golden/report.md', import.meta.url), 'utf8')]
  expect(withoutValues(actual)).toEqual(golden)
})

/** Resolves by key with what the dialog knows and one cause, and returns the mail that asks the customer. */
async function resolve(): Promise<ParsedMail> {
  const before = sink.mails.length
  await page.getByRole('textbox', { name: 'Write a reply' }).blur()
  await page.keyboard.press('e')
  const cause = dialog().getByRole('combobox', { name: 'Cause' })
  await cause.waitFor()
  if ((await cause.inputValue()) !== 'Billed wrongly') {
    await cause.fill('Billed')
    await page.getByRole('option', { name: /Billed wrongly/ }).click()
  }
  await page.keyboard.press('ControlOrMeta+Enter')
  await dialog().waitFor({ state: 'detached' })
  await until(async () => (await ticket()).status === 'resolved')
  return until(async () => {
    const mails = await Promise.all(sink.mails.slice(before).map(({ raw }) => simpleParser(Buffer.from(raw, 'latin1'))))
    return mails.find(({ html }) => String(html).includes('/c/'))
  })
}

function linkIn(mail: ParsedMail, says: string): string {
  const found = new RegExp(`<a [^>]*href="([^"]+)"[^>]*>[^<]*${says}[^<]*</a>`).exec(String(mail.html))
  return found![1]!.replaceAll('&amp;', '&')
}

async function reportText(): Promise<string> {
  return until(async () => {
    const { json } = await server.api('GET', `/tickets/${angry()}/report.md`)
    return String(json).includes('2/5') || String(json).includes('2 of 5') ? String(json) : undefined
  })
}

/** Dates, durations and numbers of this run, made equal for every run. */
const withoutValues = (text: string): string =>
  text
    .replace(/\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z| UTC)?/g, '<moment>')
    .replace(/\d{4}-\d{2}-\d{2}/g, '<day>')
    .replace(/SR-\d+/g, '<case>')
    .replace(/(Resolution Time:\S*) .*/, '$1 <span>')
