import type { Page } from 'playwright-core'

const CONTROL = 2

interface Press {
  key: string
  code?: string
  text?: string
  modifiers?: number
  windowsVirtualKeyCode?: number
}

const NAMED: Record<string, Press> = {
  Enter: { key: 'Enter', code: 'Enter', text: '\r', windowsVirtualKeyCode: 13 },
  Escape: { key: 'Escape', code: 'Escape', windowsVirtualKeyCode: 27 },
  'Control+Enter': { key: 'Enter', code: 'Enter', modifiers: CONTROL, windowsVirtualKeyCode: 13 },
}

/**
 * Presses keys while the page is busy for `busy_ms`: they wait in the browser and are taken one right after the other, as
 * on a slow machine under a fast hand. A word is typed letter by letter; Enter, Escape and Control+Enter are keys.
 */
export async function typeAhead(page: Page, words: string[], busy_ms = 400): Promise<void> {
  const keys = words.flatMap((word): Press[] =>
    NAMED[word] ? [NAMED[word]] : [...word].map((letter) => ({ key: letter, text: letter })),
  )
  const session = await page.context().newCDPSession(page)
  await page.evaluate((ms) => {
    setTimeout(() => {
      for (const end = performance.now() + ms; performance.now() < end; );
    })
  }, busy_ms)
  await Promise.all(
    keys.flatMap((key) => [
      session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key }),
      session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key, text: '' }),
    ]),
  )
  await session.detach()
}
