import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

const folder = new URL('../../node_modules/@fontsource/noto-sans-sc/', import.meta.url)

/** The browser of the tests has no Chinese letters of its own: this page gets them from our own origin. */
export async function bringChineseFont(page: Page, url: string): Promise<void> {
  await page.route('**/chinese-font/**', async (route) => {
    const path = new URL(route.request().url()).pathname.replace('/chinese-font/', '')
    const contentType = path.endsWith('.css') ? 'text/css' : 'font/woff2'
    await route.fulfill({ body: await readFile(fileURLToPath(new URL(path, folder))), contentType })
  })
  const add = async () => {
    for (const weight of ['400', '500', '700']) await page.addStyleTag({ url: `${url}/chinese-font/${weight}.css` })
  }
  page.on('load', () => void add().catch(() => {}))
}
