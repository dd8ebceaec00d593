import type { DnsAnswer, Resolve } from './dns-answers.ts'
import { dnsError, isReply } from './dns-answers.ts'

/** How long nothing is asked once no server answers; then one question finds out whether that is over. */
const REST_MS = 30_000
/** An answer that takes longer raises the question whether DNS answers at all. */
const SLOW_MS = 400
/** The root is known to every server, so this answer is never far; time for one repetition. */
const LONGEST_PROBE_MS = 1_500

interface Doubt {
  /** The lookup that raised it. */
  name: string
  type: string
  asked_ms: number
}

/**
 * Tells a dead DNS from a name whose own servers are dead: after silence, a broken connection or a long wait, the root is
 * asked for, which every working server has a reply to, if only a refusal. When nothing at all has been replied since the
 * doubt arose, lookups fail at once until something is. So nobody can switch lookups off by sending mail from a broken domain.
 */
export function guarded(ask: Resolve): Resolve {
  const waiting = new Set<() => void>()
  let isSilent = false
  let askAgain_ms = 0
  let isProbing = false
  let replied_ms = Number.NEGATIVE_INFINITY

  const asking: Resolve = async (name, type) => {
    try {
      const answer = await ask(name, type)
      replied_ms = performance.now()
      return answer
    } catch (error) {
      if (isReply(error)) replied_ms = performance.now()
      throw error
    }
  }

  const probe = async ({ name, type, asked_ms }: Doubt) => {
    if (isProbing) return
    isProbing = true
    // While lookups rest, the name itself is asked for too: some servers have a reply for names of their own only.
    const questions = [asking('.', 'NS'), ...(isSilent ? [asking(name, type)] : [])]
    await firstReply(questions)
    isSilent = replied_ms < asked_ms
    askAgain_ms = performance.now() + REST_MS
    isProbing = false
    if (isSilent) for (const giveUp of waiting) giveUp()
  }

  const watched: Resolve = (name, type) =>
    new Promise<DnsAnswer>((resolve, reject) => {
      const doubt = { name, type, asked_ms: performance.now() }
      const giveUp = () => reject(dnsError('ETIMEOUT', name))
      const slow = setTimeout(() => void probe(doubt), SLOW_MS)
      const settled = () => {
        clearTimeout(slow)
        waiting.delete(giveUp)
      }
      waiting.add(giveUp)
      asking(name, type).then(
        (answer) => {
          settled()
          resolve(answer)
        },
        (error) => {
          settled()
          if (!isReply(error)) void probe(doubt)
          reject(error)
        },
      )
    })

  return (name, type) => {
    if (!isSilent) return watched(name, type)
    const asked_ms = performance.now()
    if (asked_ms >= askAgain_ms) void probe({ name, type, asked_ms })
    return Promise.reject(dnsError('ETIMEOUT', name))
  }
}

/** Resolves with the first reply to one of the questions, or when none has come in time. */
async function firstReply(questions: Promise<unknown>[]): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, LONGEST_PROBE_MS)
  })
  const replies = questions.map((question) =>
    question.catch((error) => {
      if (!isReply(error)) throw error
    }),
  )
  try {
    await Promise.race([Promise.any(replies).catch(() => {}), tooLong])
  } finally {
    clearTimeout(timer)
  }
}
