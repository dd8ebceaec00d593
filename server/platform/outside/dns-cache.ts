import type { DnsAnswer, Resolve, Resolver } from './dns-answers.ts'
import { isAnswer } from './dns-answers.ts'

/**
 * How long an answer is used again. Node does not tell a TXT record's time to live, so these are short enough for
 * every sensible one.
 */
const FOUND_MS = 300_000
const NOT_FOUND_MS = 60_000
/** A name whose servers do not answer is not asked for again by each of its mails. */
const FAILED_MS = 5_000
const MOST_ANSWERS = 10_000

interface Kept {
  answer: Promise<DnsAnswer>
  /** Infinity while the question is under way: who asks meanwhile waits for the same answer. */
  until_ms: number
}

export function cached(ask: Resolve): Resolver {
  const kept = new Map<string, Kept>()
  const keyOf = (name: string, type: string) => `${type} ${name.toLowerCase()}`
  const fresh: Resolve = (name, type) => {
    const key = keyOf(name, type)
    const entry: Kept = { answer: ask(name, type), until_ms: Number.POSITIVE_INFINITY }
    const keepFor = (duration_ms: number) => {
      entry.until_ms = performance.now() + duration_ms
    }
    entry.answer.then(
      () => keepFor(FOUND_MS),
      (error) => keepFor(isAnswer(error) ? NOT_FOUND_MS : FAILED_MS),
    )
    kept.delete(key)
    if (kept.size >= MOST_ANSWERS) kept.delete(kept.keys().next().value!)
    kept.set(key, entry)
    return entry.answer
  }
  return {
    fresh,
    resolve: (name, type) => {
      const entry = kept.get(keyOf(name, type))
      return entry && entry.until_ms > performance.now() ? entry.answer : fresh(name, type)
    },
  }
}
