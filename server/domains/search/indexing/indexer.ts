import { setTimeout as sleep } from 'node:timers/promises'
import { underClaim } from '../../../platform/claims.ts'
import { asSystem, type Context } from '../../../platform/context.ts'
import type { Service } from '../../../platform/domain.ts'
import { FEED_PAGE } from '../../../platform/realtime/feed.ts'
import { followFeedOnce } from './follow.ts'
import { restAfter, startPace } from './pace.ts'
import { prepareProgress } from './progress.ts'
import { walkOnce } from './walk.ts'
import { BATCH, putAway } from './write.ts'

/** How often it is looked whether anything has happened. What was said is found so soon, and a little later. */
const LOOK_MS = 300
/** How often it is looked whether the node that indexes is gone. */
const LOOK_FOR_CLAIM_MS = 5_000
const RETRY_MS = 5_000
/** Documents that may wait to be put into their place while there is much to do. */
const MOST_PENDING = 1_000

/** Keeps the index up to date. One node does; when it dies, another goes on from the place that was kept. */
export const indexer: Service = {
  role: 'worker',
  name: 'search index',
  start: async (ctx) => {
    const stopping = new AbortController()
    const done = standBy(asSystem(ctx), stopping.signal)
    return {
      ready: async () => null,
      stop: async () => {
        stopping.abort()
        await done
      },
    }
  },
}

async function standBy(ctx: Context, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await underClaim(ctx, 'search_index', () => keepIndexing(ctx, signal))
      await pause(LOOK_FOR_CLAIM_MS, signal)
    } catch (error) {
      ctx.log.warn({ err: error }, 'the search index cannot be kept up to date; trying again')
      await pause(RETRY_MS, signal)
    }
  }
}

async function keepIndexing(ctx: Context, signal: AbortSignal): Promise<void> {
  await prepareProgress(ctx)
  const moodOf = startPace()
  let walking = true
  let pending = 0
  while (!signal.aborted) {
    const began_ms = performance.now()
    const mood = await moodOf(ctx)
    const { events, documents } = await followFeedOnce(ctx)
    pending += documents
    if (walking && mood === 'quiet') {
      walking = await walkOnce(ctx)
      pending += BATCH
    }
    const isBehind = walking || events === FEED_PAGE
    if (pending >= MOST_PENDING || (pending > 0 && !isBehind)) {
      await putAway(ctx)
      pending = 0
    }
    const rest_ms = restAfter(performance.now() - began_ms, mood)
    await pause(isBehind ? rest_ms : Math.max(rest_ms, LOOK_MS), signal)
  }
}

const pause = (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal }).catch(() => {})
