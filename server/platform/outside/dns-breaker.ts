import type { DnsAnswer, Resolve } from './dns.ts'
import { dnsError, isAnswer } from './dns.ts'

/** How long nothing is asked once no server answers; then one question finds out whether that is over. */
const REST_MS = 30_000
/** An answer that takes longer raises the question whether DNS answers at all. */
const SLOW_MS = 400
/** The root is known to every server, so this answer is never far; time for one repetition. */
const LONGEST_PROBE_MS = 1_500

/**
 * Tells a dead DNS from a name whose own servers are dead: after a failure, or a long wait, the root is asked for, which
 * every working server knows. Only when that fails too, lookups fail at once until it works again. So nobody can switch
 * lookups off by sending mail from a broken domain.
 */
export function guarded(ask: Resolve): Resolve {
  const waiting = new Set<() => void>()
  let isSilent = false
  let askAgain_ms = 0
  let isProbing = false

  const probe = async () => {
    if (isProbing) return
    isProbing = true
    isSilent = !(await answersAtAll(ask))
    askAgain_ms = performance.now() + REST_MS
    isProbing = false
    if (isSilent) for (const giveUp of waiting) giveUp()
  }

  const watched: Resolve = (name, type) =>
    new Promise<DnsAnswer>((resolve, reject) => {
      const giveUp = () => reject(dnsError('ETIMEOUT', name))
      const slow = setTimeout(() => void probe(), SLOW_MS)
      const settled = () => {
        clearTimeout(slow)
        waiting.delete(giveUp)
      }
      waiting.add(giveUp)
      ask(name, type).then(
        (answer) => {
          settled()
          resolve(answer)
        },
        (error) => {
          settled()
          if (!isAnswer(error)) void probe()
          reject(error)
        },
      )
    })

  return (name, type) => {
    if (!isSilent) return watched(name, type)
    if (performance.now() >= askAgain_ms) void probe()
    return Promise.reject(dnsError('ETIMEOUT', name))
  }
}

async function answersAtAll(ask: Resolve): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), LONGEST_PROBE_MS)
  })
  try {
    return await Promise.race([ask('.', 'NS').then(() => true, isAnswer), tooLong])
  } finally {
    clearTimeout(timer)
  }
}
