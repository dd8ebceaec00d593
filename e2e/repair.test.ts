import { setTimeout as sleep } from 'node:timers/promises'
import { simpleParser } from 'mailparser'
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

beforeAll(async () => {
  sink = await startSmtpSink()
  server = await startServerOnCopy({ SMTP_URL: sink.url })
  browser = await openBrowser()
  page = await openPage(browser)
  const [name, value] = (await signInFirstAdmin(server)).split('=')
  await page.context().addCookies([{ name: name!, value: value!, url: server.url }])
  await customerWrites({
    from: 'bea@shop.example',
    subject: 'Invoice',
    text: 'You charged me twice.',
    messageId: FIRST,
  })
  await page.goto(`${server.url}/tickets`)
  await page.getByRole('status').filter({ hasText: 'Live' }).waitFor()
})

afterAll(async () => {
  await browser.close()
  await stopServers()
  await sink.stop()
})

const FIRST = '<first@shop.example>'

interface CustomerMail {
  from: string
  subject: string
  text: string
  messageId?: string
  inReplyTo?: string
}

async function customerWrites(mail: CustomerMail): Promise<void> {
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port: server.smtp_port })
  await transport.sendMail({ to: 'support@desk.example', ...mail })
  transport.close()
}

const rows = () => page.getByRole('list', { name: 'Tickets' })
const messages = () => page.getByRole('log', { name: 'Messages' })
const answer = () => page.getByRole('textbox', { name: 'Write a reply' })
const send = () => page.getByRole('button', { name: 'Send', exact: true })
const button = (name: string) => page.getByRole('button', { name, exact: true })
const ticketAbout = async (subject: string) =>
  (await server.api('GET', `/tickets?q=${subject}`)).json.items.find(
    (row: { subject: string }) => row.subject === subject,
  )
const sentTo = (address: string) => sink.mails.filter(({ to }) => to.includes(address))

test('a reply is taken back: nothing leaves, and text, file and copies stand in the composer again', async () => {
  await rows().getByText('Invoice').click()
  await messages().getByText('You charged me twice.').waitFor()
  await page.getByRole('button', { name: 'Add Bcc' }).click()
  const bcc = page.getByRole('textbox', { name: 'Blind copy to' })
  await bcc.fill('books@desk')
  await bcc.press('Enter')
  await page.getByText('“books@desk” is not an e-mail address').waitFor()
  await button('Remove books@desk').click()
  await bcc.fill('"Books, Our" <books@audit.example>; tax@audit.example ')
  await bcc.press('Enter')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'credit.txt', mimeType: 'text/plain', buffer: Buffer.from('12.00') })
  await answer().fill('We have sent 12 back.')
  await until(() => page.getByText('credit.txt').isVisible())
  await send().click()
  await messages()
    .getByText(/Leaves in \d+ s/)
    .waitFor()
  expect(await answer().inputValue()).toBe('')

  // The toast is forgotten by a reload; the reply is not.
  await page.reload()
  await messages()
    .getByText(/Leaves in \d+ s/)
    .waitFor()
  await page.locator('body').press('z')
  await until(async () => (await answer().inputValue()) === 'We have sent 12 back.')
  await messages().getByText('We have sent 12 back.').waitFor({ state: 'detached' })
  for (const kept of ['books@audit.example', 'tax@audit.example', 'credit.txt']) {
    await page.getByRole('region', { name: 'Answer' }).getByText(kept).waitFor()
  }
  expect((await server.api('GET', '/outbox')).json.items).toEqual([])
})

test('what is not taken back leaves after its time, to the blind copies too, which nobody reads of', async () => {
  const began_ms = Date.now()
  await send().click()
  await messages()
    .getByText(/Leaves in \d+ s/)
    .waitFor()
  const sent = await until(() => sentTo('bea@shop.example')[0])
  expect(Date.now() - began_ms).toBeGreaterThan(9_000)
  expect(sent.to.toSorted()).toEqual(['bea@shop.example', 'books@audit.example', 'tax@audit.example'])
  expect(sent.raw).not.toContain('audit.example')
  const mail = await simpleParser(Buffer.from(sent.raw, 'latin1'))
  expect(mail.text).toContain('We have sent 12 back.')
  expect(mail.attachments.map(({ filename }) => filename)).toEqual(['credit.txt'])
  await messages().getByText('Sent', { exact: true }).waitFor()
})

