import type { Context } from '../../../platform/context.ts'
import { publishedArticle, publishedArticles } from '../../knowledge/queries.ts'
import type { Site } from '../drawing/site.ts'

const ON_FIRST_PAGE = 5

/** What many read, and what is new beside it: nothing stands twice on the first page. */
export async function articlesToShow(ctx: Context, { language, audience }: Site) {
  const [popular, newest] = await Promise.all([
    publishedArticles(ctx, { language, audience, limit: ON_FIRST_PAGE, sort: 'popular' }),
    publishedArticles(ctx, { language, audience, limit: 2 * ON_FIRST_PAGE }),
  ])
  const shown = new Set(popular.items.map(({ id }) => id))
  const others = newest.items.filter(({ id }) => !shown.has(id))
  return { popular: popular.items, newest: others.slice(0, ON_FIRST_PAGE) }
}

/** The article somebody comes from, as far as they may see it. */
export async function articleNumbered(ctx: Context, { language, audience }: Site, asked: unknown) {
  const number = typeof asked === 'string' && /^\d{1,9}$/.test(asked) ? Number(asked) : 0
  return number ? publishedArticle(ctx, number, { language, audience }) : null
}
