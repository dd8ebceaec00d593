import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDesk } from './support/a-desk.ts'
import { DESKTOP, openBrowser, openPage, PHONE } from './support/browser.ts'
import { type ServerProcess, startServer, stopServers } from './support/server-process.ts'
import { signInFirstAdmin } from './support/sign-in.ts'

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
let server: ServerProcess
let browser: Browser
let cookie: { name: string; value: string }
let ticketId: string
let adaId: string
let accountId: string

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  const [name, value] = (await signInFirstAdmin(server)).split('=')
  cookie = { name: name!, value: value! }
  const { items } = (await server.api('GET', '/users')).json
  adaId = items.find(({ name }: { name: string }) => name === 'Ada Admin').id
  ticketId = (await aDesk(server.api, adaId)).at(-1)!.id
  const imap = { host: 'localhost', port: 1, user: 'support' }
  const account = { channel: 'email', address: 'support@desk.example', settings: { imap, acknowledgement: 'Hello' } }
  accountId = (await server.api('POST', '/channels/accounts', { body: account })).json.id
})

afterAll(async () => {
  await browser.close()
  await stopServers()
})

const LOOKS = [
  { viewport: DESKTOP, colorScheme: 'light', language: 'en' },
  { viewport: DESKTOP, colorScheme: 'dark', language: 'zh' },
  { viewport: PHONE, colorScheme: 'light', language: 'zh' },
  { viewport: PHONE, colorScheme: 'dark', language: 'en' },
] as const

const pages = () => [
  '/tickets',
  `/tickets/${ticketId}`,
  '/settings/profile',
  '/settings/people',
  '/settings/accounts',
  '/settings/accounts/new',
  `/settings/accounts/${accountId}`,
  '/settings/domains',
  '/settings/outbox',
  '/settings/ledger',
  '/settings/framework',
]

/** What axe finds wrong with a page, serious or worse, as sentences. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const { violations } = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as AxeResults
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help} – ${html.slice(0, 160)}`))
}

test.each(LOOKS)(
  'every page is usable by everybody: $viewport.width px, $colorScheme, $language',
  async ({ language, ...look }) => {
    await server.api('PATCH', '/me', { body: { language }, as: adaId })
    const page = await openPage(browser, look)
    await page.context().addCookies([{ ...cookie, url: server.url }])
    for (const path of pages()) {
      await page.goto(`${server.url}${path}`, { waitUntil: 'networkidle' })
      expect([path, await faults(page)]).toEqual([path, []])
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect([path, overflow <= 0]).toEqual([path, true])
    }
    await page.context().close()
  },
)

test('the sign-in page, and the page that says there is no help yet', async () => {
  for (const look of [LOOKS[0], LOOKS[3]]) {
    const page = await openPage(browser, { viewport: look.viewport, colorScheme: look.colorScheme })
    for (const path of ['/sign-in', '/help']) {
      await page.goto(`${server.url}${path}`, { waitUntil: 'networkidle' })
      expect([path, await faults(page)]).toEqual([path, []])
    }
    await page.context().close()
  }
})
