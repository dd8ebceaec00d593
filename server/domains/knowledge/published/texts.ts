import type { Context } from '../../../platform/context.ts'
import type { Audience } from '../access.ts'
import { articlePath } from '../draw.ts'

/** Published texts that these readers may see. The one condition every reading outside the desk goes through. */
export const readable = ({ db }: Context, { sees }: Audience) =>
  db
    .selectFrom('article_texts as t')
    .innerJoin('articles as a', 'a.id', 't.article_id')
    .innerJoin('article_categories as c', 'c.id', 'a.category_id')
    .where('t.published_version', 'is not', null)
    .where('a.archived_at', 'is', null)
    .where('a.visibility', 'in', [...sees])

/** How others name an article: enough for a link. */
export interface ArticleCard {
  id: string
  number: number
  language: string
  title: string
  summary: string
  path: string
  category: string
  visibility: string
  published_at: string
}

export const readableCards = (ctx: Context, audience: Audience) =>
  readable(ctx, audience)
    .select(['a.id', 'a.number', 'a.visibility', 't.language', 't.published_title as title'])
    .select(['t.published_summary as summary', 't.published_at', 'c.slug as category'])

export type CardRow = Awaited<ReturnType<ReturnType<typeof readableCards>['execute']>>[number]

export const cardOf = ({ title, summary, published_at, ...row }: CardRow): ArticleCard => ({
  ...row,
  title: title!,
  summary: summary ?? '',
  published_at: published_at!,
  path: articlePath(row.language, row.number, title!),
})
