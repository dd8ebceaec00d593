import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DESKTOP, openBrowser, openPage, PHONE } from './support/browser.ts'
import { startServerOnCopy } from './support/server-on-copy.ts'
import { type ServerProcess, stopServers } from './support/server-process.ts'
import { signInFirstAdmin } from './support/sign-in.ts'

let server: ServerProcess
let browser: Browser
let cookie: { name: string; value: string }
let ratedId: string

beforeAll(async () => {
  server = await startServerOnCopy()
  browser = await openBrowser()
  const [name, value] = (await signInFirstAdmin(server)).split('=')
  cookie = { name: name!, value: value! }
  const ids = []
  for (const subject of ['Invoice 7', 'Export stops', 'A second seat']) ids.push(await customerWrites(subject))
  ratedId = ids[0]!
  await resolve(ratedId)
  await resolve(ids[1]!)
  await server.api('POST', '/surveys', { body: { ticket_id: ratedId, score: 5 } })
  await server.api('POST', '/surveys', { body: { ticket_id: ids[1], score: 3 } })
})

afterAll(async () => {
  await browser.close()
  await stopServers()
})

async function customerWrites(subject: string): Promise<string> {
  const from = { name: 'Bea Brown', email: 'bea@shop.example' }
  const body = { external_id: subject, from, subject, text: `About ${subject}.` }
  return (await server.api('POST', '/channels/email/inbound', { body })).json.ticket_id
}

async function resolve(id: string): Promise<void> {
  const steps = [{ action: 'Looked it up.', result: 'It is right now.' }]
  const body = { category: 'billing', cause_code: 'billing_error', steps }
  expect((await server.api('PUT', `/tickets/${id}/resolution`, { body })).status).toBe(200)
}

async function open(path: string, viewport = DESKTOP): Promise<Page> {
  const page = await openPage(browser, { viewport })
  await page.context().addCookies([{ ...cookie, url: server.url }])
  await page.goto(`${server.url}${path}`)
  return page
}

test('from the list to a number, its cases and the ticket behind it, by keyboard', async () => {
  const page = await open('/tickets')
  await page.getByRole('navigation', { name: 'Main' }).waitFor()
  await page.getByText('A second seat').first().waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('a')
  await page.getByRole('heading', { name: 'How do customers rate us?' }).waitFor()
  const tile = page.getByRole('button', { name: /^Satisfaction/ })
  expect(await tile.textContent()).toContain('4.00')
  expect(await tile.textContent()).toContain('2 ratings')
  expect(await tile.textContent()).toContain('few cases')

  await page.getByRole('slider').focus()
  expect(await page.getByRole('slider').getAttribute('aria-valuetext')).toContain('4.00')
  await page.keyboard.press('ArrowLeft')
  expect(await page.getByRole('slider').getAttribute('aria-valuetext')).toContain('–')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  const drawer = page.getByRole('dialog')
  await drawer.getByText('2 shown').waitFor()
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'hidden' })

  await page.getByRole('button', { name: /5 · Very happy/ }).click()
  await drawer.getByText('1 shown').waitFor()
  await drawer.getByRole('link', { name: /Invoice 7/ }).click()
  await page.waitForURL(`**/tickets/${ratedId}**`)
  await page.goBack()
  await drawer.getByText('1 shown').waitFor()
  await page.context().close()
})

test('numbers say what is not known, the table says what the chart does, a filter holds for both', async () => {
  const page = await open('/dashboard?figure=first_contact')
  await page.getByRole('heading', { name: 'How often is one contact enough?' }).waitFor()
  expect(await page.getByRole('button', { name: /^Solved at first contact/ }).textContent()).toContain('–')
  await page.getByText('2 resolved too recently to tell').waitFor()
  expect(await page.getByRole('button', { name: 'Show the cases' }).isDisabled()).toBe(true)

  await page.getByRole('button', { name: /^Opened/ }).click()
  await page.getByRole('button', { name: 'As a table' }).click()
  await page.getByRole('table').getByRole('button', { name: '3' }).click()
  await page.getByRole('dialog').getByText('3 shown').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('combobox', { name: 'All channels' }).click()
  await page.getByRole('option', { name: 'Live chat' }).click()
  await page.waitForURL(/channel=live_chat/)
  await page.getByText('Nothing to count yet').waitFor()
  await page.context().close()
})

test('on a phone: reached from the views, nothing wider than the screen', async () => {
  const page = await open('/tickets', PHONE)
  await page.getByRole('button', { name: 'Views' }).click()
  await page.getByRole('dialog').getByRole('link', { name: 'Dashboard' }).click()
  await page.getByRole('button', { name: /^Not resolved/ }).click()
  await page.getByRole('heading', { name: 'How much is still to be resolved?' }).waitFor()
  await page.getByRole('button', { name: /Less than a day/ }).click()
  await page.getByRole('dialog').getByText('1 shown').waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0)
  await page.context().close()
})
