import { unavailable } from '../../../platform/errors.ts'
import { turnstile } from '../../../platform/turnstile.ts'

/** Three searches at once on a node: two keep the database busy while one waits for it, and the rest of the desk goes on. */
export const inTurn = turnstile({
  most_at_once: 3,
  most_waiting: 100,
  longest_wait_ms: 3_000,
  tooBusy: () =>
    unavailable(
      'search_busy',
      'Many people are searching at this moment. Nothing is wrong: try again in a few seconds.',
    ),
})
