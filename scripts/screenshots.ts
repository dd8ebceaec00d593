import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { aDesk } from '../e2e/support/a-desk.ts'
import { DESKTOP, openBrowser, openPage, PHONE } from '../e2e/support/browser.ts'
import { bringChineseFont } from '../e2e/support/chinese-font.ts'
import { type ServerProcess, startServer, stopServers } from '../e2e/support/server-process.ts'
import { signInFirstAdmin } from '../e2e/support/sign-in.ts'
import { startSmtpSink } from '../e2e/support/smtp-sink.ts'
import { until } from '../e2e/support/until.ts'

/** Draws the pictures of the README from a real desk: docs/screenshots. */
const folder = fileURLToPath(new URL('../docs/screenshots/', import.meta.url))
const pictures: { name: string; options: BrowserContextOptions; language: 'en' | 'zh' }[] = [
  { name: 'inbox-light', options: { viewport: DESKTOP }, language: 'en' },
  { name: 'inbox-dark', options: { viewport: DESKTOP, colorScheme: 'dark' }, language: 'en' },
  { name: 'inbox-phone', options: { viewport: PHONE, deviceScaleFactor: 2 }, language: 'en' },
  { name: 'inbox-zh', options: { viewport: DESKTOP }, language: 'zh' },
]

await mkdir(folder, { recursive: true })
const sink = await startSmtpSink()
const server = await startServer({ env: { SMTP_URL: sink.url } })
const browser = await openBrowser()
try {
  const cookie = await signInFirstAdmin(server)
  const { json } = await server.api('GET', '/users')
  const ada = json.items.find(({ name }: { name: string }) => name === 'Ada Admin')
  const tickets = await aDesk(server.api, ada.id)
  await until(async () => (await server.api('GET', '/outbox/counts')).json.queued === 0)
  for (const picture of pictures) {
    await server.api('PATCH', '/me', { body: { language: picture.language }, as: ada.id })
    await draw(browser, { server, cookie, ticketId: tickets.at(-1)!.id, ...picture })
  }
} finally {
  await browser.close()
  await stopServers()
  await sink.stop()
}

interface Picture {
  server: ServerProcess
  cookie: string
  ticketId: string
  name: string
  options: BrowserContextOptions
}

async function draw(browser: Browser, { server, cookie, ticketId, name, options }: Picture): Promise<void> {
  const page = await openPage(browser, options)
  const [cookieName, value] = cookie.split('=')
  await page.context().addCookies([{ name: cookieName!, value: value!, url: server.url }])
  await bringChineseFont(page, server.url)
  const phone = options.viewport === PHONE
  await page.goto(`${server.url}/tickets${phone ? '' : `/${ticketId}`}`, { waitUntil: 'networkidle' })
  await page.waitForFunction(() => document.fonts.status === 'loaded')
  await page.waitForTimeout(600)
  await page.screenshot({ path: `${folder}${name}.png` })
  await page.context().close()
}
