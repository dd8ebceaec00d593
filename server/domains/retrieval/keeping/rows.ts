import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { indexRows } from '../../knowledge/queries.ts'
import type { SearchText } from '../engine/text.ts'

/** The texts of these articles that can be found now, with the questions accepted for them. None of one that is gone. */
export const searchTextsOf = async (ctx: Context, ids: readonly string[]): Promise<SearchText[]> =>
  ids.length === 0 ? [] : withQuestions(ctx, await indexRows(ctx, { ids }))

/** A page of all texts there are, in their order. */
export const textsAfter = async (ctx: Context, after: SearchText | undefined, limit: number): Promise<SearchText[]> =>
  withQuestions(
    ctx,
    await indexRows(ctx, { after: after && { id: after.article_id, language: after.language }, limit }),
  )

type Row = Awaited<ReturnType<typeof indexRows>>[number]

async function withQuestions(ctx: Context, rows: readonly Row[]): Promise<SearchText[]> {
  const questions = await acceptedFor(
    ctx,
    rows.map(({ id }) => id),
  )
  return rows.map(({ id, language, title, summary, plain, headings, tags, ...row }) => ({
    ...{ article_id: id, language, title, summary, body: plain, headings, tags },
    ...{ visibility: row.visibility as SearchText['visibility'] },
    ...{ helpful_votes: row.helpful_votes, unhelpful_votes: row.unhelpful_votes },
    questions: questions.get(`${id} ${language}`) ?? [],
  }))
}

async function acceptedFor({ db }: Context, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('article_questions')
    .select(['article_id', 'language', 'question'])
    .where('article_id', '=', sql<string>`any(${[...new Set(ids)]}::uuid[])`)
    .where('state', '=', 'accepted')
    .orderBy('id')
    .execute()
  const questions = new Map<string, string[]>()
  for (const { article_id, language, question } of rows) {
    const key = `${article_id} ${language}`
    questions.set(key, [...(questions.get(key) ?? []), question])
  }
  return questions
}
