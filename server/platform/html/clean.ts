import { oneThread } from './one-thread.ts'
import { plainHtml } from './plain-html.ts'
import type { ToClean } from './sanitize.ts'
import { isDeeperThan } from './tokens.ts'

/** Longest HTML looked at, in characters, and how deep it may be nested: what people write stays far below both. */
const LONGEST = 2_000_000
const DEEPEST = 200

/** The document model weighs tens of megabytes that an idle desk need not carry, and is slow on hostile input. */
const cleaningThread = (idle_ms: number) =>
  oneThread<ToClean, string>({ file: new URL('./clean-thread.ts', import.meta.url), task_limit_ms: 5_000, idle_ms })

/** What one of us writes does not queue behind hostile mail, and is rarer: its thread is there while somebody writes. */
const threads = { stranger: cleaningThread(120_000), us: cleaningThread(30_000) }

/**
 * HTML from outside, made safe to show: only text, tables and pictures with harmless styles. Nothing is loaded: pictures from
 * the web wait in `data-remote-src`. Links open in a new page and tell it nothing; `data-mismatch` names the host of one
 * whose text names another. Earlier mail carries `data-quoted`.
 * Null when it is too long, too deep or takes longer than five seconds: then only its text can be shown.
 * Throws ThreadUnavailable when the machine cannot do it right now.
 */
export const cleanHtml = async (html: string): Promise<string | null> =>
  // Most mails are plain: for them, asking the thread would cost twenty times the work.
  plainHtml(html) ?? cleaned({ html, from: 'stranger' })

/** The same for what one of us wrote and sends: pictures from the web stay where the reader's program looks for them. */
export const cleanOwnHtml = (html: string): Promise<string | null> => cleaned({ html, from: 'us' })

const cleaned = async (given: ToClean): Promise<string | null> =>
  given.html.length > LONGEST || isDeeperThan(given.html, DEEPEST) ? null : threads[given.from](given)
