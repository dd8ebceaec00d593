import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDesk } from './support/a-desk.ts'
import { faults } from './support/axe.ts'
import { openBrowser, openPage } from './support/browser.ts'
import { startServerOnCopy } from './support/server-on-copy.ts'
import { type ServerProcess, stopServers } from './support/server-process.ts'
import { signInFirstAdmin } from './support/sign-in.ts'
import { until } from './support/until.ts'

let server: ServerProcess
let browser: Browser
let page: Page

beforeAll(async () => {
  server = await startServerOnCopy()
  browser = await openBrowser()
  const [name, value] = (await signInFirstAdmin(server)).split('=')
  const { items } = (await server.api('GET', '/users')).json
  await aDesk(server.api, items.find((user: { name: string }) => user.name === 'Ada Admin').id)
  page = await openPage(browser)
  await page.context().addCookies([{ name: name!, value: value!, url: server.url }])
  // The index follows what happens; the last thing that happened is in it.
  await until(async () => expect((await found('2026-0317')).length).toBe(1))
})

afterAll(async () => {
  await browser.close()
  await stopServers()
})

const found = async (q: string): Promise<unknown[]> =>
  (await server.api('GET', `/search?q=${encodeURIComponent(q)}`)).json.items
const field = () => page.getByRole('combobox', { name: 'Search all tickets' })
const rows = () => page.locator('[data-ticket]')
const subjects = async () => (await rows().allInnerTexts()).join('\n')

async function search(words: string) {
  await field().fill(words)
  await until(() => (new URL(page.url()).searchParams.get('q') ?? '') === words)
}

test('a word with a typo finds what was meant, says so, and marks the place', async () => {
  await page.goto(`${server.url}/tickets`)
  await rows().first().waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('signatre')
  await page.getByText('Webhook signatures changed?').waitFor()
  await until(async () => expect(await rows().count()).toBe(1))
  await page.getByText(/Nothing has “signatre”: also looked for/).waitFor()
  expect(await page.locator('mark').allInnerTexts()).toContainEqual(expect.stringMatching(/signature/i))
  expect(await faults(page)).toEqual([])
})

test('Chinese words are found within a sentence', async () => {
  await search('设计稿')
  await page.getByText('无法上传大于 20MB 的附件').waitFor()
  await until(async () => expect(await rows().count()).toBe(1))
  expect((await page.locator('mark').allInnerTexts()).join('')).toContain('设计稿')
})

test('filters are typed in plain words, which are proposed, in 中文 too', async () => {
  await search('')
  await field().pressSequentially('prio')
  await page.keyboard.press('Tab')
  await page.keyboard.type('cri')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  expect(await field().inputValue()).toBe('priority:critical ')
  await until(async () => expect(await subjects()).toContain('SSO login loops back'))
  await until(async () => expect(await rows().count()).toBe(1))

  await search('发票 渠道:邮件')
  await page.getByText('发票金额不对').first().waitFor()
  await search('status:lost webhook')
  await page.getByText('“status:lost” is not a filter that is known; it was left out.').waitFor()
})

test('people are found with what they asked, and the arrow leads from the words to the results', async () => {
  await search('hannah')
  const place = page.getByRole('list', { name: 'Customers and companies' }).getByRole('link', { name: /Hannah Weiss/ })
  await place.waitFor()
  await field().focus()
  await page.keyboard.press('Enter')
  await until(() => page.evaluate(() => document.activeElement?.hasAttribute('data-ticket') ?? false))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'SSO login loops back to the sign-in page' }).waitFor()
  await place.click()
  await page.getByRole('button', { name: 'Customer Hannah Weiss' }).waitFor()
  await until(async () => expect(await rows().count()).toBe(1))
})

test('what nothing fits says so, and closing the search gives the list back', async () => {
  await page.goto(`${server.url}/tickets?view=mine&q=zzzzqqqq`)
  await page.getByRole('heading', { name: 'No ticket matches' }).waitFor()
  await page.getByRole('button', { name: 'Close the search' }).click()
  await page.getByRole('heading', { name: 'Mine' }).waitFor()
})
