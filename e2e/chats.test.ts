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
  ann = await aColleague(server, browser, { name: 'Ann Archer', teams: ['tier1_general'] })
})

afterAll(async () => {
  await browser.close()
  await stopServers()
})

async function aVisitor(name: string): Promise<string> {
  const body = { external_id: name, thread_id: name, from: { name, handle: name }, text: `Hello, this is ${name}.` }
  return (await server.api('POST', '/channels/live_chat/inbound', { body })).json.ticket_id
}
const ticketOf = async (id: string) => (await server.api('GET', `/tickets/${id}`)).json
const placeOf = async (id: string) => (await server.api('GET', `/tickets/${id}/queue-place`)).json

test('three of four visitors are given to whoever is there, the fourth waits in its place and comes next', async () => {
  const board = await ann.open('/board')
  await board.getByRole('heading', { name: 'Live board' }).waitFor()
  const me = board.getByRole('listitem').filter({ hasText: 'Ann Archer' })
  await me.getByText('0/3').waitFor()

  const chats: string[] = []
  for (const name of ['Wei', 'Ben', 'Cleo', 'Dan']) chats.push(await aVisitor(name))
  await until(
    async () => (await Promise.all(chats.map(ticketOf))).filter(({ assignee_id }) => assignee_id).length === 3,
  )
  await me.getByText('3/3').waitFor()
  const waiting = board.getByRole('row').filter({ hasText: 'Live chat' }).getByRole('link', { name: 'Waiting: 1' })
  await waiting.waitFor()
  expect(await placeOf(chats[3]!)).toMatchObject({ position: 1, waiting: 1, channel: 'live_chat' })
  expect((await ticketOf(chats[3]!)).assignee_id).toBe(null)

  const inbox = await ann.open('/tickets?view=mine')
  await inbox.getByText('Hello, this is Cleo.').first().waitFor()
  expect(await inbox.getByText('Hello, this is Dan.').count()).toBe(0)
  await server.api('PUT', `/tickets/${chats[0]}/status`, { body: { status: 'pending' }, as: ann.id })
  await inbox.getByText('Hello, this is Dan.').first().waitFor()
  await waiting.waitFor({ state: 'detached' })
  await me.getByText('3/3').waitFor()
  expect(await ticketOf(chats[3]!)).toMatchObject({ assignee_id: ann.id, status: 'open' })

  await me.getByRole('link', { name: '3 tickets' }).click()
  await board.waitForURL(/assignee_id=/)
  await board.getByText('Hello, this is Dan.').first().waitFor()
})
