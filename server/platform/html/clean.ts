import { oneThread } from './one-thread.ts'
import type { ToClean } from './sanitize.ts'
import { isDeeperThan } from './tokens.ts'

/** Longest HTML looked at, in characters, and how deep it may be nested: what people write stays far below both. */
const LONGEST = 2_000_000
const DEEPEST = 200

/** The document model weighs tens of megabytes that an idle desk need not carry, and is slow on hostile input. */
const clean = oneThread<ToClean, string>({
  file: new URL('./clean-thread.ts', import.meta.url),
  task_limit_ms: 5_000,
  idle_ms: 120_000,
})

/**
 * HTML from outside, made safe to show: only text, tables and pictures with harmless styles. Nothing is loaded: pictures from
 * the web wait in `data-remote-src`. Links open in a new page and tell it nothing; `data-mismatch` names the host of one
 * whose text names another. Earlier mail carries `data-quoted`.
 * Null when it is too long, too deep or takes longer than five seconds: then only its text can be shown.
 * Throws ThreadUnavailable when the machine cannot do it right now.
 */
export const cleanHtml = (html: string): Promise<string | null> => cleaned({ html, from: 'stranger' })

/** The same for what one of us wrote and sends: pictures from the web stay where the reader's program looks for them. */
export const cleanOwnHtml = (html: string): Promise<string | null> => cleaned({ html, from: 'us' })

const cleaned = async (given: ToClean): Promise<string | null> =>
  given.html.length > LONGEST || isDeeperThan(given.html, DEEPEST) ? null : clean(given)
