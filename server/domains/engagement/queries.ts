import type { Context } from '../../platform/context.ts'
import { pageOfRows, readCursor } from '../../platform/pages.ts'
import { articlesByIds } from '../knowledge/queries.ts'
import type { Offer, OfferQuery } from './contract.ts'
import { TRIGGERS_PATH } from './offer.ts'

/** Help offered unasked and help held back, newest first. */
export async function listOffers(ctx: Context, { cursor, limit, ...filter }: OfferQuery) {
  const before = readCursor(cursor, ['id'])
  const { customer_id, trigger, state } = filter
  const rows = await offerRows(ctx)
    .$if(customer_id !== undefined, (query) => query.where('customer_id', '=', customer_id!))
    .$if(trigger !== undefined, (query) => query.where('trigger', '=', trigger!))
    .$if(state !== undefined, (query) => query.where('state', '=', state!))
    .$if(before !== undefined, (query) => query.where('id', '<', before![0]))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = pageOfRows(rows, limit, ({ id }) => [id])
  return { ...page, items: await withArticles(ctx, page.items) }
}

export async function offersById(ctx: Context, ids: readonly string[]): Promise<Offer[]> {
  if (ids.length === 0) return []
  return withArticles(
    ctx,
    await offerRows(ctx)
      .where('id', 'in', [...ids])
      .orderBy('id')
      .execute(),
  )
}

const offerRows = ({ db }: Context) => db.selectFrom('engagement_offers').selectAll()
type OfferRow = Awaited<ReturnType<ReturnType<typeof offerRows>['execute']>>[number]

/** An article that has been withdrawn since is not named any more. */
async function withArticles(ctx: Context, rows: readonly OfferRow[]): Promise<Offer[]> {
  const cards = new Map<string, Offer['article']>()
  for (const language of ['en', 'zh'] as const) {
    const ids = rows.flatMap((row) => (row.language === language ? (row.article_id ?? []) : []))
    if (ids.length === 0) continue
    for (const { id, number, title, path } of await articlesByIds(ctx, ids, { language, audience: AUDIENCE }))
      cards.set(`${language} ${id}`, { id, number, title, path })
  }
  return rows.map(({ article_id, signals, ...row }) => ({
    ...(row as unknown as Omit<Offer, 'why' | 'article' | 'path'>),
    why: signals as unknown as Offer['why'],
    article: cards.get(`${row.language} ${article_id}`) ?? null,
    path: TRIGGERS_PATH,
  }))
}

const AUDIENCE = { sees: ['public', 'customers'] } as const
