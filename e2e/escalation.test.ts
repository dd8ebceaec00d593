import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faults } from './support/axe.ts'
import { DESKTOP, openBrowser, openPage } from './support/browser.ts'
import { startServerOnCopy } from './support/server-on-copy.ts'
import { type ServerProcess, stopServers } from './support/server-process.ts'
import { signInFirstAdmin } from './support/sign-in.ts'
import { until } from './support/until.ts'

let server: ServerProcess
let browser: Browser
let page: Page
let id: string

beforeAll(async () => {
  server = await startServerOnCopy({ TEST_CLOCK: '1' })
  browser = await openBrowser()
  const [name, value] = (await signInFirstAdmin(server)).split('=')
  const text = 'My invoice is wrong. Please refund me 500 euro.'
  const body = { external_id: 'one', from: { email: 'hannah@brightline.example' }, subject: 'My invoice', text }
  id = (await server.api('POST', '/channels/email/inbound', { body })).json.ticket_id
  await server.api('PUT', `/tickets/${id}/team`, { body: { team: 'tier1_general' } })
  const reply = 'Sorry for that. Which browser do you use? We will fix the export by Friday.'
  await server.api('POST', `/tickets/${id}/messages`, { body: { kind: 'reply', text: reply } })
  page = await openPage(browser, { viewport: DESKTOP })
  await page.context().addCookies([{ name: name!, value: value!, url: server.url }])
})

afterAll(async () => {
  await browser.close()
  await stopServers()
})

const ticketOf = async () => (await server.api('GET', `/tickets/${id}`)).json

test('a suggestion with its evidence is accepted; the card tells the case; it is granted, given back, and management is called', async () => {
  const { items } = (await server.api('GET', `/tickets/${id}/escalation-suggestions`)).json
  expect(items).toMatchObject([{ criterion: 'policy_exceptions', tier: 'tier1_general', state: 'open' }])
  await page.goto(`${server.url}/tickets/${id}`)
  const suggestion = page.getByRole('status').filter({ hasText: 'Suggested: escalate' })
  await suggestion.waitFor()
  await suggestion.getByRole('button', { name: 'Why' }).click()
  await page.getByText('Asks for more than this tier may grant').waitFor()
  await page.keyboard.press('Escape')
  await suggestion.getByRole('button', { name: 'Escalate' }).click()
  await until(async () => (await ticketOf()).tier === 'tier2_technical')

  await page.getByRole('button', { name: 'Hand-over card' }).click()
  const card = page.getByRole('dialog', { name: /^Hand-over of/ })
  await card.getByText('We will fix the export by Friday.').first().waitFor()
  await card.getByText('Which browser do you use?', { exact: true }).waitFor()
  await card.getByText('Not answered yet').waitFor()
  expect(await faults(page)).toEqual([])

  await card.getByLabel('How much').fill('120')
  await card.getByRole('button', { name: 'Record' }).click()
  await until(async () => (await server.api('GET', `/tickets/${id}/grants`)).json.items.length === 1)
  await card.getByRole('textbox', { name: 'Why' }).fill('A voucher is enough.')
  await card.getByRole('button', { name: 'Give back' }).click()
  await until(async () => (await ticketOf()).tier === 'tier1_general')

  await server.api('PUT', `/tickets/${id}/team`, { body: { team: 'tier3_specialists' } })
  await server.api('PUT', `/tickets/${id}/escalation`, { body: { criterion: 'legal_consultation' } })
  await page.getByText('was called and has not acknowledged yet').waitFor()
  await page.getByRole('button', { name: 'I have it' }).click()
  await until(
    async () => (await server.api('GET', `/tickets/${id}/escalation-calls`)).json.items[0]?.acknowledged_at !== null,
  )
  await page.getByText('was called and has not acknowledged yet').waitFor({ state: 'detached' })
})
