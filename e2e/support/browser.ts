import chromium from '@sparticuz/chromium'
import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from 'playwright-core'

/** A real Chromium: the one at CHROMIUM_PATH, or the one that comes with the packages. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH || (await chromium.executablePath())
  // One process for everything saves a start, but dies with the first closed context.
  const shared = chromium.args.filter((arg) => arg !== '--single-process' && arg !== '--no-zygote')
  const quiet = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--disable-quic',
  ]
  return playwright.launch({
    executablePath,
    headless: true,
    args: [...shared, '--no-sandbox', '--disable-gpu', ...quiet],
  })
}

export const DESKTOP = { width: 1440, height: 900 }
export const PHONE = { width: 360, height: 740 }

/** A page that fails the test when its own script throws or our policy blocks something it needs. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: DESKTOP, locale: 'en-US', reducedMotion: 'reduce', ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.on('pageerror', (error) => {
    throw new Error(`The page threw: ${error.message}`)
  })
  return page
}
