import { setImmediate as turn } from 'node:timers/promises'

/** So long one piece of work may keep all others waiting, in milliseconds. */
const AT_A_TIME_MS = 8

/**
 * For long work in a process that also answers people: call what this returns between its steps. It lets others have their
 * turn whenever the work has gone on for some milliseconds, and costs next to nothing otherwise.
 */
export function inTurns(): () => Promise<void> {
  let since_ms = performance.now()
  return async () => {
    if (performance.now() - since_ms < AT_A_TIME_MS) return
    await turn()
    since_ms = performance.now()
  }
}
