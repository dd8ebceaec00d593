import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { cursorText, type FeedPlace, feedHead, parseCursor } from '../../../platform/realtime/feed.ts'

/** Which way documents are made. A higher number makes all of them anew at the next start. */
export const FORMAT = 1

export const WALKED = ['tickets', 'customers', 'companies'] as const
export type Walked = (typeof WALKED)[number]

/**
 * Sees to it that the places are those of this format. The feed is followed from the moment the walk begins: what changes
 * while it is under way is told by the feed, so nothing is missed between the two.
 */
export async function prepareProgress(ctx: Context): Promise<void> {
  const now = await feedHead(ctx)
  const head = cursorText(now)
  await sql`
    insert into search_progress (source, place, format)
    select source, case source when 'feed' then ${head} end, ${FORMAT} from unnest(${['feed', ...WALKED]}::text[]) source
    on conflict (source) do update set place = excluded.place, done = false, format = excluded.format
      where search_progress.format <> excluded.format or ${await isOfAnotherCluster(ctx, now)}`.execute(ctx.db)
}

/** A dump that was restored keeps its places, and the cluster it is in now counts transactions anew: they lie ahead of it. */
async function isOfAnotherCluster({ db }: Context, now: FeedPlace): Promise<boolean> {
  const feed = await db.selectFrom('search_progress').select('place').where('source', '=', 'feed').executeTakeFirst()
  const kept = parseCursor(feed?.place)
  return kept !== null && BigInt(kept.xid) > BigInt(now.xid)
}

export async function feedPlace({ db }: Context): Promise<FeedPlace> {
  const { place } = await db
    .selectFrom('search_progress')
    .select('place')
    .where('source', '=', 'feed')
    .executeTakeFirstOrThrow()
  return parseCursor(place)!
}

export const keepFeedPlace = ({ db }: Context, place: FeedPlace) =>
  db
    .updateTable('search_progress')
    .set({ place: cursorText(place) })
    .where('source', '=', 'feed')
    .execute()

export const walkPlace = ({ db }: Context, source: Walked) =>
  db.selectFrom('search_progress').select(['place', 'done']).where('source', '=', source).executeTakeFirstOrThrow()

export const keepWalkPlace = ({ db }: Context, source: Walked, change: { place?: string; done?: boolean }) =>
  db.updateTable('search_progress').set(change).where('source', '=', source).execute()
