import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DESKTOP, openBrowser, openPage } from './support/browser.ts'
import { startServerOnCopy } from './support/server-on-copy.ts'
import { type ServerProcess, stopServers } from './support/server-process.ts'
import { signInFirstAdmin } from './support/sign-in.ts'

let server: ServerProcess
let browser: Browser

beforeAll(async () => {
  server = await startServerOnCopy()
  browser = await openBrowser()
  const from = { name: 'Bea Brown', email: 'bea@shop.example' }
  const body = { external_id: 'one', from, subject: 'Invoice', text: 'We were charged twice.' }
  await server.api('POST', '/channels/email/inbound', { body })
})

afterAll(async () => {
  await browser.close()
  await stopServers()
})

test('a pasted framework is refused by line, then run; the report leads to a ticket', async () => {
  const [name, value] = (await signInFirstAdmin(server)).split('=')
  const page = await openPage(browser, { viewport: DESKTOP })
  await page.context().addCookies([{ name: name!, value: value!, url: server.url }])
  await page.goto(`${server.url}/simulation`)
  const text = page.getByRole('textbox', { name: 'Framework as YAML' })
  await text.fill('support_channels:\n  email: { response: "1 hour" }')
  await page.getByRole('button', { name: 'Run simulation' }).click()
  await page.getByRole('alert').getByText('Line 2').waitFor()

  await text.fill('support_channels:\n  email: { response_time_sla: "1 hour" }')
  await page.getByRole('button', { name: 'Run simulation' }).click()
  await page.getByText('Of 1 tickets in the last 90 days').waitFor()
  await page.getByRole('button', { name: 'Time: First answer' }).click()
  await page.getByText('support_channels.email.response_time_sla').first().waitFor()
  expect(await page.getByRole('row', { name: /Time: First answer/ }).textContent()).toMatch(/2 hours.*1 hour/)
  await page.getByRole('link', { name: 'SR-0001' }).click()
  await page.getByRole('heading', { name: 'Invoice' }).first().waitFor()
})
