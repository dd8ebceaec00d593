import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDesk } from './support/a-desk.ts'
import { faults } from './support/axe.ts'
import { openBrowser, openPage, PHONE } from './support/browser.ts'
import { startServerOnCopy } from './support/server-on-copy.ts'
import { type ServerProcess, stopServers } from './support/server-process.ts'
import { signInFirstAdmin } from './support/sign-in.ts'

let server: ServerProcess
let browser: Browser
let page: Page

beforeAll(async () => {
  server = await startServerOnCopy()
  browser = await openBrowser()
  const [name, value] = (await signInFirstAdmin(server)).split('=')
  const { items } = (await server.api('GET', '/users')).json
  await aDesk(server.api, items.find((user: { name: string }) => user.name === 'Ada Admin').id)
  page = await openPage(browser, { viewport: PHONE, hasTouch: true, isMobile: true })
  await page.context().addCookies([{ name: name!, value: value!, url: server.url }])
})

afterAll(async () => {
  await browser.close()
  await stopServers()
})

const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

test('the bell of the bottom bar opens its list within the screen', async () => {
  await page.goto(`${server.url}/tickets`)
  await page.getByRole('button', { name: /^Notifications/ }).tap()
  const list = page.getByRole('dialog', { name: 'Notifications' })
  await list.getByRole('heading', { name: 'Notifications' }).waitFor()
  const box = (await list.boundingBox())!
  expect([box.x >= 0, box.x + box.width <= PHONE.width, box.y >= 0]).toEqual([true, true, true])
  expect(await overflow()).toBeLessThanOrEqual(0)
  expect(await faults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await list.waitFor({ state: 'detached' })
})

test('several tickets are chosen and changed with a finger', async () => {
  await page.goto(`${server.url}/tickets`)
  const boxes = page.getByRole('checkbox', { name: /^Select / })
  await boxes.first().waitFor()
  const { width, height } = (await boxes.first().boundingBox())!
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(24)
  await boxes.nth(0).tap()
  await boxes.nth(1).tap()
  const bar = page.getByRole('toolbar', { name: '2 selected' })
  await bar.getByRole('button', { name: 'Resolve' }).tap()
  await page.getByRole('dialog', { name: 'Resolve 2 tickets' }).waitFor()
  expect(await overflow()).toBeLessThanOrEqual(0)
  expect(await faults(page)).toEqual([])
})
