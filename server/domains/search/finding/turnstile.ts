import { unavailable } from '../../../platform/errors.ts'
import { turnstile } from '../../../platform/turnstile.ts'

/** Two searches at once on a node: the rest of the desk needs the processors too. */
export const inTurn = turnstile({
  most_at_once: 2,
  most_waiting: 100,
  longest_wait_ms: 3_000,
  tooBusy: () =>
    unavailable(
      'search_busy',
      'Many people are searching at this moment. Nothing is wrong: try again in a few seconds.',
    ),
})
