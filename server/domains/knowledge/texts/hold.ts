import type { Selectable } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { DB } from '../../../platform/db/tables.ts'
import { holdBack } from '../../../platform/due.ts'
import { notFound } from '../../../platform/errors.ts'
import { isId } from '../../../platform/ids.ts'
import { type ArticleRow, accessArticle, type Deed } from '../access.ts'

export type TextRow = Selectable<DB['article_texts']>

/** Kinds of due rows: a text that is to be published, an article that is to be checked. */
export const PUBLICATION = 'article_publication'
export const VERIFICATION = 'article_verification'

/**
 * An article that is to be changed, with its texts. Its due rows are held first: a sweep has them before it touches the
 * article, so the opposite order would be a deadlock.
 */
export async function holdArticle(
  ctx: Context,
  id: string,
  deed: Exclude<Deed, 'read'>,
): Promise<{ article: ArticleRow; texts: TextRow[] }> {
  if (!isId(id)) throw notFound('article')
  const ids = await ctx.db.selectFrom('article_texts').select('id').where('article_id', '=', id).execute()
  await holdBack(ctx, [PUBLICATION, VERIFICATION], [id, ...ids.map(({ id }) => id)])
  const article = await accessArticle(ctx, id, deed)
  const texts = await ctx.db.selectFrom('article_texts').selectAll().where('article_id', '=', id).execute()
  return { article, texts }
}

/** The same, for one text that must be there. */
export async function holdText(
  ctx: Context,
  id: string,
  { language, deed }: { language: string; deed: Exclude<Deed, 'read'> },
) {
  const { article, texts } = await holdArticle(ctx, id, deed)
  const text = texts.find((text) => text.language === language)
  if (!text) throw notFound('text')
  return { article, texts, text }
}

/** Lists show what was touched last first. */
export const touch = ({ db }: Context, id: string, at: string) =>
  db.updateTable('articles').set({ updated_at: at }).where('id', '=', id).execute()
