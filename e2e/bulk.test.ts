import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage } from './support/browser.ts'
import { startServerOnCopy } from './support/server-on-copy.ts'
import { type ServerProcess, stopServers } from './support/server-process.ts'
import { signInFirstAdmin } from './support/sign-in.ts'
import { until } from './support/until.ts'

const MANY = 200
/** Besides those that are changed, so that "all" would be too many. */
const OTHERS = 5

let server: ServerProcess
let browser: Browser
let page: Page

beforeAll(async () => {
  server = await startServerOnCopy()
  browser = await openBrowser()
  const [name, value] = (await signInFirstAdmin(server)).split('=')
  const ids = await manyTickets(MANY + OTHERS)
  await server.api('POST', '/tickets/changes', {
    body: { tickets: ids.slice(100, 150), change: { priority: 'high', add_tags: ['kept'] } },
  })
  page = await openPage(browser)
  await page.context().addCookies([{ name: name!, value: value!, url: server.url }])
})

afterAll(async () => {
  await browser.close()
  await stopServers()
})

/** In parts at the same time: one after the other takes most of the test. */
async function manyTickets(count: number): Promise<string[]> {
  const open = async (index: number): Promise<string> => {
    const from = { email: `customer${index}@shop.example` }
    const body = { external_id: `many-${index}`, from, subject: `Question ${index}`, text: 'How does this work?' }
    return (await server.api('POST', '/channels/email/inbound', { body })).json.ticket_id
  }
  const ids: string[] = []
  for (let start = 0; start < count; start += 20) {
    const part = Array.from({ length: Math.min(20, count - start) }, (_, index) => open(start + index))
    ids.push(...(await Promise.all(part)))
  }
  return ids
}

const countOf = async (query: string) => {
  let [count, cursor] = [0, '']
  do {
    const { json } = await server.api('GET', `/tickets?limit=100&${query}${cursor && `&cursor=${cursor}`}`)
    count += json.items.length
    cursor = json.next_cursor ?? ''
  } while (cursor)
  return count
}

async function select200() {
  await page.goto(`${server.url}/tickets`)
  await page
    .getByRole('checkbox', { name: /^Select Question/ })
    .first()
    .waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  const bar = page.getByRole('toolbar', { name: '1 selected' })
  await bar.getByRole('checkbox', { name: 'All 50 loaded tickets' }).click()
  await page.getByRole('button', { name: 'Select the first 200' }).click()
  return page.getByRole('toolbar', { name: '200 selected' })
}

test('two hundred tickets are changed at once, with one key and one choice, and all of it is undone', async () => {
  const bar = await select200()
  await bar.waitFor()
  await page.keyboard.press('p')
  const dialog = page.getByRole('dialog', { name: 'Priority of 200 tickets' })
  await dialog.getByRole('combobox').fill('crit')
  await page.keyboard.press('Enter')
  await page.getByText('200 tickets · Priority: Critical').waitFor()
  expect(await countOf('priority=critical')).toBe(MANY)
  expect(await bar.count()).toBe(0)

  await page.getByRole('button', { name: 'Undo' }).click()
  await until(async () => expect(await countOf('priority=critical')).toBe(0))
  expect(await countOf('priority=high')).toBe(50)
})

test('tags are added to those that lack them, and taking that back leaves the others theirs', async () => {
  await (await select200()).waitFor()
  await page.keyboard.press('t')
  await page.getByRole('dialog', { name: 'Tags of 200 tickets' }).getByRole('combobox').fill('kept')
  await page.keyboard.press('Enter')
  await page.getByText('200 tickets · Tagged “kept”').waitFor()
  expect(await countOf('tag=kept')).toBe(MANY)
  await page.keyboard.press('z')
  await until(async () => expect(await countOf('tag=kept')).toBe(50))
})

test('what is refused is said and stays selected; the others are changed', async () => {
  const tags = ['kept', ...Array.from({ length: 49 }, (_, index) => `tag${index}`)]
  const full = (await server.api('GET', '/tickets?tag=kept&limit=4')).json.items[1]
  await server.api('PUT', `/tickets/${full.id}/tags`, { body: { tags } })
  await page.goto(`${server.url}/tickets?tag=kept`)
  const boxes = page.getByRole('checkbox', { name: /^Select Question/ })
  await boxes.first().waitFor()
  await boxes.nth(0).click()
  await boxes.nth(3).click({ modifiers: ['Shift'] })
  await page.getByRole('toolbar', { name: '4 selected' }).getByRole('button', { name: 'Add or remove a tag…' }).click()
  await page.getByRole('dialog', { name: 'Tags of 4 tickets' }).getByRole('combobox').fill('Extra')
  await page.keyboard.press('Enter')
  await page.getByText('1 of 4 not changed; they stay selected').waitFor()
  await page.getByText('A ticket can have 50 tags').waitFor()
  await page.getByRole('toolbar', { name: '1 selected' }).waitFor()
  expect(await countOf('tag=extra')).toBe(3)
  expect(await page.locator('li[data-selected]').getAttribute('data-row')).toBe(full.id)
  await page.locator('li[data-selected] a').focus()
  await page.keyboard.press('Escape')
  await page.getByRole('toolbar').waitFor({ state: 'detached' })
})
