import { oneThread } from './one-thread.ts'
import { isDeeperThan } from './tokens.ts'

/** Longest HTML looked at, in characters, and how deep it may be nested: what people write stays far below both. */
const LONGEST = 2_000_000
const DEEPEST = 200

/** The document model weighs tens of megabytes that an idle desk need not carry, and is slow on hostile input. */
const clean = oneThread<string, string>({
  file: new URL('./clean-thread.ts', import.meta.url),
  task_limit_ms: 5_000,
  idle_ms: 120_000,
})

/**
 * HTML from outside, made safe to show: no script, no form, no style sheet; links open in a new page and tell it nothing.
 * Null when it is too long, too deep or takes longer than five seconds: then only its text can be shown.
 * Throws ThreadUnavailable when the machine cannot do it right now.
 */
export const cleanHtml = async (html: string): Promise<string | null> =>
  html.length > LONGEST || isDeeperThan(html, DEEPEST) ? null : clean(html)
