import { mkdir, readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { DESKTOP, openBrowser, openPage, PHONE } from '../e2e/support/browser.ts'
import { bringChineseFont } from '../e2e/support/chinese-font.ts'
import { sessionOf } from '../e2e/support/colleague.ts'
import { type ServerProcess, startServer, stopServers } from '../e2e/support/server-process.ts'

/** Draws the pictures of the README from the demo company: docs/screenshots. */
const folder = fileURLToPath(new URL('../docs/screenshots/', import.meta.url))
const latinFont = new URL('../node_modules/@fontsource-variable/inter/', import.meta.url)

interface Picture {
  name: string
  look: BrowserContextOptions
  language: 'en' | 'zh'
  page: 'list' | 'ticket' | 'dashboard' | 'help' | 'help_article' | 'article' | 'troubleshooter'
}

const dark = { viewport: DESKTOP, colorScheme: 'dark' } as const
const phone = { viewport: PHONE, deviceScaleFactor: 2 }
const pictures: Picture[] = [
  { name: 'inbox-light', look: { viewport: DESKTOP }, language: 'en', page: 'ticket' },
  { name: 'inbox-dark', look: dark, language: 'en', page: 'ticket' },
  { name: 'inbox-phone', look: phone, language: 'en', page: 'list' },
  { name: 'ticket-phone', look: phone, language: 'en', page: 'ticket' },
  { name: 'inbox-zh', look: { viewport: DESKTOP }, language: 'zh', page: 'ticket' },
  { name: 'dashboard', look: { viewport: DESKTOP }, language: 'en', page: 'dashboard' },
  { name: 'help-center', look: { viewport: DESKTOP }, language: 'en', page: 'help' },
  { name: 'help-center-phone', look: { ...phone, colorScheme: 'dark' }, language: 'en', page: 'help_article' },
  { name: 'article-editor', look: { viewport: DESKTOP }, language: 'en', page: 'article' },
  { name: 'troubleshooter', look: { viewport: DESKTOP }, language: 'en', page: 'troubleshooter' },
]

await mkdir(folder, { recursive: true })
/** A demo that has moved in already, else a new one: moving in takes minutes on a busy machine. */
const { DATA_DIR } = process.env
const server = await startServer({ program: 'demo', ...(DATA_DIR ? { dataDir: resolve(DATA_DIR) } : {}) })
const browser = await openBrowser()
try {
  const lead = await theLead(server)
  const cookie = await sessionOf(server, lead)
  for (const picture of pictures) {
    await server.api('PATCH', '/me', { body: { language: picture.language }, as: lead })
    await draw(browser, { server, cookie, path: await pathOf(server, picture), ...picture })
  }
} finally {
  await browser.close()
  await stopServers()
}

async function theLead({ api }: ServerProcess): Promise<string> {
  const { items } = (await api('GET', '/users?limit=100')).json
  return items.find(({ email }: { email: string | null }) => email?.startsWith('mira@')).id
}

/** A ticket that shows much: high in the queue, in the reader's language, with a conversation behind it. */
async function pathOf({ api }: ServerProcess, { page, language }: Picture): Promise<string> {
  if (page === 'dashboard') return '/dashboard'
  if (page === 'list') return '/tickets'
  if (page === 'help') return '/help/en'
  if (page === 'help_article') return `/help/en/articles/${(await shownArticle(api, 'Reset your password')).number}`
  if (page === 'article') return `/knowledge/articles/${(await shownArticle(api, 'Add or remove seats')).id}`
  if (page === 'troubleshooter') return `/knowledge/troubleshooters/${await shownTroubleshooter(api)}`
  const { items } = (await api('GET', `/tickets?view=inbox&sort=queue&language=${language}&limit=50`)).json
  const talked = items.find(
    (ticket: { message_count: number; channel: string }) => ticket.message_count > 2 && ticket.channel === 'email',
  )
  return `/tickets/${(talked ?? items[0]).id}`
}

async function shownArticle(api: ServerProcess['api'], called: string): Promise<{ id: string; number: number }> {
  const { items } = (await api('GET', '/knowledge/articles?limit=100')).json
  return items.find(({ title }: { title: string }) => title.startsWith(called)) ?? items[0]
}

async function shownTroubleshooter(api: ServerProcess['api']): Promise<string> {
  return (await api('GET', '/knowledge/troubleshooters?category=account')).json.items[0].id
}

interface Drawing extends Picture {
  server: ServerProcess
  cookie: { name: string; value: string }
  path: string
}

async function draw(browser: Browser, { server, cookie, path, name, look }: Drawing): Promise<void> {
  const page: Page = await openPage(browser, { ...look, bypassCSP: true })
  await page.context().addCookies([{ ...cookie, url: server.url }])
  await bringChineseFont(page, server.url)
  await page.goto(server.url + path, { waitUntil: 'networkidle' })
  if (path.startsWith('/help')) await bringLatinFont(page, server.url)
  await page.waitForFunction(() => document.fonts.status === 'loaded')
  await page.waitForTimeout(800)
  await page.screenshot({ path: `${folder}${name}.png` })
  await page.context().close()
}

/** The help center is set in the letters of its reader's system, and this browser comes with none worth showing. */
async function bringLatinFont(page: Page, url: string): Promise<void> {
  await page.route('**/latin-font/**', async (route) => {
    const path = new URL(route.request().url()).pathname.replace('/latin-font/', '')
    const contentType = path.endsWith('.css') ? 'text/css' : 'font/woff2'
    await route.fulfill({ body: await readFile(fileURLToPath(new URL(path, latinFont))), contentType })
  })
  await page.addStyleTag({ url: `${url}/latin-font/index.css` })
  await page.addStyleTag({ content: 'body { font-family: "Inter Variable", "Noto Sans SC", sans-serif }' })
}
