import type { Context } from './context.ts'
import type { Db } from './db/connect.ts'
import type { Listener } from './listen.ts'

/** An answer holds no longer than this, whatever was not heard: a lost connection must not make it old. */
const HOLDS_AT_MOST_MS = 2_000
const MOST_KEPT = 500

interface Kept {
  answer: Promise<unknown>
  news: number
  until_ms: number
}

/** Per database, since several can be open in one process. */
const kept = new WeakMap<Db, Map<string, Kept>>()

/** Commits with events, as far as this process knows of them; undefined while it does not listen for other nodes' ones. */
let news: number | undefined

/** From now on this process hears of every commit with events, of its own and of other nodes, until it is stopped. */
export function followNews(listener: Listener): () => void {
  news ??= 0
  listener.on('events', noteNews)
  return () => {
    news = undefined
  }
}

/** A transaction of this process has committed events: whoever asked for them must see them in the next answer. */
export function noteNews(): void {
  if (news !== undefined) news++
}

/**
 * Answers once for all who ask the same while nothing happens on the desk: any event of any node ends it, and two seconds do.
 * `key` names everything the answer depends on, the reach of who asks included. In a transaction it is always computed;
 * nothing (undefined) is not kept.
 */
export function untilNews<T>(ctx: Context, key: string, compute: () => Promise<T>): Promise<T> {
  if (ctx.tx || news === undefined) return compute()
  const answers = answersOf(ctx.db)
  const found = answers.get(key)
  if (found?.news === news && found.until_ms > performance.now()) return found.answer as Promise<T>
  const answer = compute()
  if (answers.size >= MOST_KEPT) answers.clear()
  answers.set(key, { answer, news, until_ms: performance.now() + HOLDS_AT_MOST_MS })
  const forget = () => answers.get(key)?.answer === answer && answers.delete(key)
  answer.then((found) => found === undefined && forget(), forget)
  return answer
}

function answersOf(db: Db): Map<string, Kept> {
  const answers = kept.get(db) ?? new Map<string, Kept>()
  kept.set(db, answers)
  return answers
}
