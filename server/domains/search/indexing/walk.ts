import type { Context } from '../../../platform/context.ts'
import { keepWalkPlace, WALKED, type Walked, walkPlace } from './progress.ts'
import { BATCH, indexPeople, indexTickets } from './write.ts'

/** Takes in the next batch of what was there before the feed was followed, newest first. False when all of it is in. */
export async function walkOnce(ctx: Context): Promise<boolean> {
  for (const source of WALKED) {
    const { place, done } = await walkPlace(ctx, source)
    if (done) continue
    const ids = await next(ctx, source, place)
    if (ids.length > 0) await (source === 'tickets' ? indexTickets(ctx, ids) : indexPeople(ctx, ids))
    await keepWalkPlace(ctx, source, ids.length < BATCH ? { done: true } : { place: ids.at(-1)! })
    return true
  }
  return false
}

/** Ids begin with their moment, so the newest come first; one that was made meanwhile is told of by the feed. */
async function next({ db }: Context, source: Walked, place: string | null): Promise<string[]> {
  const rows = await db
    .selectFrom(source)
    .select('id')
    .$if(place !== null, (query) => query.where('id', '<', place))
    .orderBy('id', 'desc')
    .limit(BATCH)
    .execute()
  return rows.map(({ id }) => id)
}
