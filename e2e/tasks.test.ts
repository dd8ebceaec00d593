import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { urlOfRunningPostgres } from '../server/platform/postgres/embedded.ts'
import { faults } from './support/axe.ts'
import { openBrowser, openPage, PHONE } from './support/browser.ts'
import { query } from './support/query.ts'
import { type ServerProcess, startServer, stopServers } from './support/server-process.ts'
import { signInFirstAdmin } from './support/sign-in.ts'
import { until } from './support/until.ts'

let server: ServerProcess
let browser: Browser
let cookie: { name: string; value: string }
let ada: string
let ticket: { id: string; case_id: string }

beforeAll(async () => {
  server = await startServer({ env: { TEST_CLOCK: '1' } })
  browser = await openBrowser()
  const [name, value] = (await signInFirstAdmin(server)).split('=')
  cookie = { name: name!, value: value! }
  const { items } = (await server.api('GET', '/users')).json
  ada = items.find(({ name }: { name: string }) => name === 'Ada Admin').id
  const body = { external_id: 'one', from: { email: 'bea@shop.example' }, subject: 'Exports stop', text: 'They stop.' }
  const { ticket_id } = (await server.api('POST', '/channels/email/inbound', { body })).json
  ticket = (await server.api('GET', `/tickets/${ticket_id}`)).json
})

afterAll(async () => {
  await browser.close()
  await stopServers()
})

async function open(path: string, options: Parameters<typeof openPage>[1] = {}): Promise<Page> {
  const page = await openPage(browser, options)
  await page.context().addCookies([{ ...cookie, url: server.url }])
  await page.goto(`${server.url}${path}`, { waitUntil: 'networkidle' })
  return page
}

/** What the report asks for after a resolution, without the resolution. */
async function followUps(kinds: string[]): Promise<void> {
  const url = urlOfRunningPostgres(server.data_dir)!
  await query(
    url,
    `insert into tasks (id, kind, owner_id, due_at, source, ticket_id, key, created_at)
     select gen_random_uuid(), kind, $1, now() + interval '3 days', 'report', $2, 'journey:' || kind, now()
     from unnest($3::text[]) as kind`,
    [ada, ticket.id, kinds],
  )
}

const tasksOf = async (filter: string) => (await server.api('GET', `/tasks?${filter}`, { as: ada })).json.items
const rail = (page: Page) => page.getByRole('navigation', { name: 'Main' }).first()
const isFocused = (locator: Locator) => locator.evaluate((element) => element === document.activeElement)

test('a task is written down with the keyboard, reminded of when it is due, and ticked; the tick is taken back', async () => {
  const page = await open('/tickets')
  await page.keyboard.press('g')
  await page.keyboard.press('t')
  await page.getByText('Nothing to do').waitFor()
  await page.keyboard.press('c')
  const dialog = page.getByRole('dialog', { name: 'New task' })
  await dialog.getByLabel('What is to be done').fill('Send Bea the export')
  await dialog.getByRole('button', { name: 'Tomorrow' }).click()
  await dialog.getByRole('button', { name: 'Create task' }).click()
  const row = page.getByRole('listitem').filter({ hasText: 'Send Bea the export' })
  await row.getByRole('button', { name: /^Due date/ }).waitFor()
  expect(await page.getByRole('heading', { name: /Next 7 days/ }).count()).toBe(1)

  await server.api('PUT', '/test/clock', { body: { advance: 'PT60H' } })
  await page.getByRole('heading', { name: /Overdue/ }).waitFor()
  await rail(page)
    .getByRole('link', { name: /Tasks, 1 overdue/ })
    .waitFor()
  const { items } = (await server.api('GET', '/notifications', { as: ada })).json
  const reminders = items.filter(({ kind }: { kind: string }) => kind === 'task_due')
  expect(reminders).toMatchObject([{ task_title: 'Send Bea the export' }])

  await page.keyboard.press('j')
  const tick = row.getByRole('checkbox')
  expect(await isFocused(tick)).toBe(true)
  await page.keyboard.press('Enter')
  await until(async () => (await tasksOf('state=done')).length === 1)
  expect(await tick.getAttribute('aria-checked')).toBe('true')
  await page.getByText('Done: Send Bea the export').waitFor()
  await page.keyboard.press('z')
  await until(async () => (await tasksOf('state=open')).length === 1)
  await until(async () => (await tick.getAttribute('aria-checked')) === 'false')
  await page.keyboard.press('x')
  await until(async () => (await tasksOf('state=done')).length === 1)

  // The bell leads to the task.
  await rail(page)
    .getByRole('button', { name: /^Notifications/ })
    .click()
  await page.getByRole('link', { name: /A task is due/ }).click()
  await page.getByRole('dialog', { name: 'Task', exact: true }).getByLabel('What is to be done').waitFor()
  await page.context().close()
})

