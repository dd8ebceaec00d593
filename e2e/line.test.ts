import { simpleParser } from 'mailparser'
import nodemailer from 'nodemailer'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage, PHONE } from './support/browser.ts'
import { type ServerProcess, startServer, stopServers } from './support/server-process.ts'
import { type SmtpSink, startSmtpSink } from './support/smtp-sink.ts'
import { until } from './support/until.ts'

let server: ServerProcess
let sink: SmtpSink
let browser: Browser
let page: Page

beforeAll(async () => {
  sink = await startSmtpSink()
  server = await startServer({ env: { SMTP_URL: sink.url } })
  browser = await openBrowser()
  page = await openPage(browser)
  // Replies leave at once here; that they can be taken back is another journey.
  await page.addInitScript(() => localStorage.setItem('sr.preferences', JSON.stringify({ undo_seconds: 0 })))
})

afterAll(async () => {
  await browser.close()
  await stopServers()
  await sink.stop()
})

interface CustomerMail {
  subject: string
  text: string
  to?: string
  messageId?: string
  inReplyTo?: string
}

/** The customer's own mail program. */
async function customerWrites(mail: CustomerMail): Promise<void> {
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port: server.smtp_port })
  await transport.sendMail({ from: '"Bea Buyer" <bea@shop.example>', to: 'support@desk.example', ...mail })
  transport.close()
}

const rows = () => page.getByRole('list', { name: 'Tickets' })
const answer = (page: Page) => page.getByRole('textbox', { name: 'Write a reply' })
const send = (page: Page) => page.getByRole('button', { name: 'Send', exact: true })

test('a mail arrives, is answered, and the conversation goes on in one ticket', async () => {
  await page.goto(await server.signInLink())
  await page.getByLabel('Your name').fill('Ada Admin')
  await page.getByLabel('E-mail').fill('ada@desk.example')
  await page.getByRole('button', { name: 'Create and sign in' }).click()
  await page.waitForURL(/settings/)
  expect(page.url()).not.toContain('#')
  await page.goto(`${server.url}/tickets`)
  await page.getByRole('status').filter({ hasText: 'Live' }).waitFor()

  // The page is never loaded again from here on: what appears, appears by itself.
  await page.evaluate(() => Object.assign(window, { stillTheSamePage: true }))
  await customerWrites({
    subject: 'Invoice 发票 is wrong',
    text: 'Hello,\n\nyou charged me twice.',
    messageId: '<first@shop.example>',
  })
  await rows().getByText('Invoice 发票 is wrong').click()
  await page.getByText('you charged me twice.').last().waitFor()

  await answer(page).fill('Dear Bea,\n\nwe have sent the money back.')
  await send(page).click()
  const sent = await until(() => sink.mails.find(({ to }) => to.includes('bea@shop.example')))
  const mail = await simpleParser(Buffer.from(sent.raw, 'latin1'))
  expect(mail).toMatchObject({
    inReplyTo: '<first@shop.example>',
    references: '<first@shop.example>',
    subject: 'Re: Invoice 发票 is wrong',
  })
  expect(mail.from?.value[0]?.address).toBe('support@desk.example')
  expect(mail.replyTo?.value[0]?.address).toMatch(/^support\+t\.1\.[0-9a-f]{20}@desk\.example$/)
  expect(mail.text).toContain('we have sent the money back.')
  await page.getByText('Sent', { exact: true }).first().waitFor()

  await customerWrites({
    subject: 'Re: Invoice 发票 is wrong',
    text: 'I cannot see it yet.\n\nOn Monday, Support wrote:\n> we have sent the money back.',
    inReplyTo: mail.messageId!,
  })
  await page.getByText('I cannot see it yet.').last().waitFor()
  const { json } = await server.api('GET', '/tickets')
  expect(json.items).toHaveLength(1)
  expect(json.items[0]).toMatchObject({ status: 'open', message_count: 3, assignee_name: 'Ada Admin' })
  expect(await page.evaluate(() => 'stillTheSamePage' in window)).toBe(true)
})

test('a reply written on a stale view is stopped; the text stays and can be sent knowingly', async () => {
  await answer(page).fill('My answer to what I saw')
  // The browser is cut off while somebody else answers.
  await page.context().setOffline(true)
  const [ticket] = (await server.api('GET', '/tickets')).json.items
  await server.api('POST', `/tickets/${ticket.id}/messages`, {
    body: { kind: 'reply', text: 'A colleague was faster' },
  })
  await page.context().setOffline(false)
  await page.getByText('A colleague was faster').last().waitFor()
  expect(await answer(page).inputValue()).toBe('My answer to what I saw')
})

test('a draft survives a reload', async () => {
  await answer(page).fill('Half a sentence')
  await until(async () => {
    const [ticket] = (await server.api('GET', '/tickets')).json.items
    const ada = (await server.api('GET', '/users')).json.items.find(
      ({ name }: { name: string }) => name === 'Ada Admin',
    )
    const drafts = (await server.api('GET', `/tickets/${ticket.id}/drafts`, { as: ada.id })).json.items
    return drafts.some(({ text }: { text: string }) => text === 'Half a sentence')
  })
  await page.reload()
  await until(async () => (await answer(page).inputValue()) === 'Half a sentence')
})

test('on a phone: from the list to a sent answer', async () => {
  const phone = await openPage(browser, {
    viewport: PHONE,
    storageState: await page.context().storageState(),
    hasTouch: true,
  })
  await phone.addInitScript(() => localStorage.setItem('sr.preferences', JSON.stringify({ undo_seconds: 0 })))
  await customerWrites({ subject: 'From the road', text: 'Where is my parcel?', messageId: '<road@shop.example>' })
  await phone.goto(`${server.url}/tickets`)
  await phone.getByText('From the road').first().click()
  await phone.getByText('Where is my parcel?').last().waitFor()
  await answer(phone).fill('It is on its way.')
  await send(phone).click()
  await until(() => sink.mails.some(({ raw }) => raw.includes('<road@shop.example>')))
  const overflow = await phone.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
  await phone.context().close()
})

test('signing out ends it', async () => {
  const cookies = await page.context().cookies()
  expect(cookies.find(({ name }) => name === 'support_session')).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
  await page.evaluate(() => fetch('/api/v1/sessions/current', { method: 'DELETE' }))
  await page.goto(`${server.url}/tickets`)
  await page.getByRole('textbox', { name: 'Password' }).waitFor()
})
