import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { faults } from './support/axe.ts'
import { openBrowser, PHONE } from './support/browser.ts'
import { aColleague, type Colleague } from './support/colleague.ts'
import { startServerOnCopy } from './support/server-on-copy.ts'
import { type ServerProcess, stopServers } from './support/server-process.ts'
import { until } from './support/until.ts'

let server: ServerProcess
let browser: Browser
let mia: Colleague

const OURS = `# Ours, since spring
support_channels:
  live_chat:
    concurrent_chat_limit: 3 # each gets our whole attention
`

beforeAll(async () => {
  server = await startServerOnCopy()
  browser = await openBrowser()
  mia = await aColleague(server, browser, { name: 'Mia Manager', role: 'manager' })
})

beforeEach(async () => {
  await server.api('PUT', '/framework', { body: { text: OURS } })
})

afterAll(async () => {
  await browser.close()
  await stopServers()
})

const inForce = async () =>
  (await server.api('GET', '/framework', { headers: { accept: 'application/json' } })).json as {
    text: string
    version: { number: number; note: string | null; author: string }
  }
const field = (page: Page, path: string): Locator => page.locator(`[data-path="${path}"]`)
const chatLimit = (page: Page) => field(page, 'support_channels.live_chat.concurrent_chat_limit').getByRole('textbox')
const review = async (page: Page): Promise<Locator> => {
  await page.getByRole('button', { name: 'Review and apply…' }).click()
  return page.getByRole('dialog', { name: 'What will change' })
}

let chats = 0
async function aChat(): Promise<string> {
  const email = `chat-${++chats}@shop.example`
  const body = { external_id: `chat-${chats}`, from: { email }, text: 'How do I change my address?' }
  return (await server.api('POST', '/channels/live_chat/inbound', { body })).json.ticket_id
}

const give = (ticketId: string, agent: string) =>
  server.api('PUT', `/tickets/${ticketId}/assignee`, { body: { assignee_id: agent }, as: agent })

test('the chat limit is changed in the form, said in words and lines, acts at once, and is rolled back', async () => {
  const { json: agent } = await server.api('POST', '/users', { body: { name: 'Ben Agent', email: 'ben@desk.example' } })
  const page = await mia.open('/settings/framework')
  await chatLimit(page).fill('2')
  await chatLimit(page).press('Enter')
  await page.getByText(/^1 change/).waitFor()
  const dialog = await review(page)
  await dialog.getByText(/3 becomes 2/).waitFor()
  const lines = dialog.getByRole('region', { name: 'Lines that change' })
  await lines.getByText('concurrent_chat_limit: 2 # each gets our whole attention').waitFor()
  expect(await faults(page)).toEqual([])
  await dialog.getByLabel('Why (kept with the version)').fill('Fewer at a time')
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await page.getByText(/Version \d+ is in force\./).waitFor()
  const applied = await inForce()
  expect(applied).toMatchObject({
    text: OURS.replace(': 3', ': 2'),
    version: { note: 'Fewer at a time', author: 'Mia Manager' },
  })

  const [one, two, three] = [await aChat(), await aChat(), await aChat()]
  expect((await give(one, agent.id)).status).toBe(200)
  expect((await give(two, agent.id)).status).toBe(200)
  expect((await give(three, agent.id)).status).toBe(409)

  await page.getByRole('button', { name: 'Undo' }).click()
  await until(async () => (await inForce()).text === OURS)
  expect((await give(three, agent.id)).status).toBe(200)
  await page.context().close()
})

test('what is written as YAML keeps its comments through the form, and a bad value shows its line', async () => {
  const page = await mia.open('/settings/framework?face=yaml&line=4')
  const text = page.getByRole('textbox', { name: 'Framework text (YAML)' })
  await text.waitFor()
  await page.getByText(/How many chats one agent has at a time/).waitFor()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('# And soon\nsla:\nring_cadence_seconds: many')
  const wrong = page.getByRole('list', { name: 'What is wrong' })
  await wrong
    .getByRole('button', { name: /^Line \d+$/ })
    .first()
    .waitFor()
  expect(await page.getByRole('button', { name: 'Review and apply…' }).isDisabled()).toBe(true)
  expect(await faults(page)).toEqual([])

  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await page.keyboard.insertText(`${OURS}\n# Rings are short here\nsla:\n  ring_cadence_seconds: 4\n`)
  await page.getByText(/^1 change/).waitFor()
  await page.getByText('Form', { exact: true }).click()
  await chatLimit(page).fill('5')
  await chatLimit(page).press('Enter')
  await page.getByText(/^2 changes/).waitFor()

  // What is not applied yet outlives a reload.
  await page.reload()
  await page.getByText(/^2 changes/).waitFor()
  const dialog = await review(page)
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await page.getByText(/Version \d+ is in force\./).waitFor()
  expect((await inForce()).text).toBe(
    `${OURS.replace(': 3', ': 5')}\n# Rings are short here\nsla:\n  ring_cadence_seconds: 4\n`,
  )
  await page.context().close()
})

