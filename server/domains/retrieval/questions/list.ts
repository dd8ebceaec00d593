import type { Context } from '../../../platform/context.ts'
import { pageOfRows, readCursor } from '../../../platform/pages.ts'
import { accessArticle } from '../../knowledge/access.ts'
import type { ArticleQuestion, QuestionsQuery } from '../contract.ts'

const COLUMNS = [
  'id',
  'article_id',
  'language',
  'question',
  'source',
  'times',
  'last_seen_at',
  'state',
  'decided_at',
  'created_at',
] as const

/** Questions of an article, newest first. */
export async function listQuestions(ctx: Context, articleId: string, query: QuestionsQuery) {
  await accessArticle(ctx, articleId, 'read')
  return pageOfQuestions(ctx, query, articleId)
}

/** Questions of all articles, newest first: those that wait for a decision, unless others are asked for. */
export const listAllQuestions = (ctx: Context, query: QuestionsQuery) =>
  pageOfQuestions(ctx, { ...query, state: query.state ?? 'suggested' })

async function pageOfQuestions({ db }: Context, { cursor, limit, state }: QuestionsQuery, articleId?: string) {
  const after = readCursor(cursor, ['instant', 'id'])
  const rows = await db
    .selectFrom('article_questions')
    .select(COLUMNS)
    .$if(articleId !== undefined, (rows) => rows.where('article_id', '=', articleId!))
    .$if(state !== undefined, (rows) => rows.where('state', '=', state!))
    .$if(after !== undefined, (rows) =>
      rows.where(({ eb, refTuple, tuple }) => eb(refTuple('created_at', 'id'), '<', tuple(after![0], after![1]))),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOfRows(rows as ArticleQuestion[], limit, ({ created_at, id }) => [created_at, id])
}

export const getQuestion = async ({ db }: Context, id: string): Promise<ArticleQuestion> =>
  (await db
    .selectFrom('article_questions')
    .select(COLUMNS)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()) as ArticleQuestion