test('follow-ups of a case lie under one line, which opens; its date and owner can be changed there', async () => {
  await followUps(['knowledge_base', 'training_needs', 'product_feedback'])
  const bob = (await server.api('POST', '/users', { body: { name: 'Bob Berg', email: 'bob@desk.example' } })).json
  await server.api('PUT', '/test/clock', { body: { advance: 'PT1M' } })
  const page = await open('/tasks')
  const fold = page.getByRole('button', { name: `${ticket.case_id} · 3 follow-ups` })
  await fold.waitFor()
  expect(await page.getByRole('checkbox').count()).toBe(0)
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  const first = page.getByRole('checkbox', { name: 'Done: Write it up for the knowledge base' })
  await first.click()
  await page.getByText('1 of 3 done').waitFor()
  await until(async () => (await tasksOf('state=done&kind=knowledge_base')).length === 1)

  await page.getByRole('button', { name: /^Due date of “Find what needs training”/ }).click()
  await page.getByRole('button', { name: /^In two weeks/ }).click()
  await page.getByRole('heading', { name: /Later/ }).waitFor()
  await page.getByRole('button', { name: /^Owner of “Pass it on to the product team”/ }).click()
  await page.getByRole('option', { name: 'Bob Berg' }).click()
  await until(async () => (await tasksOf('kind=product_feedback'))[0]?.owner_id === bob.id)
  await page.getByRole('button', { name: 'Edit: Pass it on to the product team' }).waitFor({ state: 'detached' })
  await page.context().close()
})

test('the ticket shows what is left to do for it, and takes more', async () => {
  const page = await open(`/tickets/${ticket.id}`)
  const panel = page.getByRole('region', { name: 'Tasks' })
  await panel.getByText('Find what needs training', { exact: true }).waitFor()
  await panel.getByRole('button', { name: 'Add a task' }).click()
  await page.keyboard.type('Ask for the file')
  await page.keyboard.press('Enter')
  await panel.getByRole('checkbox', { name: 'Done: Ask for the file' }).click()
  await until(async () => (await tasksOf(`state=done&ticket_id=${ticket.id}&kind=to_do`)).length === 1)
  expect(await panel.getByRole('checkbox', { name: 'Open again: Ask for the file' }).count()).toBe(1)
  await page.context().close()
})

test('the list and the form are usable by everybody', async () => {
  await followUps(['documentation_updates', 'team_notifications'])
  const create = (body: object) => server.api('POST', '/tasks', { body, as: ada })
  await create({ title: 'Think about it', note: 'Twice', ticket_id: ticket.id })
  await create({ title: 'Whoever can', owner_id: null })
  await server.api('PATCH', '/me', { body: { language: 'zh' }, as: ada })
  const page = await open('/tasks?whose=all', { viewport: PHONE, colorScheme: 'dark' })
  await page.locator('[aria-expanded="false"][data-do="tick"]').first().click()
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: '编辑：Think about it' }).click()
  await page.getByRole('dialog').getByRole('textbox').first().waitFor()
  expect(await faults(page)).toEqual([])
  await page.context().close()
})
