import { type Context, nowText } from '../../platform/context.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { isId, newId } from '../../platform/ids.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { accessArticle } from '../knowledge/access.ts'
import { withoutPersonalData } from '../knowledge/without-personal-data.ts'
import type { AddQuestion, ArticleQuestion, DecideQuestion } from './contract.ts'
import { QuestionDecided } from './events.ts'
import { askedAs } from './log/write.ts'
import { getQuestion } from './questions/list.ts'

/** Clicks come within this time of their search; a link that is opened later tells nothing about it. */
const CLICKED_WITHIN = { hours: 2 }

/** A result of a search was opened. The first one counts; a search that is not there is nobody's fault. */
export async function noteClick(ctx: Context, searchId: string, articleId: string): Promise<{ done: true }> {
  if (!isId(searchId) || !isId(articleId)) return { done: true }
  await ctx.db
    .updateTable('article_searches')
    .set({ clicked_article_id: articleId, clicked_at: nowText(ctx) })
    .where('id', '=', searchId)
    .where('clicked_at', 'is', null)
    .where('at', '>=', ctx.now().subtract(CLICKED_WITHIN).toString())
    .where(({ exists, selectFrom }) => exists(selectFrom('articles').select('id').where('id', '=', articleId)))
    .execute()
  return { done: true }
}

/** Puts down how customers ask for what an article answers. What the desk writes is accepted at once. */
export const addQuestion = (ctx: Context, articleId: string, { question, language }: AddQuestion) =>
  inTransaction(ctx, async (ctx): Promise<ArticleQuestion> => {
    await accessArticle(ctx, articleId, 'change')
    const wording = withoutPersonalData(question)
    const asked = askedAs(wording)
    if (asked === '')
      throw conflict('question_empty', 'Nothing is left of this question once personal data is taken out.')
    const [id, now] = [newId(), nowText(ctx)]
    const decided = { state: 'accepted', decided_by: ctx.actor.id, decided_at: now } as const
    const { id: questionId } = await ctx.db
      .insertInto('article_questions')
      .values({
        ...{ id, article_id: articleId, language, question: wording, asked, source: 'desk' },
        ...{ ...decided, created_by: ctx.actor.id, created_at: now, last_seen_at: now },
      })
      .onConflict((row) =>
        row.columns(['article_id', 'language', 'asked']).doUpdateSet({ ...decided, question: wording }),
      )
      .returning('id')
      .executeTakeFirstOrThrow()
    emit(ctx, QuestionDecided, { question_id: questionId, article_id: articleId, decision: 'accepted' })
    return getQuestion(ctx, questionId)
  })

/** Makes a wording part of what its article is found by, or turns it down. Can be decided anew at any time. */
export const decideQuestion = (ctx: Context, id: string, { decision, question }: DecideQuestion) =>
  inTransaction(ctx, async (ctx): Promise<ArticleQuestion> => {
    const { article_id, language } = await lockedQuestion(ctx, id)
    await accessArticle(ctx, article_id, 'change')
    const wording = question === undefined ? undefined : withoutPersonalData(question)
    if (wording !== undefined) await refuseKnown(ctx, { id, article_id, language, asked: askedAs(wording) })
    await ctx.db
      .updateTable('article_questions')
      .set({
        ...{ state: decision, decided_by: ctx.actor.id, decided_at: nowText(ctx) },
        ...(wording !== undefined && { question: wording, asked: askedAs(wording) }),
      })
      .where('id', '=', id)
      .execute()
    emit(ctx, QuestionDecided, { question_id: id, article_id, decision })
    return getQuestion(ctx, id)
  })

async function lockedQuestion({ db }: Context, id: string) {
  if (!isId(id)) throw notFound('question')
  const row = await db
    .selectFrom('article_questions')
    .select(['article_id', 'language'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound('question')
  return row
}

interface Wording {
  id: string
  article_id: string
  language: string
  asked: string
}

async function refuseKnown({ db }: Context, { id, article_id, language, asked }: Wording): Promise<void> {
  const known = await db
    .selectFrom('article_questions')
    .select('id')
    .where('article_id', '=', article_id)
    .where('language', '=', language)
    .where('asked', '=', asked)
    .where('id', '!=', id)
    .executeTakeFirst()
  if (known) throw conflict('question_known', 'The article has this question already.')
}
