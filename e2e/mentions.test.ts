import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faults } from './support/axe.ts'
import { openBrowser } from './support/browser.ts'
import { aColleague, type Colleague } from './support/colleague.ts'
import { startServerOnCopy } from './support/server-on-copy.ts'
import { type ServerProcess, stopServers } from './support/server-process.ts'
import { until } from './support/until.ts'

let server: ServerProcess
let browser: Browser
let ada: Colleague
let lei: Colleague
let ann: Colleague

beforeAll(async () => {
  server = await startServerOnCopy()
  browser = await openBrowser()
  ada = await aColleague(server, browser, { name: 'Ada Agent' })
  lei = await aColleague(server, browser, { name: 'Lei Wang' })
  ann = await aColleague(server, browser, { name: 'Ann Lee' })
})

afterAll(async () => {
  await browser.close()
  await stopServers()
})

async function aTicket(): Promise<string> {
  const body = { external_id: crypto.randomUUID(), from: { email: 'bea@shop.example' }, text: 'Hello', subject: 'Help' }
  return (await server.api('POST', '/channels/email/inbound', { body })).json.ticket_id
}

const note = (page: Page) => page.getByRole('textbox', { name: 'Write a note' })
const people = (page: Page) => page.getByRole('listbox', { name: 'People' })
const told = (page: Page) => page.getByRole('list', { name: 'Will be told' })
const mentionsOf = async (colleague: Colleague, ticketId: string) => {
  const { items } = (await server.api('GET', '/notifications', { as: colleague.id })).json
  return items.filter(
    (one: { kind: string; ticket_id: string }) => one.kind === 'mentioned' && one.ticket_id === ticketId,
  )
}

/** The ticket with its composer on screen: before that, keys mean nothing there. */
async function openTicket(colleague: Colleague, id: string, options = {}): Promise<Page> {
  const page = await colleague.open(`/tickets/${id}`, options)
  await page.getByRole('textbox', { name: 'Write a reply' }).waitFor()
  return page
}

test('a colleague is spoken to in a note with a few keys, and is told; who was taken out is not', async () => {
  const ticketId = await aTicket()
  const page = await openTicket(ada, ticketId)
  await page.keyboard.press('n')
  await note(page).pressSequentially('Please look, @wa')
  await people(page)
    .getByRole('option', { name: /Lei Wang/ })
    .waitFor()
  expect(await faults(page)).toEqual([])
  await page.keyboard.press('Tab')
  await note(page).pressSequentially('and @ann')
  await page.keyboard.press('Enter')
  expect(await note(page).inputValue()).toBe('Please look, @Lei Wang and @Ann Lee ')
  expect(await told(page).getByRole('listitem').allInnerTexts()).toEqual(
    expect.arrayContaining(['Lei Wang', 'Ann Lee']),
  )
  await told(page).getByRole('button', { name: 'Do not tell Ann Lee' }).click()
  expect(await note(page).inputValue()).toBe('Please look, @Lei Wang and Ann Lee ')
  await note(page).press('Control+Enter')
  await until(async () => (await mentionsOf(lei, ticketId)).length === 1)
  expect(await mentionsOf(ann, ticketId)).toEqual([])
  await page.context().close()
})

test('Escape leaves what was typed as it is; an address and a reply to the customer open no list', async () => {
  const page = await openTicket(ada, await aTicket())
  await page.keyboard.press('n')
  await note(page).pressSequentially('@le')
  await people(page).waitFor()
  await page.keyboard.press('Escape')
  expect(await people(page).count()).toBe(0)
  expect(await note(page).inputValue()).toBe('@le')
  expect(await note(page).evaluate((element) => element === document.activeElement)).toBe(true)
  await note(page).fill('write to bea@le')
  expect(await people(page).count()).toBe(0)
  await page.getByRole('tab', { name: 'Reply' }).click()
  await page.getByRole('textbox', { name: 'Write a reply' }).pressSequentially('@le')
  expect(await people(page).count()).toBe(0)
  await page.context().close()
})

test('an emoji is put in by its name, and the browser’s own undo takes it back', async () => {
  const page = await openTicket(ada, await aTicket())
  await page.keyboard.press('n')
  await note(page).pressSequentially('Done :rock')
  await page
    .getByRole('listbox', { name: 'Emoji' })
    .getByRole('option', { name: /rocket/ })
    .waitFor()
  await page.keyboard.press('Enter')
  expect(await note(page).inputValue()).toBe('Done 🚀')
  await page.keyboard.press('Control+z')
  expect(await note(page).inputValue()).not.toContain('🚀')
  await page.context().close()
})
