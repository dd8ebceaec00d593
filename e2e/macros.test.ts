import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faults } from './support/axe.ts'
import { openBrowser, PHONE } from './support/browser.ts'
import { aColleague, type Colleague } from './support/colleague.ts'
import { startServerOnCopy } from './support/server-on-copy.ts'
import { type ServerProcess, stopServers } from './support/server-process.ts'
import { type SmtpSink, startSmtpSink } from './support/smtp-sink.ts'
import { until } from './support/until.ts'

let server: ServerProcess
let browser: Browser
let sink: SmtpSink
let ada: Colleague

beforeAll(async () => {
  sink = await startSmtpSink()
  server = await startServerOnCopy({ SMTP_URL: sink.url })
  browser = await openBrowser()
  ada = await aColleague(server, browser, { name: 'Ada Agent', role: 'lead' })
})

afterAll(async () => {
  await browser.close()
  await stopServers()
  await sink.stop()
})

async function aTicket(from: object): Promise<{ id: string; case_id: string }> {
  const body = { external_id: crypto.randomUUID(), from, subject: 'Refund', text: 'Where is my refund?' }
  const { ticket_id } = (await server.api('POST', '/channels/email/inbound', { body })).json
  return (await server.api('GET', `/tickets/${ticket_id}`)).json
}

const makeMacro = async (body: object) => (await server.api('POST', '/macros', { body, as: ada.id })).json
const ticketOf = async (id: string) => (await server.api('GET', `/tickets/${id}`)).json
const field = (page: Page) => page.getByRole('textbox', { name: 'Write a reply' })
const suggestions = (page: Page) => page.getByRole('listbox', { name: 'Macros' })

/** The ticket with its composer on screen: before that, keys mean nothing there. */
async function openTicket(colleague: Colleague, id: string, options = {}): Promise<Page> {
  const page = await colleague.open(`/tickets/${id}`, options)
  await page.getByRole('textbox', { name: 'Write a reply' }).waitFor()
  return page
}

test('the first macro is made of an example, changed with a preview, and found behind the slash', async () => {
  const page = await ada.open('/settings/macros')
  await page.getByRole('button', { name: 'Use this example: Need more details' }).click()
  const row = page.getByRole('button', { name: /Need more details/ })
  await row.click()
  const drawer = page.getByRole('dialog', { name: 'Edit macro' })
  await drawer.getByLabel('Name').fill('Details please')
  const text = drawer.getByRole('textbox', { name: /Text · English/ })
  await text.fill('Hello {{nobody.name}}')
  await drawer.getByText('There is no variable {{nobody.name}}').waitFor()
  await text.fill('Dear ')
  await text.press('End')
  await drawer.getByRole('button', { name: 'Insert a variable' }).click()
  await page.getByRole('menuitem', { name: 'Customer’s first name' }).click()
  await drawer.getByRole('region', { name: 'Preview' }).getByText('Hannah').waitFor()
  expect(await faults(page)).toEqual([])
  await drawer.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: /Details please/ }).waitFor()
  expect((await server.api('GET', '/macros', { as: ada.id })).json.items).toMatchObject([
    { name: 'Details please', shared_with: 'me', texts: { en: 'Dear {{customer.first_name}}' } },
  ])
  await page.context().close()
})

test('a macro goes in at the caret by keys alone, and what it changes is made when the reply is sent, and undone with it', async () => {
  await makeMacro({
    name: 'Refund is on its way',
    texts: { en: 'Hello {{customer.first_name}}, case {{ticket.case_id}} is refunded.' },
    changes: { status_after: 'on_hold', priority: 'high', add_tags: ['refund', 'money'] },
  })
  const ticket = await aTicket({ name: 'Bea Buyer', email: 'bea@shop.example' })
  const page = await openTicket(ada, ticket.id)
  await page.keyboard.press('r')
  await field(page).pressSequentially('Good news. /is on')
  await suggestions(page)
    .getByRole('option', { name: /Refund is on its way/ })
    .waitFor()
  expect(await faults(page)).toEqual([])
  await page.keyboard.press('Enter')
  const filled = `Good news. Hello Bea, case ${ticket.case_id} is refunded.`
  await until(async () => (await field(page).inputValue()) === filled)
  const chips = page.getByRole('list', { name: 'When sent' })
  await chips.getByRole('button', { name: 'Without: + money' }).click()
  expect(await chips.getByRole('listitem').allInnerTexts()).toEqual(['On hold', 'Priority: High', '+ refund'])

  await page.keyboard.press('Control+Enter')
  await until(async () => (await ticketOf(ticket.id)).tags.includes('refund'))
  expect(await ticketOf(ticket.id)).toMatchObject({ status: 'on_hold', priority: 'high', tags: ['refund'] })
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await until(async () => (await ticketOf(ticket.id)).tags.length === 0)
  await until(async () => (await field(page).inputValue()) === filled)
  expect((await ticketOf(ticket.id)).status).not.toBe('on_hold')
  await chips.getByText('Priority: High').waitFor()
  expect(sink.mails).toHaveLength(0)
  await page.context().close()
})

