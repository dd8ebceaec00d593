import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDesk } from './support/a-desk.ts'
import { faults } from './support/axe.ts'
import { openBrowser, openPage, PHONE } from './support/browser.ts'
import { startServerOnCopy } from './support/server-on-copy.ts'
import { type ServerProcess, stopServers } from './support/server-process.ts'
import { signInFirstAdmin } from './support/sign-in.ts'
import { until } from './support/until.ts'

let server: ServerProcess
let browser: Browser
let page: Page
let cookie: { name: string; value: string }

beforeAll(async () => {
  server = await startServerOnCopy()
  browser = await openBrowser()
  const [name, value] = (await signInFirstAdmin(server)).split('=')
  cookie = { name: name!, value: value! }
  const { items } = (await server.api('GET', '/users')).json
  const tickets = await aDesk(server.api, items.find((user: { name: string }) => user.name === 'Ada Admin').id)
  await server.api('POST', '/tickets/changes', {
    body: { tickets: tickets.slice(0, 3).map(({ id }) => id), change: { add_tags: ['vip'] } },
  })
  page = await openPage(browser)
  await page.context().addCookies([{ ...cookie, url: server.url }])
})

afterAll(async () => {
  await browser.close()
  await stopServers()
})

const rows = () => page.locator('[data-ticket]')
const bar = () => page.getByRole('search', { name: 'Filters of the list' })
const views = () => page.getByRole('navigation', { name: 'Views' })
const link = (name: string) => views().getByRole('link', { name: new RegExp(`^${name}`) })
/** The list has the focus: one types on without a click. */
const focusIn = (name: string) =>
  until(() => page.getByRole('combobox', { name }).evaluate((it) => it === document.activeElement))
const onServer = async () => (await server.api('GET', '/views')).json.items

test('a list is narrowed by keys, and its address opens the same list again', async () => {
  await page.goto(`${server.url}/tickets`)
  await rows().first().waitFor()
  await page.keyboard.press('f')
  await page.getByRole('combobox', { name: 'Filter by…' }).fill('Tag')
  await page.keyboard.press('Enter')
  await focusIn('Tag')
  await page.keyboard.type('vip')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await until(async () => expect(await rows().count()).toBe(3))
  expect(new URL(page.url()).searchParams.get('tag')).toBe('vip')
  await page.reload()
  await bar().getByRole('button', { name: 'Tag vip' }).waitFor()
  await until(async () => expect(await rows().count()).toBe(3))
  expect(await faults(page)).toEqual([])
})

test('the list is kept under a name, counted, shared, changed and forgotten, and that is undone', async () => {
  await bar().getByRole('button', { name: 'Save view' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Waiting VIPs')
  await dialog.getByText('Everyone', { exact: true }).click()
  expect(await faults(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { name: 'Waiting VIPs' }).waitFor()
  await link('Waiting VIPs').getByText('3').waitFor()
  expect(await onServer()).toMatchObject([
    { name: 'Waiting VIPs', shared_with: 'everyone', filters: { view: 'inbox', tag: 'vip' } },
  ])

  // Narrowed further it is another list, until that is kept as well.
  await bar().getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByRole('combobox', { name: 'Filter by…' }).fill('Channel')
  await page.keyboard.press('Enter')
  await focusIn('Channel')
  await page.keyboard.type('E-mail')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await bar().getByRole('button', { name: 'Save changes' }).click()
  await until(async () =>
    expect((await onServer())[0].filters).toEqual({ view: 'inbox', tag: 'vip', channel: 'email' }),
  )
  await bar().getByRole('button', { name: 'Save changes' }).waitFor({ state: 'detached' })

  await link('Waiting VIPs').hover()
  await views().getByRole('button', { name: 'Edit view Waiting VIPs' }).click()
  await dialog.getByRole('textbox', { name: 'Name' }).fill('VIPs by mail')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await link('VIPs by mail').waitFor()

  await views().getByRole('button', { name: 'Edit view VIPs by mail' }).click()
  await dialog.getByRole('button', { name: 'Delete view' }).click()
  await dialog.getByRole('button', { name: 'Delete it for everyone who sees it' }).click()
  await link('VIPs by mail').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Undo' }).click()
  await link('VIPs by mail').waitFor()
})

test('what somebody else shares appears without a reload, and cannot be changed by whoever may not', async () => {
  const body = { name: 'Shared meanwhile', shared_with: 'everyone', filters: { view: 'mine' } }
  await server.api('POST', '/views', { body })
  await link('Shared meanwhile').waitFor()
})

test('a status the list never holds widens it, and an empty list leads back', async () => {
  await page.goto(`${server.url}/tickets`)
  await rows().first().waitFor()
  await page.keyboard.press('f')
  await page.getByRole('combobox', { name: 'Filter by…' }).fill('Status')
  await page.keyboard.press('Enter')
  await focusIn('Status')
  await page.keyboard.type('Closed')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { name: 'All tickets' }).waitFor()
  await page.getByRole('button', { name: 'Clear the filters' }).click()
  await rows().first().waitFor()
})

test('on a phone kept views are in the drawer, and nothing is wider than the screen', async () => {
  const phone = await openPage(browser, { viewport: PHONE, hasTouch: true, isMobile: true })
  await phone.context().addCookies([{ ...cookie, url: server.url }])
  await phone.goto(`${server.url}/tickets`)
  await phone.getByRole('button', { name: 'Views' }).tap()
  await phone
    .getByRole('dialog')
    .getByRole('link', { name: /^VIPs by mail/ })
    .tap()
  await phone.getByRole('heading', { name: 'VIPs by mail' }).waitFor()
  const overflow = await phone.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
  expect(await faults(phone)).toEqual([])
  await phone.context().close()
})
