import { now, refreshClock } from './clock.ts'
import type { Context } from './context.ts'
import { nextFiring, sweep } from './due.ts'
import type { Listener } from './listen.ts'

const TICK_MS = 1_000
const RETRY_MS = 1_000
/** A busy door sets due moments many times a second: it is looked once for all that come so close together. */
const GATHER_MS = 50

/**
 * Sleeps until the earliest due row and fires it within a second. While it sleeps it asks the database nothing;
 * it looks at the clock every second, so a clock that is set forward or a laptop that slept is noticed at once.
 */
export function startSweeper(ctx: Context, listener: Listener): () => Promise<void> {
  let stopped = false
  let next: Temporal.Instant | null = null
  let timer: NodeJS.Timeout | undefined
  let turn: Promise<void> = Promise.resolve()

  const plan = () => {
    clearTimeout(timer)
    if (stopped || !next) return
    const wait_ms = Math.max(0, next.epochMilliseconds - now().epochMilliseconds)
    timer = setTimeout(() => (wait_ms <= TICK_MS ? wakeUp() : plan()), Math.min(wait_ms, TICK_MS))
  }

  const work = async () => {
    if (stopped) return
    try {
      await refreshClock(ctx.db)
      await sweep(ctx)
      next = await nextFiring(ctx)
    } catch (error) {
      ctx.log.error({ err: error }, 'the sweep failed; trying again in a second')
      next = now().add({ milliseconds: RETRY_MS })
    }
    plan()
  }

  // However many calls come in while one sweep is running, one more sees everything they were about.
  let waiting = false
  function wakeUp() {
    if (waiting) return
    waiting = true
    turn = turn.then(() => {
      waiting = false
      return work()
    })
  }

  let gathering: NodeJS.Timeout | undefined
  listener.on('due', () => {
    gathering ??= setTimeout(() => {
      gathering = undefined
      wakeUp()
    }, GATHER_MS)
  })
  wakeUp()
  return async () => {
    stopped = true
    clearTimeout(timer)
    clearTimeout(gathering)
    await turn
  }
}
