import { setTimeout as sleep } from 'node:timers/promises'
import type { Service } from '../../../platform/domain.ts'
import { currentIndex } from './kept.ts'

/** Whoever searches looks for news first; so often it is looked in between, so that there is never much of it. */
const LOOK_MS = 1_000

/** Makes the index when a web node starts, so that the first who searches does not wait, and keeps it current. */
export const indexKeeper: Service = {
  role: 'web',
  name: 'article index',
  start: async (ctx) => {
    const stopping = new AbortController()
    const done = (async () => {
      while (!stopping.signal.aborted) {
        await currentIndex(ctx).catch((error) =>
          ctx.log.warn({ err: error }, 'the article index cannot be kept current; trying again'),
        )
        await sleep(LOOK_MS, undefined, { signal: stopping.signal }).catch(() => {})
      }
    })()
    return {
      ready: async () => null,
      stop: async () => {
        stopping.abort()
        await done
      },
    }
  },
}
