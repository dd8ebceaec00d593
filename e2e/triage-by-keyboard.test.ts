import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage } from './support/browser.ts'
import { startServerOnCopy } from './support/server-on-copy.ts'
import { type ServerProcess, stopServers } from './support/server-process.ts'
import { signInFirstAdmin } from './support/sign-in.ts'
import { until } from './support/until.ts'

const TEN = 10

let server: ServerProcess
let browser: Browser
let page: Page

beforeAll(async () => {
  server = await startServerOnCopy()
  browser = await openBrowser()
  const [name, value] = (await signInFirstAdmin(server)).split('=')
  for (let index = TEN; index > 0; index--) {
    const from = { name: `Customer ${index}`, email: `customer${index}@shop.example` }
    const text = 'The invoice shows a seat we do not have any more.'
    const body = { external_id: `triage-${index}`, from, subject: `Invoice ${index}`, text }
    const { json } = await server.api('POST', '/channels/email/inbound', { body })
    if (index === TEN) await answered(json.ticket_id)
  }
  page = await openPage(browser)
  await page.context().addCookies([{ name: name!, value: value!, url: server.url }])
})

afterAll(async () => {
  await browser.close()
  await stopServers()
})

/** What it takes to resolve it is known already. */
async function answered(id: string) {
  const { items } = (await server.api('GET', '/users')).json
  const as = items.find(({ name }: { name: string }) => name === 'Ada Admin').id
  const reply = { kind: 'reply', text: 'Open Settings, then Billing, and take the seat off.', status_after: 'open' }
  await server.api('POST', `/tickets/${id}/messages`, { body: reply, as })
  await server.api('PATCH', `/tickets/${id}/triage`, { body: { category: 'billing' }, as })
  await server.api('PATCH', `/tickets/${id}/report`, { body: { cause_code: 'how_to' }, as })
}

const press = (key: string) => page.keyboard.press(key)
const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-ticket') ?? null)
const bySubject = async () => {
  const { items } = (await server.api('GET', '/tickets?limit=100')).json
  return new Map<string, { id: string; [field: string]: unknown }>(
    items.map((ticket: { subject: string; id: string }) => [ticket.subject, ticket]),
  )
}

/** Opens a list by its key, types what is wanted and takes it. */
async function choose(key: string, words: string) {
  await press(key)
  const list = page.getByRole('combobox').last()
  await list.waitFor()
  await list.fill(words)
  await press('Enter')
}

test('ten tickets are triaged without touching the mouse', async () => {
  await page.goto(`${server.url}/tickets`, { waitUntil: 'networkidle' })
  await page.getByText(/Invoice 1$/).waitFor()
  const before = await bySubject()
  const idOf = (index: number) => before.get(`Invoice ${index}`)!.id

  // 1 and 2: given to oneself and tagged from the list, without opening them.
  await press('j')
  expect(await focused()).toBe(idOf(1))
  await choose('a', 'Ada')
  await page.getByText('Assigned to Ada Admin').first().waitFor()
  await press('j')
  expect(await focused()).toBe(idOf(2))
  await choose('t', 'billing')
  await page.getByText('Tagged “billing”').waitFor()

  // 3 to 6: several at once.
  await press('j')
  await press('x')
  for (let step = 0; step < 3; step++) await press('Shift+J')
  await page.getByRole('toolbar', { name: '4 selected' }).waitFor()
  await choose('p', 'High')
  await page.getByText('4 tickets · Priority: High').waitFor()
  expect(await focused()).toBe(idOf(6))

  // 7: opened, assigned, tagged, made urgent and answered.
  await press('j')
  await press('Enter')
  await page.getByRole('heading', { name: 'Invoice 7' }).waitFor()
  await choose('a', 'Ada')
  await choose('t', 'refund')
  await press('Escape')
  await choose('p', 'Critical')
  await press('r')
  await page.keyboard.type('We have taken the seat off the invoice.')
  await press('ControlOrMeta+Enter')
  await until(async () => expect((await bySubject()).get('Invoice 7')?.status).toBe('pending'))

  // 8 and 9: back to the list, where the next one has moved up; put aside.
  await press('Escape')
  await press('u')
  await until(async () => expect(await focused()).toBe(idOf(8)))
  await press('x')
  await press('Shift+J')
  await choose('s', 'Monday')
  await page.getByText(/^2 tickets · Snoozed until/).waitFor()

  // 10: resolved.
  await until(async () => expect(await focused()).toBe(idOf(10)))
  await press('e')
  const resolve = page.getByRole('dialog').getByRole('button', { name: 'Resolve' })
  await until(() => resolve.evaluate((it) => it === document.activeElement))
  await press('Enter')
  await until(async () => expect((await bySubject()).get('Invoice 10')?.status).toBe('resolved'))

  const after = await bySubject()
  expect(after.get('Invoice 1')).toMatchObject({ assignee_name: 'Ada Admin', status: 'open' })
  expect(after.get('Invoice 2')).toMatchObject({ tags: ['billing'] })
  for (const index of [3, 4, 5, 6]) expect(after.get(`Invoice ${index}`)).toMatchObject({ priority: 'high' })
  expect(after.get('Invoice 7')).toMatchObject({
    assignee_name: 'Ada Admin',
    priority: 'critical',
    tags: ['refund'],
    status: 'pending',
  })
  for (const index of [8, 9]) expect(after.get(`Invoice ${index}`)?.snoozed_until).not.toBeNull()
})
