import type { Context } from '../../../platform/context.ts'

const MOST_SEEN = 5

/** The articles somebody has looked at in a visit, the latest first. */
export async function articlesSeenIn({ db }: Context, visitId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('help_views')
    .select(['article_id', (eb) => eb.fn.max('position').as('last')])
    .where('visit_id', '=', visitId)
    .groupBy('article_id')
    .orderBy('last', 'desc')
    .limit(MOST_SEEN)
    .execute()
  return rows.map(({ article_id }) => article_id)
}
