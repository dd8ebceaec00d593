import { unavailable } from '../../platform/errors.ts'
import { turnstile } from '../../platform/turnstile.ts'

/** Two countings at once on a node: each takes a connection and a processor for a second, and the desk needs both. */
export const inTurn = turnstile({
  most_at_once: 2,
  most_waiting: 50,
  longest_wait_ms: 30_000,
  tooBusy: () =>
    unavailable('analytics_busy', 'Many numbers are being counted at this moment. Try again in half a minute.'),
})
