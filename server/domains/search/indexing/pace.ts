import type { Context } from '../../../platform/context.ts'

/** How busy the desk is, by events in a second: above, search can wait a little, and above that, longer. */
const BUSY = 60
const STORM = 250
/** What the indexer leaves to others for each millisecond of its own work. */
const REST = { quiet: 1, busy: 6, storm: 20 } as const
const LONGEST_REST_MS = 3_000

export type Mood = keyof typeof REST

/** Tells how much is going on, from how many events were written since it was last asked. */
export function startPace() {
  let last: { id: number; at_ms: number } | undefined
  return async ({ db }: Context): Promise<Mood> => {
    const newest = await db.selectFrom('events').select('id').orderBy('id', 'desc').limit(1).executeTakeFirst()
    const now = { id: Number(newest?.id ?? 0), at_ms: performance.now() }
    const seconds = last ? Math.max(now.at_ms - last.at_ms, 1) / 1_000 : Number.POSITIVE_INFINITY
    const per_second = (now.id - (last?.id ?? 0)) / seconds
    last = now
    return per_second > STORM ? 'storm' : per_second > BUSY ? 'busy' : 'quiet'
  }
}

export const restAfter = (worked_ms: number, mood: Mood): number => Math.min(worked_ms * REST[mood], LONGEST_REST_MS)
