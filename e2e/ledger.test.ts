import nodemailer from 'nodemailer'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage } from './support/browser.ts'
import { startServerOnCopy } from './support/server-on-copy.ts'
import { type ServerProcess, stopServers } from './support/server-process.ts'
import { signInFirstAdmin } from './support/sign-in.ts'
import { refusing, type SmtpSink, startSmtpSink } from './support/smtp-sink.ts'
import { until } from './support/until.ts'

let sink: SmtpSink
let server: ServerProcess
let browser: Browser
let page: Page

beforeAll(async () => {
  sink = await startSmtpSink()
  server = await startServerOnCopy({ SMTP_URL: sink.url })
  browser = await openBrowser()
  const [name, value] = (await signInFirstAdmin(server)).split('=')
  page = await openPage(browser)
  await page.context().addCookies([{ name: name!, value: value!, url: server.url }])
})

afterAll(async () => {
  await browser.close()
  await sink.stop()
  await stopServers()
})

/** Hands a mail over at our door, as another server does. */
async function arrive({ from, head }: { from: string; head: string[] }): Promise<void> {
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port: server.smtp_port, ignoreTLS: true })
  const raw = [...head, 'Content-Type: text/plain; charset=utf-8', '', 'Please look into it.', ''].join('\r\n')
  await transport.sendMail({ envelope: { from, to: ['support@desk.example'] }, raw })
  transport.close()
}

const open = (path: string) => page.goto(`${server.url}${path}`)
const button = (name: string | RegExp) => page.getByRole('button', { name })

test('a mail that names no writer is set aside, looked at, filed as a message, and leads to its ticket', async () => {
  await arrive({ from: '', head: ['To: support@desk.example', 'Subject: A scan without a sender'] })
  await until(async () => (await server.api('GET', '/mail/ledger')).json.quarantined === 1)
  await open('/settings/ledger')
  await page.getByText('1 mail is set aside').waitFor({ state: 'attached' })
  await button('1 set aside').click()
  await page.getByText('It does not say who wrote it').waitFor()

  // By keys alone: to the row, into it, out of it.
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  const drawer = page.getByRole('dialog')
  await drawer.getByText('It needs a person').waitFor()
  expect(new URL(page.url()).searchParams.get('mail')).toBeTruthy()
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/A scan without/)
  await page.keyboard.press('Enter')

  await button('Show the raw mail').click()
  const raw = page.getByRole('region', { name: 'Raw mail, read only' })
  await expect.poll(() => raw.textContent()).toMatch(/Subject: A scan without a sender\r?\n.*Please look into it\./s)

  await button('File as a message').click()
  await drawer.getByText('Filed. The ticket can be opened.').waitFor()
  await drawer.getByRole('link', { name: 'Open ticket' }).click()
  await page.getByRole('heading', { name: 'A scan without a sender' }).waitFor()
  expect((await server.api('GET', '/mail/ledger')).json).toMatchObject({ received: 1, filed: 1, quarantined: 0 })
})

test('an answer that was refused is shown with the peer’s words, and arrives at another address', async () => {
  sink.answer = refusing(550, '5.1.1 <bea@shpo.example>: no such user here')
  const from = { name: 'Bea Buyer', email: 'bea@shpo.example' }
  const inbound = { external_id: 'order', from, subject: 'Where is my order?', text: 'It was to arrive on Friday.' }
  const { json: ticket } = await server.api('POST', '/channels/email/inbound', { body: inbound })
  await server.api('POST', `/tickets/${ticket.ticket_id}/messages`, { body: { kind: 'reply', text: 'On its way.' } })
  await until(async () => (await server.api('GET', '/outbox/counts')).json.failed === 1)

  await open('/settings/outbox')
  await page.getByText('1 customer waits for an answer that never came.').waitFor()
  const row = page.getByRole('listitem').filter({ hasText: 'Bea Buyer' })
  await row.getByText('5.1.1 <bea@shpo.example>: no such user here').waitFor()
  await row.getByText('This address does not exist.').waitFor()

  sink.answer = () => {}
  await row.getByRole('button', { name: 'Send to another address' }).click()
  const field = row.getByLabel('Address instead of bea@shpo.example')
  await field.fill('bea at shop')
  await row.getByRole('button', { name: 'Send', exact: true }).click()
  await row.getByText('bea at shop is no e-mail address').waitFor()
  await field.fill('bea@shop.example')
  await field.press('Enter')
  await page.getByText('Every answer has arrived').waitFor()
  await until(() => sink.mails.length === 1)
  expect(sink.mails[0]).toMatchObject({ to: ['bea@shop.example'], raw: expect.stringContaining('On its way.') })
})

test('several answers that were refused are sent again together, and the badge goes with them', async () => {
  sink.answer = refusing(552, '5.2.2 over quota')
  for (const name of ['carl', 'dora']) {
    const inbound = { external_id: name, from: { email: `${name}@shop.example` }, subject: 'Hello', text: 'Hello?' }
    const { json: ticket } = await server.api('POST', '/channels/email/inbound', { body: inbound })
    await server.api('POST', `/tickets/${ticket.ticket_id}/messages`, { body: { kind: 'reply', text: 'Hello.' } })
  }
  await until(async () => (await server.api('GET', '/outbox/counts')).json.failed === 2)
  await open('/settings/outbox')
  await page.getByText('2 answers never arrived').waitFor({ state: 'attached' })
  await until(async () => (await page.getByText('The customer’s mailbox is full.').count()) === 2)
  sink.answer = () => {}
  await page.getByLabel('Select all that are shown').check()
  await button('Send 2 again').click()
  await page.getByText('2 are on their way again').waitFor()
  await page.getByText('Every answer has arrived').waitFor()
  await page.getByText('2 answers never arrived').waitFor({ state: 'detached' })
  await until(() => sink.mails.length === 3)
})

test('mail of a blocked domain is dropped; after it is let in again, what was dropped becomes a ticket', async () => {
  await open('/settings/blocks')
  const field = page.getByLabel('Address or domain')
  await field.fill('gmail.com')
  await button('Block').click()
  await page.getByText('Many people who have nothing to do with each other use this domain.').waitFor()
  await field.fill('@leads.example')
  await page.getByText('Keeps out everybody at leads.example').waitFor()
  await button('Block').click()
  const block = page.getByRole('listitem').filter({ hasText: 'leads.example' })
  await block.waitFor()

  const head = ['From: Offers <offers@leads.example>', 'To: support@desk.example', 'Subject: Ten thousand leads']
  await arrive({ from: 'offers@leads.example', head })
  await until(async () => (await server.api('GET', '/mail/ledger')).json.dropped === 1)

  await block.getByRole('button', { name: 'Let in again: leads.example' }).click()
  await page.getByText('leads.example is let in again').waitFor()
  await button('Undo').click()
  await block.waitFor()
  await until(async () => (await server.api('GET', '/channels/blocks')).json.items.length === 1)
  await block.getByRole('button', { name: 'Let in again: leads.example' }).click()
  await page.getByText('Nobody is blocked').waitFor()
  await until(async () => (await server.api('GET', '/channels/blocks')).json.items.length === 0)

  await page.getByRole('link', { name: 'Mail dropped because of a block' }).click()
  await page.getByRole('link', { name: /Ten thousand leads/ }).click()
  await button('Process again').click()
  await page.getByText('Filed. The ticket can be opened.').waitFor()
  await page.getByRole('dialog').getByRole('link', { name: 'Open ticket' }).click()
  await page.getByRole('heading', { name: 'Ten thousand leads' }).waitFor()
})
