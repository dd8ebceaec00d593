import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './support/browser.ts'
import { aColleague, type Colleague } from './support/colleague.ts'
import { startServerOnCopy } from './support/server-on-copy.ts'
import { type ServerProcess, stopServers } from './support/server-process.ts'
import { until } from './support/until.ts'

let server: ServerProcess
let browser: Browser
let ann: Colleague
let ticket: string

beforeAll(async () => {
  server = await startServerOnCopy()
  browser = await openBrowser()
  ann = await aColleague(server, browser, { name: 'Ann Archer', role: 'lead' })
  const body = { external_id: 'one', from: { email: 'bea@shop.example' }, subject: 'Exports stop', text: 'They stop.' }
  ticket = (await server.api('POST', '/channels/email/inbound', { body })).json.ticket_id
})

afterAll(async () => {
  await browser.close()
  await stopServers()
})

const keysOf = async () => (await server.api('GET', '/me', { as: ann.id })).json.preferences.keys
const openKeys = async (page: Page) => {
  await page.keyboard.press('?')
  return page.getByRole('dialog', { name: 'Keys' })
}

test('a key is changed by pressing another one, works at once, in other windows and after a reload, and is reset', async () => {
  const [page, other] = [await ann.open(`/tickets/${ticket}`), await ann.open(`/tickets/${ticket}`)]
  await page.getByRole('heading', { name: 'Exports stop' }).waitFor()
  const dialog = await openKeys(page)
  await dialog.getByRole('button', { name: 'Reply: R. Choose another key' }).click()
  await page.keyboard.press('y')
  await dialog.getByRole('button', { name: 'Reply: Y. Choose another key' }).waitFor()
  await page.keyboard.press('Escape')
  await until(async () => (await keysOf())?.reply === 'y')

  for (const window of [page, other]) {
    const answer = window.getByRole('textbox', { name: 'Write a reply' })
    await until(async () => {
      await window.keyboard.press('y')
      return answer.evaluate((field) => field === document.activeElement)
    })
    await window.keyboard.press('Escape')
    await window.keyboard.press('r')
    expect(await answer.evaluate((field) => field === document.activeElement)).toBe(false)
  }

  await page.reload()
  await page.getByRole('heading', { name: 'Exports stop' }).waitFor()
  const again = await openKeys(page)
  await again.getByRole('button', { name: 'The usual key for “Reply”' }).click()
  await again.getByRole('button', { name: 'Reply: R. Choose another key' }).waitFor()
  await until(async () => Object.keys(await keysOf()).length === 0)
  await page.context().close()
  await other.context().close()
})

test('two keys in a row, no key at all, and a key that another command has', async () => {
  const page = await ann.open(`/tickets/${ticket}`)
  await page.getByRole('heading', { name: 'Exports stop' }).waitFor()
  const dialog = await openKeys(page)
  await dialog.getByRole('button', { name: /^Write a note: N/ }).click()
  await page.keyboard.press('w')
  await page.keyboard.press('n')
  await dialog.getByRole('button', { name: /^Write a note: W N/ }).waitFor()
  await dialog.getByText('Same key as: Why is it so?').waitFor()
  await dialog.getByRole('button', { name: /^Why is it so\?: W/ }).click()
  await page.keyboard.press('Backspace')
  await dialog.getByRole('button', { name: /^Why is it so\?: no key/ }).waitFor()
  expect(await dialog.getByText('Same key as').count()).toBe(0)
  await dialog.getByRole('button', { name: 'Reset 2 keys' }).click()
  await dialog.getByRole('button', { name: /^Write a note: N/ }).waitFor()
  await page.context().close()
})

test('what the bell is silenced for is not collected', async () => {
  const page = await ann.open('/settings/profile')
  await page.getByRole('checkbox', { name: 'You were mentioned' }).click()
  await until(async () => (await server.api('GET', '/me', { as: ann.id })).json.preferences.muted?.length === 1)
  await server.api('POST', `/tickets/${ticket}/messages`, {
    body: { kind: 'note', text: 'See this', mentions: [ann.id] },
  })
  expect((await server.api('GET', '/notifications', { as: ann.id })).json.items).toEqual([])
  await page.context().close()
})
