import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, PHONE } from './support/browser.ts'
import { aColleague, type Colleague } from './support/colleague.ts'
import { startServerOnCopy } from './support/server-on-copy.ts'
import { type ServerProcess, stopServers } from './support/server-process.ts'

let server: ServerProcess
let browser: Browser
let ann: Colleague
let bob: Colleague

beforeAll(async () => {
  server = await startServerOnCopy()
  browser = await openBrowser()
  ann = await aColleague(server, browser, { name: 'Ann Archer', role: 'lead' })
  bob = await aColleague(server, browser, { name: 'Bob Baker', role: 'lead' })
})

afterAll(async () => {
  await browser.close()
  await stopServers()
})

let number = 0
async function aTicket(subject: string): Promise<string> {
  const body = { external_id: `mail-${++number}`, from: { email: 'bea@shop.example' }, subject, text: 'Please help.' }
  return (await server.api('POST', '/channels/email/inbound', { body })).json.ticket_id
}

test('two agents on one ticket see each other, who writes, and who has gone', async () => {
  const id = await aTicket('Two at once')
  const [first, second] = [await ann.open(`/tickets/${id}`), await bob.open(`/tickets/${id}`)]
  await first.getByText('Bob Baker has this open too').waitFor({ state: 'attached' })
  await second.getByText('Ann Archer has this open too').waitFor({ state: 'attached' })
  expect(await first.getByText('Ann Archer has this open too').count()).toBe(0)

  await second.getByRole('textbox', { name: 'Write a reply' }).fill('I am on it')
  await first.getByRole('status').getByText('Bob Baker is writing a reply').waitFor()
  await second.keyboard.press('Escape')
  await second.keyboard.press('n')
  await second.keyboard.type('Between us')
  await first.getByRole('status').getByText('Bob Baker is writing a note').waitFor()
  await second.keyboard.press('Control+Enter')
  await first.getByText('Between us').waitFor()
  await first.getByRole('status').getByText('Bob Baker is writing a note').waitFor({ state: 'detached' })

  await second.close()
  await first.getByText('Bob Baker has this open too').waitFor({ state: 'detached' })
})

test('a change one makes is on the other’s screen without a reload', async () => {
  const id = await aTicket('Changed elsewhere')
  const [first, second] = [await ann.open(`/tickets/${id}`), await bob.open(`/tickets/${id}`, { viewport: PHONE })]
  await second.getByRole('heading', { name: 'Changed elsewhere' }).waitFor()
  await first.getByRole('heading', { name: 'Changed elsewhere' }).waitFor()
  await server.api('PUT', `/tickets/${id}/priority`, { body: { priority: 'critical' }, as: bob.id })
  await first
    .getByRole('button', { name: /Critical/ })
    .first()
    .waitFor()
  await second
    .getByRole('button', { name: /Critical/ })
    .first()
    .waitFor()
})