test('what nothing is known for is marked and holds the reply back until it is filled', async () => {
  await makeMacro({ name: 'Greeting', texts: { en: 'Dear {{customer.first_name}},' } })
  const ticket = await aTicket({ email: 'x17@shop.example' })
  const page = await openTicket(ada, ticket.id)
  await page.keyboard.press('r')
  await field(page).pressSequentially('/greet')
  await suggestions(page)
    .getByRole('option', { name: /Greeting/ })
    .click()
  await until(async () => (await field(page).inputValue()) === 'Dear {{customer.first_name}},')
  await page.getByRole('list', { name: 'Fill in or remove before sending' }).waitFor()
  expect(await faults(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  expect((await server.api('GET', `/tickets/${ticket.id}/messages`)).json.items).toHaveLength(1)
  // The gap is selected: typing fills it.
  await page.keyboard.type('customer')
  expect(await field(page).inputValue()).toBe('Dear customer,')
  await page.keyboard.press('Control+Enter')
  await until(async () => (await server.api('GET', `/tickets/${ticket.id}/messages`)).json.items.length === 2)
  await page.context().close()
})

test('while an input method composes, neither the list nor sending takes its keys', async () => {
  const ticket = await aTicket({ name: '陈晓雨', email: 'chen@yunfan.example' })
  const page = await openTicket(ada, ticket.id)
  await page.keyboard.press('r')
  await field(page).pressSequentially('/')
  await suggestions(page).waitFor()
  const takes = await field(page).evaluate((element) => {
    element.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
    return ['Enter', 'Escape', 'ArrowDown', 'Tab'].map((key) => {
      const press = new KeyboardEvent('keydown', { key, isComposing: true, bubbles: true, cancelable: true })
      element.dispatchEvent(press)
      const late = new KeyboardEvent('keydown', { key, keyCode: 229, ctrlKey: true, bubbles: true, cancelable: true })
      element.dispatchEvent(late)
      return press.defaultPrevented || late.defaultPrevented
    })
  })
  expect(takes).toEqual([false, false, false, false])
  expect(await suggestions(page).isVisible()).toBe(true)
  expect(await field(page).inputValue()).toBe('/')
  await page.context().close()
})

test('on a phone a macro is put in by touch, and nothing is wider than the screen', async () => {
  const ticket = await aTicket({ name: 'Bob Brief', email: 'bob@shop.example' })
  const page = await openTicket(ada, ticket.id, { viewport: PHONE, hasTouch: true, isMobile: true })
  await page.getByRole('button', { name: 'Macros' }).tap()
  await suggestions(page)
    .getByRole('option', { name: /Greeting/ })
    .tap()
  await until(async () => (await field(page).inputValue()) === 'Dear Bob,')
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
  await page.getByRole('button', { name: 'Send', exact: true }).tap()
  await until(async () => (await server.api('GET', `/tickets/${ticket.id}/messages`)).json.items.length === 2)
  await page.context().close()
})

test('a reply that is put off waits in the conversation and can be taken back', async () => {
  const ticket = await aTicket({ name: 'Lia Later', email: 'lia@shop.example' })
  const page = await openTicket(ada, ticket.id)
  await page.keyboard.press('r')
  await field(page).fill('Good morning')
  await page.getByRole('button', { name: 'More ways to send' }).click()
  await page.getByRole('menuitem', { name: 'Send later…' }).click()
  await page.getByRole('dialog', { name: 'Send later' }).getByRole('button', { name: 'Monday, 9:00' }).click()
  await page.getByText(/^Leaves .*09:00/).waitFor()
  const [, held] = (await server.api('GET', `/tickets/${ticket.id}/messages`)).json.items
  expect(Date.parse(held.undo_until) - Date.parse(held.created_at)).toBeGreaterThan(60_000)
  await page.getByRole('button', { name: 'Take back' }).click()
  await until(async () => (await field(page).inputValue()) === 'Good morning')
  expect((await server.api('GET', `/tickets/${ticket.id}/messages`)).json.items).toHaveLength(1)
  await page.context().close()
})
