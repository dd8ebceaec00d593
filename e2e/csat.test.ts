import { type ParsedMail, simpleParser } from 'mailparser'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faults } from './support/axe.ts'
import { DESKTOP, openBrowser, openPage, PHONE } from './support/browser.ts'
import { startServerOnCopy } from './support/server-on-copy.ts'
import { type ServerProcess, stopServers } from './support/server-process.ts'
import { type SmtpSink, startSmtpSink } from './support/smtp-sink.ts'
import { until } from './support/until.ts'

let server: ServerProcess
let browser: Browser
let sink: SmtpSink

beforeAll(async () => {
  sink = await startSmtpSink()
  server = await startServerOnCopy({ SMTP_URL: sink.url })
  browser = await openBrowser()
})

afterAll(async () => {
  await browser.close()
  await sink.stop()
  await stopServers()
})

const customerWrites = async (email: string, subject: string, text: string): Promise<string> => {
  const body = { external_id: subject, from: { name: 'Bea Brown', email }, subject, text }
  return (await server.api('POST', '/channels/email/inbound', { body })).json.ticket_id
}
/** Resolves a ticket, and waits for the mail that asks its customer. */
const resolve = async (id: string): Promise<ParsedMail> => {
  const before = sink.mails.length
  const steps = [{ action: 'Corrected the invoice.', result: 'The total is right.' }]
  const body = { category: 'billing', cause_code: 'billing_error', steps }
  expect((await server.api('PUT', `/tickets/${id}/resolution`, { body })).status).toBe(200)
  await until(() => sink.mails.length > before)
  return simpleParser(Buffer.from(sink.mails.at(-1)!.raw, 'latin1'))
}
const linkIn = (mail: ParsedMail, says: string): string => {
  const [, url] = new RegExp(`<a [^>]*href="([^"]+)"[^>]*>${says}</a>`).exec(String(mail.html)) ?? []
  return url!.replaceAll('&amp;', '&')
}
const ticketOf = async (id: string) => (await server.api('GET', `/tickets/${id}`)).json

test('from the mail to "not yet", back, to "solved" and a rating: without a script, on one ticket', async () => {
  const id = await customerWrites('bea@shop.example', 'Invoice 7', 'The total of my invoice is wrong.')
  const page = await openPage(browser, { javaScriptEnabled: false, viewport: PHONE })

  await page.goto(linkIn(await resolve(id), 'No, not yet'))
  expect(await page.getByRole('radio', { name: 'No, not yet' }).isChecked()).toBe(true)
  expect((await ticketOf(id)).status).toBe('resolved')
  await page.getByLabel('What is still wrong?').fill('The tax is wrong, too.')
  await page.getByRole('button', { name: 'Send my answer' }).click()
  await page.getByRole('heading', { name: 'We are on it again' }).waitFor()
  expect(await ticketOf(id)).toMatchObject({ status: 'open', confirmation: 'rejected' })
  const { items } = (await server.api('GET', `/tickets/${id}/messages`)).json
  expect(items.at(-1)).toMatchObject({ kind: 'message', text: 'The tax is wrong, too.' })

  await page.goto(linkIn(await resolve(id), 'Yes, it is solved'))
  expect(await page.getByLabel('What is still wrong?').isVisible()).toBe(false)
  await page.getByRole('button', { name: 'Send my answer' }).click()
  await page.getByRole('heading', { name: 'How happy are you with our help?' }).waitFor()
  expect(await ticketOf(id)).toMatchObject({ status: 'closed', confirmation: 'confirmed' })

  await page.getByRole('button', { name: 'Send my rating' }).click()
  await page.getByRole('alert').filter({ hasText: 'Please choose' }).waitFor()
  await page.getByRole('radio', { name: '2 Unhappy' }).check()
  await page.getByLabel('What could we do better?').fill('Look twice.')
  await page.getByRole('button', { name: 'Send my rating' }).click()
  await page.getByRole('heading', { name: 'Thank you for your rating' }).waitFor()
  await page.reload()
  await page.getByText('You said: Unhappy.').waitFor()
  const ratings = (await server.api('GET', `/surveys?ticket_id=${id}&state=answered`)).json.items
  expect(ratings).toMatchObject([{ score: 2, comment: 'Look twice.', answered_by: 'customer' }])
  await page.context().close()
})

test('with the keyboard alone', async () => {
  const id = await customerWrites('kim@shop.example', 'Keys', 'I use the keyboard.')
  const page = await openPage(browser)
  await page.goto(linkIn(await resolve(id), 'Yes, it is solved').replace('?answer=solved', ''))
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  expect(await page.getByRole('radio', { name: 'No, not yet' }).isChecked()).toBe(true)
  await page.keyboard.press('Tab')
  await page.keyboard.type('Keys do nothing.')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'We are on it again' }).waitFor()
  expect((await ticketOf(id)).status).toBe('open')
  await page.context().close()
})

test('every page is usable by everybody: both languages, light and dark, from 360 px on', async () => {
  const english = await customerWrites('bea@shop.example', 'Invoice 8', 'The total of my invoice is wrong.')
  const chinese = await customerWrites('chen@shop.example', '发票金额不对', '您好，三月份的发票金额不对，请帮忙核对。')
  const [asksEnglish, asksChinese] = [await resolve(english), await resolve(chinese)]
  const [en, zh] = [linkIn(asksEnglish, 'No, not yet'), linkIn(asksChinese, '还没有解决')]
  const form = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, redirect: 'manual' }
  const solved = await fetch(zh, { ...form, body: 'answer=solved' } as RequestInit)
  const survey = new URL(solved.headers.get('location')!, zh).href
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const viewport of [DESKTOP, PHONE]) {
      const page = await openPage(browser, { colorScheme, viewport })
      for (const url of [en, survey, zh, `${server.url}/c/x`]) {
        await page.goto(url)
        expect([url, await faults(page, { all: true })]).toEqual([url, []])
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect([url, overflow <= 0]).toEqual([url, true])
      }
      await page.context().close()
    }
  }
})
