import type { Context } from './context.ts'
import { forgetOldKeys } from './http/idempotency.ts'
import { domainsInOrder } from './registry.ts'

const HOUR_MS = 3_600_000

/** Every hour, forgets what has had its time: idempotency keys, sessions that ran out, and what domains name. */
export function startHousekeeping(ctx: Context): () => void {
  const tidyUp = async () => {
    try {
      await forgetOldKeys(ctx)
      for (const domain of domainsInOrder()) await domain.tidy?.(ctx)
    } catch (error) {
      ctx.log.warn({ err: error }, 'tidying up failed; it is tried again in an hour')
    }
  }
  const timer = setInterval(() => void tidyUp(), HOUR_MS)
  return () => clearInterval(timer)
}