test('a stranger who answers is joined to the conversation with one click, and parted again with another', async () => {
  const reference = sentTo('bea@shop.example')[0]!.message_id
  await customerWrites({
    from: '"Carl Cooper" <carl@home.example>',
    subject: 'Still open',
    text: 'I am her husband. Nothing has come.',
    inReplyTo: reference,
  })
  await rows().getByText('Still open').click()
  await page.getByText('May belong to').waitFor()
  await button('Join').click()
  await messages().getByText('You charged me twice.').waitFor()
  await messages().getByText('I am her husband. Nothing has come.').waitFor()
  const invoice = await ticketAbout('Invoice')
  expect(page.url()).toContain(invoice.id)
  await rows().getByText('Still open').waitFor({ state: 'detached' })

  await page.getByRole('alert').getByRole('button', { name: 'Undo' }).click()
  await page.getByText('May belong to').waitFor()
  await messages().getByText('I am her husband. Nothing has come.').waitFor()
  expect((await server.api('GET', `/tickets/${invoice.id}/messages`)).json.items).toHaveLength(2)
  await button('Not this one').click()
  await page.getByText('May belong to').waitFor({ state: 'detached' })
})

test('two tickets are merged by search, one message is moved out again, and that too can be undone', async () => {
  await page.locator('body').press('m')
  await page.getByRole('searchbox', { name: 'Number, subject or customer' }).fill('bea')
  await page.getByRole('radio', { name: /Invoice/ }).check()
  await page.getByRole('button', { name: /^Merge into / }).click()
  await messages().getByText('I am her husband. Nothing has come.').waitFor()
  await messages().getByText('You charged me twice.').waitFor()

  await button('Message by Carl Cooper').click()
  await page.getByRole('menuitem', { name: 'Move to a new ticket' }).click()
  await messages().getByText('I am her husband. Nothing has come.').waitFor({ state: 'detached' })
  await page.getByRole('alert').getByRole('button', { name: 'Undo' }).click()
  await messages().getByText('I am her husband. Nothing has come.').waitFor()
})

test('spam leaves the inbox, its sender is kept out, and both are taken back together', async () => {
  const junk = { from: 'seller@junk.example', subject: 'Giraffes', text: 'Buy cheap animals!' }
  await customerWrites(junk)
  await rows().getByText('Giraffes').click()
  await messages().getByText('Buy cheap animals!').waitFor()
  await page.locator('body').press('!')
  await page.getByRole('radio', { name: 'Also block seller@junk.example' }).check()
  await button('Mark as spam').click()
  await page.getByText('seller@junk.example is blocked').waitFor()
  await rows().getByText('Giraffes').waitFor({ state: 'detached' })

  // Newcomers come in by themselves where nobody is in the list; whoever is there is told of them.
  await page.mouse.move(900, 450)
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await customerWrites({ ...junk, subject: 'Zebras' })
  await customerWrites({ from: 'dan@shop.example', subject: 'Parcel', text: 'Where is it?' })
  await rows().getByText('Parcel').waitFor()
  await sleep(300)
  expect(await rows().getByText('Zebras').count()).toBe(0)
  expect(await ticketAbout('Zebras')).toBeUndefined()

  await page.getByRole('link', { name: /^Spam/ }).click()
  await rows().getByText('Giraffes').click()
  await button('Not spam, let the sender in again').click()
  await rows().getByText('Giraffes').waitFor({ state: 'detached' })
  expect((await server.api('GET', '/channels/blocks')).json.items).toEqual([])
  await page.getByRole('link', { name: /^Inbox/ }).click()
  await rows().getByText('Giraffes').waitFor()
  await customerWrites({ ...junk, subject: 'Lions' })
  await rows().getByText('Lions').waitFor()
})

test('an answer that is refused says so in the other server’s words and is sent again to a corrected address', async () => {
  sink.answer = ({ to }) => {
    if (to.includes('dan@shop.example')) throw Object.assign(new Error('No such mailbox'), { responseCode: 550 })
  }
  await page.evaluate(() => localStorage.setItem('sr.preferences', JSON.stringify({ undo_seconds: 0 })))
  await page.reload()
  await rows().getByText('Parcel').click()
  await answer().fill('It arrives today.')
  await send().click()
  await messages()
    .getByText(/No such mailbox/)
    .waitFor()
  await page.getByRole('textbox', { name: 'To', exact: true }).fill('daniel@shop.example')
  await button('Send again').click()
  await until(() => sentTo('daniel@shop.example').length === 1)
  await messages().getByText('Sent', { exact: true }).waitFor()
})
