import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import chromium from '@sparticuz/chromium'
import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from 'playwright-core'

/** A real Chromium: the one at CHROMIUM_PATH, or the one that comes with the packages. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH || (await ownChromium())
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

const cache = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url))

/**
 * The packed Chromium, unpacked into this checkout: the shared folder for temporary files may hold another account's. Two
 * test files that start together each unpack their own, and the first one's is kept.
 */
async function ownChromium(): Promise<string> {
  const kept = join(cache, 'chromium')
  if (!existsSync(kept)) {
    await mkdir(cache, { recursive: true })
    const fresh = await mkdtemp(join(cache, 'unpacking-'))
    await unpackInto(fresh)
    await rename(fresh, kept).catch(() => rm(fresh, { recursive: true, force: true }))
  }
  return join(kept, 'chromium')
}

/** The package unpacks into the folder for temporary files, wherever that is at the moment of the call. */
async function unpackInto(folder: string): Promise<void> {
  const before = process.env.TMPDIR
  process.env.TMPDIR = folder
  try {
    await chromium.executablePath()
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
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
