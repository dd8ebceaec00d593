import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './support/browser.ts'
import { aColleague, type Colleague } from './support/colleague.ts'
import { startServerOnCopy } from './support/server-on-copy.ts'
import { type ServerProcess, stopServers } from './support/server-process.ts'
import { typeAhead } from './support/type-ahead.ts'
import { until } from './support/until.ts'

// Every letter of it is a key of the open ticket, or begins one.
const TEXT = 'We have taken the seat off the invoice.'

let server: ServerProcess
let browser: Browser
let ann: Colleague

beforeAll(async () => {
  server = await startServerOnCopy()
  browser = await openBrowser()
  ann = await aColleague(server, browser, { name: 'Ann Archer', role: 'lead' })
})

afterAll(async () => {
  await browser.close()
  await stopServers()
})

let tickets = 0
async function aTicket(subject = 'Too many seats'): Promise<string> {
  const from = { email: 'bea@shop.example' }
  const body = { external_id: `fast-${++tickets}`, from, subject, text: 'The invoice is wrong.' }
  return (await server.api('POST', '/channels/email/inbound', { body })).json.ticket_id
}

async function open(ticket: string, options?: BrowserContextOptions): Promise<Page> {
  const page = await ann.open(`/tickets/${ticket}`, options)
  await page.getByRole('textbox', { name: 'Write a reply' }).waitFor()
  await page.waitForLoadState('networkidle')
  return page
}

const ticketNow = async (id: string) => (await server.api('GET', `/tickets/${id}`)).json
const said = async (id: string, kind: string) =>
  (await server.api('GET', `/tickets/${id}/messages`)).json.items
    .filter((message: { kind: string }) => message.kind === kind)
    .map(({ text }: { text: string }) => text)

test.each(['reduce', 'no-preference'] as const)(
  'keys that wait for a busy page arrive where they were meant: lists, reply, note (motion: %s)',
  async (reducedMotion) => {
    const ticket = await aTicket()
    const page = await open(ticket, { reducedMotion })
    await typeAhead(page, ['a', 'Ann', 'Enter', 't', 'refund', 'Enter', 'Escape', 'p', 'Critical', 'Enter'])
    const triaged = { assignee_name: 'Ann Archer', priority: 'critical', status: 'open', tags: ['refund'] }
    await until(async () => expect(await ticketNow(ticket)).toMatchObject(triaged))

    await typeAhead(page, ['n', TEXT, 'Control+Enter'])
    await until(async () => expect(await said(ticket, 'note')).toEqual([TEXT]))
    await typeAhead(page, ['Escape', 'p', 'High', 'Enter', 'r', TEXT, 'Control+Enter'])
    await until(async () => expect(await said(ticket, 'reply')).toEqual([TEXT]))
    await until(async () => expect(await ticketNow(ticket)).toMatchObject({ priority: 'high', status: 'pending' }))
    await page.context().close()
  },
)

test('keys for the ticked rows wait until what answers to them is fetched, and so does what is typed behind them', async () => {
  const ticket = await aTicket('Ticked in time')
  const page = await ann.open('/dashboard')
  const gate = Promise.withResolvers<void>()
  await page.route(/\/hand-[^/]+\.js$/, async (route) => {
    await gate.promise
    await route.continue()
  })
  await page.goto(`${server.url}/tickets`)
  await page.getByRole('checkbox', { name: /Ticked in time/ }).click()
  await typeAhead(page, ['a', 'Ann', 'Enter'], 0)
  expect((await ticketNow(ticket)).assignee_name).toBe(null)
  gate.resolve()
  await until(async () => expect(await ticketNow(ticket)).toMatchObject({ assignee_name: 'Ann Archer' }))
  await page.context().close()
})

test('keys for a ticket that is still on its way wait for it, and what is typed behind them is its text', async () => {
  const ticket = await aTicket()
  const page = await ann.open('/tickets')
  const gate = Promise.withResolvers<void>()
  await page.route(`**/api/v1/tickets/${ticket}`, async (route) => {
    await gate.promise
    await route.continue()
  })
  await page.goto(`${server.url}/tickets/${ticket}`)
  await page.getByRole('status', { name: 'Loading' }).first().waitFor()
  await typeAhead(page, ['n', TEXT], 0)
  gate.resolve()
  const note = page.getByRole('textbox', { name: 'Write a note' })
  await until(async () => expect(await note.inputValue()).toBe(TEXT))
  await page.context().close()
})

/** The ticket, on a line on which the drafts arrive only when `letThrough` is called. */
async function openWithoutDrafts(ticket: string) {
  const page = await ann.open('/dashboard')
  const gate = Promise.withResolvers<void>()
  await page.route('**/drafts', async (route) => {
    if (route.request().method() === 'GET') await gate.promise
    await route.continue()
  })
  await page.goto(`${server.url}/tickets/${ticket}`)
  const field = page.getByRole('textbox', { name: 'Write a reply' })
  await field.waitFor()
  return { page, field, letThrough: gate.resolve }
}

test('what is typed and sent before the server has told of a draft is not lost', async () => {
  const ticket = await aTicket()
  const { page, letThrough } = await openWithoutDrafts(ticket)
  await typeAhead(page, ['r', TEXT, 'Control+Enter'], 0)
  letThrough()
  await until(async () => expect(await said(ticket, 'reply')).toEqual([TEXT]))
  await page.context().close()
})

test('a draft the server tells of late stands above what was typed meanwhile, and is read before it is sent', async () => {
  const ticket = await aTicket()
  const draft = { kind: 'reply', text: 'Begun elsewhere.' }
  await server.api('PUT', `/tickets/${ticket}/drafts`, { body: draft, as: ann.id })
  const { page, field, letThrough } = await openWithoutDrafts(ticket)
  await typeAhead(page, ['r', TEXT, 'Control+Enter'], 0)
  expect(await field.inputValue()).toBe(TEXT)
  letThrough()
  const both = `Begun elsewhere.\n\n${TEXT}`
  await until(async () => expect(await field.inputValue()).toBe(both))
  const kept = async () => (await server.api('GET', `/tickets/${ticket}/drafts`, { as: ann.id })).json.items[0]?.text
  await until(async () => expect(await kept()).toBe(both))
  expect(await said(ticket, 'reply')).toEqual([])
  await typeAhead(page, ['Control+Enter'], 0)
  await until(async () => expect(await said(ticket, 'reply')).toEqual([both]))
  await page.context().close()
})

test('whoever answers and goes back to the list is at the ticket that has moved up, not at the top', async () => {
  const [last, answered] = [await aTicket(), await aTicket()]
  const first = await aTicket()
  const page = await ann.open('/tickets')
  const row = (id: string) => page.locator(`[data-ticket="${id}"]`)
  await row(first).waitFor()
  const ids = await page
    .locator('[data-ticket]')
    .evaluateAll((rows) => rows.map((it) => it.getAttribute('data-ticket')))
  const [above, below] = [ids.indexOf(answered) - 1, ids.indexOf(answered) + 1]
  expect([ids[above], ids[below]]).toEqual(expect.arrayContaining([first, last]))
  await row(answered).click()
  await page.getByRole('textbox', { name: 'Write a reply' }).waitFor()
  await typeAhead(page, ['r', TEXT, 'Control+Enter', 'Escape'])
  await row(answered).waitFor({ state: 'detached' })
  await page.keyboard.press('u')
  await until(async () => expect(await row(ids[below]!).evaluate((it) => it === document.activeElement)).toBe(true))
  await page.context().close()
})
