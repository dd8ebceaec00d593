import type { Context } from '../../../platform/context.ts'
import { nowText } from '../../../platform/context.ts'
import type { PageQuery } from '../../../platform/contract.ts'
import { invalid, notFound } from '../../../platform/errors.ts'
import { emit } from '../../../platform/events.ts'
import { pageOfRows, readCursor } from '../../../platform/pages.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { accessArticle } from '../access.ts'
import { ArticleRedirectChanged } from '../events.ts'
import type { ArticleRedirect, MakeRedirect } from './contract.ts'

export async function listRedirects({ db }: Context, { cursor, limit }: PageQuery) {
  const after = readCursor(cursor, ['text'])
  const rows = await db
    .selectFrom('article_redirects')
    .selectAll()
    .$if(after !== undefined, (query) => query.where('path', '>', after![0]))
    .orderBy('path')
    .limit(limit + 1)
    .execute()
  return pageOfRows(rows as ArticleRedirect[], limit, ({ path }) => [path])
}

/** Leads an old address to an article. Put again, it leads to the newer one. */
export const makeRedirect = (ctx: Context, { path, article_id, language }: MakeRedirect): Promise<ArticleRedirect> =>
  inTransaction(ctx, async (ctx) => {
    await accessArticle(ctx, article_id, 'read')
    if (/^\/(?:api|help\/[a-z]{2}\/articles)\//.test(path))
      throw invalid('This address is one of the product itself.', [{ path: 'path', message: 'is in use' }])
    await putRedirects(ctx, [{ path, article_id, language }])
    return await ctx.db.selectFrom('article_redirects').selectAll().where('path', '=', path).executeTakeFirstOrThrow()
  })

/** Paths that are new or lead elsewhere now. In the caller's transaction. */
export async function putRedirects(ctx: Context, redirects: readonly MakeRedirect[]): Promise<number> {
  if (redirects.length === 0) return 0
  const put = await ctx.db
    .insertInto('article_redirects')
    .values(redirects.map((redirect) => ({ ...redirect, created_at: nowText(ctx) })))
    .onConflict((row) =>
      row
        .column('path')
        .doUpdateSet((eb) => ({ article_id: eb.ref('excluded.article_id'), language: eb.ref('excluded.language') }))
        .where((eb) => eb('article_redirects.article_id', '<>', eb.ref('excluded.article_id'))),
    )
    .returning('article_id')
    .execute()
  for (const { article_id } of put) emit(ctx, ArticleRedirectChanged, { article_id })
  return put.length
}

export const deleteRedirect = (ctx: Context, path: string) =>
  inTransaction(ctx, async (ctx) => {
    const gone = await ctx.db
      .deleteFrom('article_redirects')
      .where('path', '=', path)
      .returning('article_id')
      .executeTakeFirst()
    if (!gone) throw notFound('redirect')
    emit(ctx, ArticleRedirectChanged, { article_id: gone.article_id })
    return { done: true as const }
  })
