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
let bob: Colleague

beforeAll(async () => {
  server = await startServerOnCopy()
  browser = await openBrowser()
  ada = await aColleague(server, browser, { name: 'Ada Agent' })
  bob = await aColleague(server, browser, { name: 'Bob Agent' })
})

afterAll(async () => {
  await browser.close()
  await stopServers()
})

const bea = { name: 'Bea Buyer', email: 'bea@shop.example' }
const write = async (fields: object) => {
  const body = { external_id: crypto.randomUUID(), from: bea, subject: 'Question', text: 'How?', ...fields }
  return (await server.api('POST', '/channels/email/inbound', { body })).json.ticket_id as string
}
const repliesTo = async (id: string) =>
  (await server.api('GET', `/tickets/${id}/messages`)).json.items.filter(
    ({ kind }: { kind: string }) => kind === 'reply',
  )
const field = (page: Page) => page.getByRole('textbox', { name: 'Write a reply' })
const send = (page: Page) => field(page).press('Control+Enter')

/** The ticket with its composer on screen: before that, keys mean nothing there. */
async function openTicket(colleague: Colleague, id: string, options = {}): Promise<Page> {
  const page = await colleague.open(`/tickets/${id}`, options)
  await field(page).waitFor()
  return page
}

test('a reply begun before a colleague answered is stopped, what they said is shown, and it leaves after reading', async () => {
  const id = await write({})
  const [one, other] = [await openTicket(ada, id), await openTicket(bob, id)]
  await one.keyboard.press('r')
  await field(one).fill('Ada’s answer')
  await other.keyboard.press('r')
  await field(other).fill('Bob was faster')
  await send(other)
  const notice = one.getByRole('status', { name: 'Came in while you were writing' })
  await notice.getByText('Bob was faster').waitFor()

  await field(one).evaluate((element: HTMLTextAreaElement) => element.setSelectionRange(3, 3))
  await send(one)
  const stopped = one.getByRole('alert', { name: 'Came in while you were writing' })
  await stopped.getByText('Bob was faster').waitFor()
  expect(await repliesTo(id)).toHaveLength(1)
  expect(await faults(one)).toEqual([])
  const where = await field(one).evaluate((element: HTMLTextAreaElement) => ({
    text: element.value,
    caret: element.selectionStart,
    focused: element === document.activeElement,
  }))
  expect(where).toEqual({ text: 'Ada’s answer', caret: 3, focused: true })

  await send(one)
  await until(async () => (await repliesTo(id)).length === 2)
  await until(async () => (await stopped.count()) === 0)
  await Promise.all([one.context().close(), other.context().close()])
})

test('what was read is not held against the reply; one’s own notes and an empty field never are', async () => {
  const id = await write({ thread_id: 'talk' })
  const page = await openTicket(ada, id)
  await write({ thread_id: 'talk', text: 'One more thing' })
  await page.getByRole('log').getByText('One more thing').waitFor()
  await page.keyboard.press('r')
  await field(page).fill('To both')
  await server.api('POST', `/tickets/${id}/messages`, { body: { kind: 'note', text: 'My own note' }, as: ada.id })
  await page.getByRole('log').getByText('My own note').waitFor()
  expect(await page.getByLabel('Came in while you were writing').count()).toBe(0)
  await write({ thread_id: 'talk', text: 'And a third' })
  await page.getByRole('button', { name: 'I have read it' }).click()
  await send(page)
  await until(async () => (await repliesTo(id)).length === 1)
  await page.context().close()
})

test('a page that was cut off from the desk is stopped by the server, and keeps text and focus', async () => {
  const id = await write({})
  const page = await openTicket(ada, id)
  await page.keyboard.press('r')
  await field(page).fill('From the train')
  await page.routeWebSocket(/live/, (socket) => void socket.close())
  await page.context().setOffline(true)
  await server.api('POST', `/tickets/${id}/messages`, { body: { kind: 'reply', text: 'Already answered' }, as: bob.id })
  await page.context().setOffline(false)
  await send(page)
  await page.getByRole('alert', { name: 'Came in while you were writing' }).getByText('Already answered').waitFor()
  expect(await field(page).inputValue()).toBe('From the train')
  expect(await field(page).evaluate((element) => element === document.activeElement)).toBe(true)
  await send(page)
  await until(async () => (await repliesTo(id)).length === 2)
  await page.context().close()
})
