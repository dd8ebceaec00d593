import type { Context } from '../../../platform/context.ts'
import { pageOfRows, readCursor } from '../../../platform/pages.ts'
import type { ArticleFeedback } from '../contract.ts'

/** What readers said of an article, newest first. The caller has access to it already. */
export async function listFeedback(
  { db }: Context,
  articleId: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
) {
  const before = readCursor(cursor, ['instant', 'id'])
  const rows = await db
    .selectFrom('article_feedback')
    .select(['id', 'language', 'version', 'helpful', 'rating', 'comment', 'created_at'])
    .where('article_id', '=', articleId)
    .$if(before !== undefined, (query) =>
      query.where((eb) => eb(eb.refTuple('created_at', 'id'), '<', eb.tuple(...before!))),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOfRows(rows as ArticleFeedback[], limit, ({ created_at, id }) => [created_at, id])
}
