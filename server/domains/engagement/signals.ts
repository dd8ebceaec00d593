import { type Context, instantText } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { pageWithoutIds } from '../../platform/text/page-words.ts'
import type { KeptSignal, Signal } from './contract.ts'

/** Keeps what an app has told of somebody, oldest first: pages without what names a person, moments not later than now. */
export async function keepSignals(
  ctx: Context,
  customer_id: string,
  signals: readonly Signal[],
): Promise<KeptSignal[]> {
  const now = ctx.now()
  const kept = signals
    .map(({ kind, at, page }): KeptSignal => {
      const said = Temporal.Instant.from(at)
      const moment = Temporal.Instant.compare(said, now) > 0 ? now : said
      return { kind, at: instantText(moment), page: page === undefined ? null : pageWithoutIds(page) }
    })
    .sort(byTime)
  await ctx.db
    .insertInto('app_signals')
    .values(kept.map((signal) => ({ id: newId(), customer_id, ...signal })))
    .execute()
  return kept
}

const byTime = (one: KeptSignal, other: KeptSignal) => (one.at === other.at ? 0 : one.at < other.at ? -1 : 1)

/** What was told before, from a moment on. */
export async function signalsSince(ctx: Context, customerId: string, from: Temporal.Instant): Promise<KeptSignal[]> {
  const rows = await ctx.db
    .selectFrom('app_signals')
    .select(['kind', 'at', 'page'])
    .where('customer_id', '=', customerId)
    .where('at', '>=', instantText(from))
    .orderBy('at')
    .orderBy('id')
    .limit(1_000)
    .execute()
  return rows as KeptSignal[]
}

/** The last thing somebody did in the app. */
export async function lastDeed({ db }: Context, customerId: string): Promise<KeptSignal | undefined> {
  const row = await db
    .selectFrom('app_signals')
    .select(['kind', 'at', 'page'])
    .where('customer_id', '=', customerId)
    .where('kind', '<>', 'idle')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row as KeptSignal | undefined
}

const KEPT_DAYS = 7
const OFFERS_KEPT_DAYS = 400

/** Signals are of use for minutes; a week lets somebody look into what happened. Offers stay as long as searches do. */
export async function forgetOld({ db, now }: Context): Promise<void> {
  const before = (days: number) => instantText(now().subtract({ hours: 24 * days }))
  await db.deleteFrom('app_signals').where('at', '<', before(KEPT_DAYS)).execute()
  await db.deleteFrom('engagement_offers').where('created_at', '<', before(OFFERS_KEPT_DAYS)).execute()
}
