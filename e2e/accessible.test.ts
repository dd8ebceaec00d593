import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDesk } from './support/a-desk.ts'
import { faults } from './support/axe.ts'
import { DESKTOP, openBrowser, openPage, PHONE } from './support/browser.ts'
import { aColleague, type Colleague } from './support/colleague.ts'
import { sendMails } from './support/mail-sender.ts'
import { startServerOnCopy } from './support/server-on-copy.ts'
import { type ServerProcess, stopServers } from './support/server-process.ts'
import { refusing, type SmtpSink, startSmtpSink } from './support/smtp-sink.ts'
import { until } from './support/until.ts'

let server: ServerProcess
let browser: Browser
let readers: Record<'en' | 'zh', Colleague>
let ticketId: string
let spamId: string
let accountId: string
let mailId: string
let sink: SmtpSink
let articleId: string

beforeAll(async () => {
  sink = await startSmtpSink(refusing(550, '5.1.1 no such user'))
  server = await startServerOnCopy({ SMTP_URL: sink.url })
  browser = await openBrowser()
  readers = { en: await aReader('Ada Admin', 'en'), zh: await aReader('Zoe Admin', 'zh') }
  const tickets = await aDesk(server.api, readers.en.id)
  ticketId = tickets.at(-1)!.id
  spamId = tickets[0]!.id
  await server.api('PUT', `/tickets/${spamId}/spam`, { body: { spam: true, block: 'address' } })
  const imap = { host: 'localhost', port: 1, user: 'support' }
  const account = { channel: 'email', address: 'support@desk.example', settings: { imap, acknowledgement: 'Hello' } }
  for (const { id } of Object.values(readers)) {
    const task = { title: 'Call Hannah', note: 'By noon', ticket_id: ticketId }
    await server.api('POST', '/tasks', { body: task, as: id })
  }
  accountId = (await server.api('POST', '/channels/accounts', { body: account })).json.id
  const article = { title: 'Sign in with SSO', content: '1. Open the page\n2. Choose SSO', category: 'account' }
  articleId = (await server.api('POST', '/knowledge/articles', { body: article, as: readers.en.id })).json.id
  mailId = await aMailSetAside()
  await until(async () => (await server.api('GET', '/outbox/counts')).json.failed > 0)
})

async function aReader(name: string, language: 'en' | 'zh'): Promise<Colleague> {
  const reader = await aColleague(server, browser, { name, role: 'admin' })
  await server.api('PATCH', '/me', { body: { language }, as: reader.id })
  return reader
}

/** A mail that says nowhere who wrote it waits for a person. */
async function aMailSetAside(): Promise<string> {
  const raw = 'To: support@desk.example\r\nSubject: A scan\r\n\r\nPage 1 of 3\r\n'
  const mail = { message_id: '', from: '', to: 'support@desk.example', raw }
  await sendMails(server.smtp_port, [mail], { connections: 1 })
  return until(async () => (await server.api('GET', '/mail/ledger?state=quarantined')).json.items[0]?.id)
}

afterAll(async () => {
  await browser.close()
  await sink.stop()
  await stopServers()
})

const A_WHILE_MS = 240_000

/** Two and two are opposite in everything: a page that is looked at in both of a pair is seen in every width, scheme and language. */
const LOOKS = [
  { viewport: DESKTOP, colorScheme: 'light', language: 'en', pair: 0 },
  { viewport: PHONE, colorScheme: 'dark', language: 'zh', pair: 0 },
  { viewport: DESKTOP, colorScheme: 'dark', language: 'zh', pair: 1 },
  { viewport: PHONE, colorScheme: 'light', language: 'en', pair: 1 },
] as const

const pages = () => [
  '/tickets',
  '/tickets?view=unassigned',
  '/tickets?view=all&status=open,new&priority=high,critical&created_within_days=30',
  '/tickets?tag=nobody-has-this',
  '/tickets?q=login',
  '/tickets?view=all&q=export',
  `/tickets/${ticketId}`,
  `/tickets/${spamId}?view=spam`,
  '/board',
  '/dashboard',
  '/simulation',
  '/knowledge/articles',
  `/knowledge/articles/${articleId}`,
  '/knowledge/attention',
  '/knowledge/gaps',
  '/knowledge/searches',
  '/knowledge/results',
  '/knowledge/shelves',
  '/knowledge/transfer',
  '/tasks',
  '/tasks?whose=all',
  `/tickets/${ticketId}/report`,
  '/ratings',
  '/reports',
  '/settings/profile',
  '/settings/people',
  '/settings/teams',
  '/settings/accounts',
  '/settings/accounts/new',
  `/settings/accounts/${accountId}`,
  '/settings/domains',
  '/settings/outbox',
  '/settings/outbox?tab=all',
  '/settings/ledger',
  `/settings/ledger?mail=${mailId}`,
  '/settings/blocks',
  '/settings/macros',
  '/knowledge/troubleshooters',
  '/settings/framework',
  '/settings/framework?face=yaml',
  '/settings/framework?face=versions',
  '/settings/framework?version=defaults&line=30',
  '/settings/automations',
]

// While one page is still loading, the other is looked at.
test.concurrent.each(LOOKS)(
  'every page is usable by everybody: $viewport.width px, $colorScheme, $language',
  async ({ language, pair, ...look }) => {
    const page = await readers[language].open('/help', look)
    // Every page in one of both pairs: all four take minutes.
    for (const path of pages().filter((_, index) => index % 2 === pair)) {
      await page.goto(`${server.url}${path}`, { waitUntil: 'networkidle' })
      expect([path, await faults(page)]).toEqual([path, []])
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect([path, overflow <= 0]).toEqual([path, true])
    }
    await page.context().close()
  },
  A_WHILE_MS,
)

test.concurrent.each([LOOKS[0], LOOKS[2]])(
  'what lies over a page is too: $colorScheme, $language',
  async ({ language, pair: _, ...look }) => {
    const page = await readers[language].open(`/tickets/${ticketId}`, look)
    await page.waitForLoadState('networkidle')
    for (const keys of ['?', 'Control+k', 'a', 'p', 't', 's', 'e', 'm', 'w']) {
      await page.keyboard.press(keys)
      await page.locator('[role="dialog"], [role="menu"], [role="listbox"]').first().waitFor()
      await page.waitForLoadState('networkidle')
      expect([keys, await faults(page)]).toEqual([keys, []])
      await page.keyboard.press('Escape')
      await page.locator('[role="dialog"], [role="menu"], [role="listbox"]').first().waitFor({ state: 'detached' })
    }
    await page.locator('nav button[aria-haspopup="menu"]').last().click()
    await page.getByRole('menuitemradio').first().waitFor()
    expect(['account menu', await faults(page)]).toEqual(['account menu', []])
    await page.context().close()
  },
)

test('the sign-in page, and a help center without articles', async () => {
  for (const look of [LOOKS[0], LOOKS[3]]) {
    const page = await openPage(browser, { viewport: look.viewport, colorScheme: look.colorScheme })
    for (const path of ['/sign-in', '/help']) {
      await page.goto(`${server.url}${path}`, { waitUntil: 'networkidle' })
      expect([path, await faults(page)]).toEqual([path, []])
    }
    await page.context().close()
  }
})
