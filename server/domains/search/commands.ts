import { setTimeout as sleep } from 'node:timers/promises'
import { asSystem, type Context } from '../../platform/context.ts'
import { isHeldBack } from '../../platform/realtime/feed.ts'
import { followFeedOnce } from './indexing/follow.ts'
import { feedPlace, prepareProgress } from './indexing/progress.ts'
import { walkOnce } from './indexing/walk.ts'
import { putAway } from './indexing/write.ts'

/** Takes in everything there is, at once and without regard to anybody: after a bulk load, and for tests. */
export async function indexEverything(ctx: Context): Promise<void> {
  const system = asSystem(ctx)
  await prepareProgress(system)
  for (let batches = 1; await walkOnce(system); batches++) if (batches % 25 === 0) await putAway(system)
  await followToTheEnd(system)
  await putAway(system)
}

const HELD_BACK_MS = 10
const LONGEST_HELD_BACK_MS = 10_000

/** What an older transaction still holds back is waited for, though not for ever: the indexer has it later. */
async function followToTheEnd(ctx: Context): Promise<void> {
  for (let waited_ms = 0; waited_ms <= LONGEST_HELD_BACK_MS; waited_ms += HELD_BACK_MS) {
    while ((await followFeedOnce(ctx)).events > 0);
    if (!(await isHeldBack(ctx, await feedPlace(ctx)))) return
    await sleep(HELD_BACK_MS)
  }
}
