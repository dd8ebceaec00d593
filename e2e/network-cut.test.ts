import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './support/browser.ts'
import { aColleague, type Colleague } from './support/colleague.ts'
import { startServerOnCopy } from './support/server-on-copy.ts'
import { type ServerProcess, stopServers } from './support/server-process.ts'
import { until } from './support/until.ts'

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

let number = 0
async function mail(subject: string, text: string, thread?: string): Promise<string> {
  const body = {
    external_id: `chat-${++number}`,
    thread_id: thread,
    from: { user_id: 'bea', name: 'Bea' },
    subject,
    text,
  }
  return (await server.api('POST', '/channels/in_app_messaging/inbound', { body })).json.ticket_id
}

test('the network is cut and comes back: nothing written is lost, nothing missed, nothing pretended', async () => {
  const id = await mail('Cut off', 'First words', 'one')
  const page = await ann.open(`/tickets/${id}`)
  const answer = page.getByRole('textbox', { name: 'Write a reply' })
  await answer.waitFor()
  await page.getByText('Live', { exact: true }).first().waitFor()

  await page.context().setOffline(true)
  await page.getByText('Offline', { exact: true }).first().waitFor()
  await answer.fill('Written in the tunnel')

  // A change that cannot be made is shown at once and taken back with the reason.
  await page.keyboard.press('Escape')
  await page.keyboard.press('p')
  await page.getByRole('option', { name: 'Critical' }).click()
  await page
    .getByRole('alert')
    .filter({ hasText: /not changed|could not/i })
    .first()
    .waitFor()
  expect((await server.api('GET', `/tickets/${id}`)).json.priority).not.toBe('critical')

  for (const text of ['Second words', 'Third words', 'Fourth words']) await mail('Cut off', text, 'one')
  const other = await mail('While you were away', 'Is anybody there?', 'two')
  expect(await page.getByText('Third words').count()).toBe(0)

  await page.context().setOffline(false)
  await page.getByText('Live', { exact: true }).first().waitFor()
  await page.getByText('Fourth words').last().waitFor()
  const words = await page.getByRole('log').innerText()
  const order = ['First', 'Second', 'Third', 'Fourth'].map((word) => words.indexOf(`${word} words`))
  expect(order.every((place) => place >= 0)).toBe(true)
  expect(order).toEqual(order.toSorted((one, other) => one - other))
  expect(await answer.inputValue()).toBe('Written in the tunnel')
  await page.getByText('While you were away').first().waitFor()

  // The draft has reached the server too, and can be sent.
  await until(async () => {
    const { items } = (await server.api('GET', `/tickets/${id}/drafts`, { as: ann.id })).json
    return items.some(({ text }: { text: string }) => text === 'Written in the tunnel')
  })
  await answer.focus()
  await page.keyboard.press('Control+Enter')
  // What came in meanwhile was not read when this was written: that is said first.
  await page.getByRole('alert').getByText('Fourth words').waitFor()
  await page.getByRole('button', { name: 'Send anyway' }).click()
  await until(async () => {
    const { items } = (await server.api('GET', `/tickets/${id}/messages`)).json
    return items.filter(({ text }: { text: string }) => text === 'Written in the tunnel').length === 1
  })
  expect(other).not.toBe(id)
})

test('a page that cannot be loaded says so, and loads when the network is back', async () => {
  const id = await mail('Later', 'Not loaded yet', 'three')
  const page = await ann.open('/tickets')
  await page.getByRole('link', { name: /Later/ }).first().waitFor()
  await page.waitForLoadState('networkidle')
  await page.context().setOffline(true)
  await page.getByText('Offline', { exact: true }).first().waitFor()
  await page.getByRole('link', { name: /Later/ }).first().click()
  await page.getByText('It appears by itself when the connection is back.').first().waitFor()
  await page.context().setOffline(false)
  await page.getByText('Not loaded yet').last().waitFor()
  expect(page.url()).toContain(id)
})

test('what has yet to be fetched waits for the network, and what is on the screen is not taken away', async () => {
  const id = await mail('In the tunnel', 'Anybody there?', 'four')
  const page = await ann.open(`/tickets/${id}`)
  const answer = page.getByRole('textbox', { name: 'Write a reply' })
  await answer.fill('Half an answer')
  await page.getByText('Draft saved').waitFor()
  await page.context().setOffline(true)
  await page.getByText('Offline', { exact: true }).first().waitFor()

  // A list of keys nobody has opened before: it comes by itself.
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  // A page nobody has opened before: it says why it is not there, and one can go back meanwhile.
  await page.getByRole('link', { name: 'Dashboard' }).first().click()
  await page.getByText('It appears by itself when the connection is back.').first().waitFor()
  await page.goBack()
  await answer.waitFor()
  expect(await answer.inputValue()).toBe('Half an answer')

  await page.context().setOffline(false)
  await page.getByRole('dialog', { name: 'Keys' }).waitFor()
  await page.keyboard.press('Escape')
  expect(await answer.inputValue()).toBe('Half an answer')
  await page.getByRole('link', { name: 'Dashboard' }).first().click()
  await page.getByRole('heading', { name: 'Dashboard' }).waitFor()
})
