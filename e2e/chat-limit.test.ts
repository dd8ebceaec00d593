import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './support/browser.ts'
import { aColleague, type Colleague } from './support/colleague.ts'
import { startServerOnCopy } from './support/server-on-copy.ts'
import { type ServerProcess, stopServers } from './support/server-process.ts'
import { until } from './support/until.ts'

let server: ServerProcess
let browser: Browser
let lead: Colleague
let ann: Colleague

beforeAll(async () => {
  server = await startServerOnCopy()
  browser = await openBrowser()
  lead = await aColleague(server, browser, { name: 'Lea Lead', role: 'lead', teams: ['tier1_general'] })
  ann = await aColleague(server, browser, { name: 'Ann Archer', teams: ['tier1_general'] })
  const text = 'support_channels: { live_chat: { concurrent_chat_limit: 1 } }\nrouting: { assign_automatically: [] }\n'
  await server.api('PUT', '/framework', { body: { text } })
  await server.api('PUT', `/tickets/${await aVisitor('Wei')}/assignee`, { body: { assignee_id: ann.id } })
})

afterAll(async () => {
  await browser.close()
  await stopServers()
})

async function aVisitor(name: string): Promise<string> {
  const body = { external_id: name, thread_id: name, from: { name, handle: name }, text: `Hello, this is ${name}.` }
  return (await server.api('POST', '/channels/live_chat/inbound', { body })).json.ticket_id
}
const assigneeOf = async (id: string) => (await server.api('GET', `/tickets/${id}`)).json.assignee_id
const reasonsOf = async (id: string): Promise<string[]> => {
  const { items } = (await server.api('GET', `/tickets/${id}/why`)).json
  return items
    .filter(({ rule }: { rule: string }) => rule === 'over_limit')
    .map(({ result }: { result: { reason: string } }) => result.reason)
}
const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Ann Archer has as many chats as allowed' })

async function giveToAnn(page: Page) {
  await page.keyboard.press('a')
  await page.getByRole('option', { name: /Ann Archer/ }).click()
}

test('a lead gives one more chat than allowed only with a reason, which is kept', async () => {
  const id = await aVisitor('Ben')
  const page = await lead.open(`/tickets/${id}`)
  await page.getByText('Hello, this is Ben.').first().waitFor()
  await giveToAnn(page)
  const dialog = dialogOf(page)
  const submit = dialog.getByRole('button', { name: 'Assign all the same' })
  await submit.waitFor()
  expect(await submit.isDisabled()).toBe(true)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  expect(await assigneeOf(id)).toBe(null)

  await giveToAnn(page)
  await dialog.getByLabel('Why this exception?').fill('She knows this customer')
  await submit.click()
  await dialog.waitFor({ state: 'detached' })
  expect(await assigneeOf(id)).toBe(ann.id)
  expect(await reasonsOf(id)).toEqual(['She knows this customer'])
  await page.context().close()
})

test('several chats are asked about once, and given with one reason; what is no chat was given already', async () => {
  const chats = [await aVisitor('Cleo'), await aVisitor('Dan')]
  const body = {
    external_id: 'mail',
    from: { email: 'mail@shop.example' },
    subject: 'By mail',
    text: 'How does it work?',
  }
  const mail = (await server.api('POST', '/channels/email/inbound', { body })).json.ticket_id
  const page = await lead.open('/tickets?view=unassigned')
  for (const name of [/this is Cleo/, /this is Dan/, /By mail/]) {
    const box = page.getByRole('checkbox', { name })
    await box.waitFor()
    await box.click()
  }
  await giveToAnn(page)
  const dialog = dialogOf(page)
  await dialog.getByText('these 2 chats').waitFor()
  expect(await assigneeOf(mail)).toBe(ann.id)
  await dialog.getByLabel('Why this exception?').fill('All others are at lunch')
  await dialog.getByRole('button', { name: 'Assign all the same' }).click()
  await dialog.waitFor({ state: 'detached' })
  await until(async () => (await Promise.all(chats.map(assigneeOf))).every((id) => id === ann.id))
  expect(await Promise.all(chats.map(reasonsOf))).toEqual([['All others are at lunch'], ['All others are at lunch']])
  await page.context().close()
})

test('an agent is told what to do instead, in words, and can make no exception', async () => {
  const id = await aVisitor('Eva')
  const page = await ann.open(`/tickets/${id}`)
  await page.getByText('Hello, this is Eva.').first().waitFor()
  await giveToAnn(page)
  const dialog = page.getByRole('dialog', { name: 'You have as many chats as allowed' })
  await dialog.getByText('Finish one of your chats first').waitFor()
  expect(await dialog.getByRole('textbox').count()).toBe(0)
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await dialog.waitFor({ state: 'detached' })
  expect(await assigneeOf(id)).toBe(null)
})
