import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DESKTOP, openBrowser, openPage, PHONE } from './support/browser.ts'
import { startServerOnCopy } from './support/server-on-copy.ts'
import { type ServerProcess, stopServers } from './support/server-process.ts'
import { signInFirstAdmin } from './support/sign-in.ts'
import { until } from './support/until.ts'

const TEXT = `
automations:
  - name: vip
    on: ticket_created
    words: [vip]
    do:
      - add_tags: [vip]
      - assign_to: gone@desk.example
  - name: remind
    after: 3 days
    when: { statuses: [pending] }
    do:
      - reply: Are you still there, {{customer.first_name}}?
`

let server: ServerProcess
let browser: Browser
let cookie: { name: string; value: string }

beforeAll(async () => {
  server = await startServerOnCopy()
  browser = await openBrowser()
  const [name, value] = (await signInFirstAdmin(server)).split('=')
  cookie = { name: name!, value: value! }
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

async function open(path: string, viewport = DESKTOP): Promise<Page> {
  const page = await openPage(browser, { viewport })
  await page.context().addCookies([{ ...cookie, url: server.url }])
  await page.goto(`${server.url}${path}`)
  return page
}

test('a rule is put in force, acts, is read in words with what was refused, and tried without acting', async () => {
  const page = await open('/automations')
  await page.getByText('The desk does nothing by itself yet').waitFor()
  expect(new URL(page.url()).pathname).toBe('/settings/automations')

  expect((await server.api('PUT', '/framework', { body: { text: TEXT } })).status).toBe(200)
  const id = await customerWrites('VIP order 7')
  await until(async () => (await server.api('GET', `/tickets/${id}`)).json.tags.includes('vip'))
  await page.reload()
  const remind = page.getByRole('button', { name: /When a customer has been silent for 3 days after our answer/ })
  expect(await remind.textContent()).toContain('write to the customer “Are you still there')
  const vip = page.getByRole('button', { name: /When a ticket is opened, and the subject or the message has “vip”/ })
  expect(await vip.textContent()).toContain('1 run in 30 days')
  expect(await vip.textContent()).toContain('1 refused')

  await vip.press('Enter')
  const runs = page.getByRole('list', { name: 'What it did' })
  await runs.getByText('Partly').waitFor()
  expect(await runs.textContent()).toContain('Nobody active has')
  expect(await page.getByRole('link', { name: 'Show in the framework' }).getAttribute('href')).toContain(
    'path=automations.0',
  )

  await page.getByRole('button', { name: 'Try on recent tickets' }).first().click()
  const drawer = page.getByRole('dialog', { name: 'Try on recent tickets' })
  await drawer.getByText('Of 1 ticket, 1 would have been acted on.').waitFor()
  await drawer.getByText('would add the tag vip, assign it to gone@desk.example').waitFor()
  await drawer.getByText('the status is Pending').waitFor()
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })
  expect((await server.api('GET', '/automations/vip/runs')).json.items).toHaveLength(1)

  await runs.getByRole('link', { name: /VIP order 7/ }).click()
  await page.waitForURL(`**/tickets/${id}**`)
  await page.close()
})

test('on a phone nothing is cut off, and in 中文 it reads as a sentence', async () => {
  const admin = (await server.api('GET', '/users')).json.items.find(({ role }: { role: string }) => role === 'admin')
  await server.api('PATCH', '/me', { body: { language: 'zh' }, as: admin.id })
  const page = await open('/settings/automations', PHONE)
  await page.getByRole('button', { name: /我们答复后客户 3天未回复时/ }).waitFor()
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBe(0)
  await page.close()
})