test('the keyboard gets into the text and out of it', async () => {
  const page = await mia.open('/settings/framework?face=yaml&line=2')
  const text = page.getByRole('textbox', { name: 'Framework text (YAML)' })
  await text.waitFor()
  await until(() => text.evaluate((element) => element === document.activeElement))
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  expect(await text.evaluate((element) => element === document.activeElement)).toBe(false)
  expect((await inForce()).text).toBe(OURS)
  await page.context().close()
})

test('a value out of bounds is told at its field, and the way back to the default is one click', async () => {
  const page = await mia.open('/settings/framework?face=form&path=support_channels.live_chat.concurrent_chat_limit')
  await chatLimit(page).fill('500')
  await chatLimit(page).press('Enter')
  const limit = field(page, 'support_channels.live_chat.concurrent_chat_limit')
  await limit.getByText(/100/).waitFor()
  await limit.getByText('Yours').waitFor()
  await limit.getByRole('button', { name: 'Reset: Chats at a time' }).click()
  await limit.getByText('Default').waitFor()
  await until(async () => (await chatLimit(page).inputValue()) === '3')
  await page.context().close()
})

test('whoever was overtaken is told so, and nothing is undone by accident', async () => {
  const page = await mia.open('/settings/framework')
  await chatLimit(page).fill('4')
  await chatLimit(page).press('Enter')
  await page.getByText(/^1 change/).waitFor()
  const theirs = `${OURS}    response_time_sla: "45 seconds"\n`
  await server.api('PUT', '/framework', { body: { text: theirs } })
  const dialog = await review(page)
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await dialog.getByText(/Nothing was applied/).waitFor()
  expect((await inForce()).text).toBe(theirs)
  await dialog.getByRole('button', { name: 'Back' }).click()
  await page.getByText(/was put in force while you were editing/).waitFor()
  await page.getByRole('button', { name: 'Discard my draft' }).click()
  await until(async () => (await chatLimit(page).inputValue()) === '3')
  await page.context().close()
})

test('versions tell who, when and why, and each can be brought back', async () => {
  await server.api('PUT', '/framework', { body: { text: OURS.replace(': 3', ': 7'), note: 'A trial' } })
  const before = (await inForce()).version.number
  const page = await mia.open('/settings/framework?face=versions')
  await page.getByText('A trial').first().waitFor()
  await page.getByRole('button', { name: 'What it changed' }).first().click()
  await page.getByText(/3 becomes 7/).waitFor()
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: 'Roll back to this' }).first().click()
  await page.getByText(`Version ${before + 1} brings back version ${before - 1}.`).waitFor()
  expect((await inForce()).text).toBe(OURS)
  await page.context().close()
})

test('why a ticket is where it is leads to the line that says so, also on a phone', async () => {
  const body = { external_id: 'why', from: { email: 'why@shop.example' }, subject: 'Export', text: 'The export fails.' }
  const { ticket_id } = (await server.api('POST', '/channels/email/inbound', { body })).json
  const page = await mia.open(`/tickets/${ticket_id}`, { viewport: PHONE })
  await page.getByRole('button', { name: /^Why/ }).first().click()
  const why = page.getByRole('region', { name: 'Priority', exact: true })
  await why.getByText(/^Priority \w+: impact/).waitFor()
  expect(await faults(page)).toEqual([])
  await why.getByRole('link', { name: /^A default, line \d+$/ }).click()
  await page.getByRole('heading', { name: /^Line \d+ of the defaults/ }).waitFor()
  await page.getByRole('button', { name: 'Set it in the form' }).click()
  await until(async () => /impact/i.test((await page.evaluate(() => document.activeElement?.ariaLabel)) ?? ''))
  await page.context().close()
})
