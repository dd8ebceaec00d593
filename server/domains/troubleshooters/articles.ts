import type { Context } from '../../platform/context.ts'
import type { Visibility } from '../knowledge/contract.ts'
import { articlePath } from '../knowledge/draw.ts'
import type { DecisionTree } from './contract.ts'

/** Whom something is shown to, by what they may read. */
export const SEEN_BY: Record<Visibility, readonly Visibility[]> = {
  public: ['public'],
  customers: ['public', 'customers'],
  internal: ['public', 'customers', 'internal'],
}

/** The articles a tree shows. */
export const articlesIn = ({ steps }: DecisionTree): string[] => [
  ...new Set(steps.flatMap((step) => (step.kind === 'article' && step.article_id ? [step.article_id] : []))),
]

/** In which languages these articles can be read by such readers. One that is there and cannot be read has none. */
export async function readableLanguages(
  { db }: Context,
  ids: readonly string[],
  visibility: Visibility,
): Promise<Map<string, Set<string>>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('articles')
    .leftJoin('article_texts', (join) =>
      join.onRef('article_texts.article_id', '=', 'articles.id').on('article_texts.published_version', 'is not', null),
    )
    .select(['articles.id', 'articles.visibility', 'article_texts.language'])
    .where('articles.id', 'in', [...ids])
    .where('articles.archived_at', 'is', null)
    .execute()
  const readable = new Map<string, Set<string>>(rows.map(({ id }) => [id, new Set()]))
  for (const row of rows) {
    const isSeen = SEEN_BY[visibility].includes(row.visibility as Visibility)
    if (isSeen && row.language) readable.get(row.id)!.add(row.language)
  }
  return readable
}

/** What the desk calls these articles, in a language where they have a text in it. */
export async function articleTitles(
  { db }: Context,
  ids: readonly string[],
  language: string,
): Promise<Record<string, string>> {
  if (ids.length === 0) return {}
  const rows = await db
    .selectFrom('articles')
    .innerJoin('article_texts', 'article_texts.article_id', 'articles.id')
    .select(['articles.id', 'article_texts.title', 'article_texts.language', 'articles.language as source'])
    .where('articles.id', 'in', [...ids])
    .execute()
  const nearest = rows.toSorted((a, b) => nearness(a, language) - nearness(b, language))
  return Object.fromEntries(nearest.map(({ id, title }) => [id, title]))
}

/** The last one that is set wins: the language asked for, before it the article's own, before it any. */
const nearness = ({ language, source }: { language: string; source: string }, wanted: string): number =>
  language === wanted ? 2 : language === source ? 1 : 0

export interface ReadArticle {
  id: string
  title: string
  html: string
  path: string
}

/** An article as a reader sees it, in their language or else in its own; null when they may not, or it is not published. */
export async function readArticle(
  { db }: Context,
  id: string,
  { language, visibility }: { language: string; visibility: Visibility },
): Promise<ReadArticle | null> {
  const rows = await db
    .selectFrom('articles')
    .innerJoin('article_texts', 'article_texts.article_id', 'articles.id')
    .select(['articles.id', 'articles.number', 'articles.language as source', 'article_texts.language'])
    .select(['article_texts.published_title', 'article_texts.published_html'])
    .where('articles.id', '=', id)
    .where('articles.archived_at', 'is', null)
    .where('articles.visibility', 'in', [...SEEN_BY[visibility]])
    .where('article_texts.published_version', 'is not', null)
    .execute()
  const [best] = rows.toSorted((a, b) => nearness(b, language) - nearness(a, language))
  if (!best) return null
  const title = best.published_title ?? ''
  const path = articlePath(best.language, best.number, title)
  return { id, title, html: best.published_html ?? '', path }
}

/** The articles of a category that everybody may read, most read first. */
export const articlesOfCategory = ({ db }: Context, category_key: string, most: number) =>
  db
    .selectFrom('articles')
    .innerJoin('article_categories', 'article_categories.id', 'articles.category_id')
    .select((eb) => [
      'articles.id',
      eb
        .selectFrom('article_texts')
        .select((eb) => eb.fn<Record<string, string>>('jsonb_object_agg', ['language', 'published_title']).as('titles'))
        .whereRef('article_texts.article_id', '=', 'articles.id')
        .where('article_texts.published_version', 'is not', null)
        .as('titles'),
    ])
    .where('articles.archived_at', 'is', null)
    .where('articles.visibility', '=', 'public')
    .where((eb) =>
      eb.or([
        eb(eb.fn('replace', ['article_categories.slug', eb.val('-'), eb.val('_')]), '=', category_key),
        eb('article_categories.ticket_category', '=', category_key),
      ]),
    )
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('article_texts')
          .select('article_texts.language')
          .whereRef('article_texts.article_id', '=', 'articles.id')
          .where('article_texts.published_version', 'is not', null),
      ),
    )
    .orderBy('articles.view_count', 'desc')
    .orderBy('articles.helpful_votes', 'desc')
    .orderBy('articles.id')
    .limit(most)
    .execute()
