import type { Selectable } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { nowText } from '../../../platform/context.ts'
import type { DB } from '../../../platform/db/tables.ts'
import { unschedule } from '../../../platform/due.ts'
import { conflict, forbidden, invalid } from '../../../platform/errors.ts'
import { emit } from '../../../platform/events.ts'
import { newId } from '../../../platform/ids.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { permits } from '../../auth/permissions.ts'
import { activeUsers } from '../../auth/queries.ts'
import { accessArticle } from '../access.ts'
import type { ArticleReview, DecideReview } from '../contract.ts'
import { ArticleReviewAsked, ArticleReviewDecided } from '../events.ts'
import { holdText, PUBLICATION, type TextRow } from './hold.ts'
import { handOn, notWanted } from './review-tasks.ts'

/** Asks somebody to read the newest version: one person, or whoever decides on articles. Asked again, the newer question stands. */
export const askReview = (
  ctx: Context,
  id: string,
  { language, reviewer_id }: { language: string; reviewer_id: string | null },
) =>
  inTransaction(ctx, async (ctx) => {
    const { text } = await holdText(ctx, id, { language, deed: 'change' })
    if (text.published_version === text.version)
      throw conflict('nothing_new', 'This version is published already. There is nothing to review.')
    if (reviewer_id) await checkReviewer(ctx, text, reviewer_id)
    await unschedule(ctx, PUBLICATION, text.id)
    await voidReview(ctx, text)
    const review_id = newId()
    await ctx.db
      .insertInto('article_reviews')
      .values({
        ...{ id: review_id, article_id: id, language, version: text.version, reviewer_id },
        ...{ asked_by: ctx.actor.id, asked_at: nowText(ctx) },
      })
      .execute()
    await setState(ctx, text, 'in_review')
    await handOn(ctx, text, { kind: 'article_review', owner_id: reviewer_id, review_id })
    emit(ctx, ArticleReviewAsked, { article_id: id, language, review_id, reviewer_id })
    return newestReview(ctx, id, language)
  })

/** Approves a text, wants it changed, or takes the question back. Nobody approves what they wrote themselves. */
export const decideReview = (
  ctx: Context,
  id: string,
  { language, decision, comment }: DecideReview & { language: string },
) =>
  inTransaction(ctx, async (ctx) => {
    const { text } = await holdText(ctx, id, { language, deed: 'change' })
    const review = await openReview(ctx, text)
    if (!review)
      throw conflict('not_in_review', 'Nobody has asked for a review of this text, or it was decided already.')
    await refuseToDecide(ctx, { text, review, decision })
    await decide(ctx, review, { decision, comment })
    await setState(ctx, text, decision === 'approved' ? 'approved' : 'draft')
    if (decision === 'withdrawn') await notWanted(ctx, text)
    else
      await handOn(ctx, text, {
        kind: decision === 'approved' ? 'article_publish' : 'article_changes',
        owner_id: review.asked_by,
        review_id: review.id,
        note: comment,
      })
    return newestReview(ctx, id, language)
  })

/** A change makes an open question, and an approval, void. */
export async function voidReview(ctx: Context, text: TextRow): Promise<void> {
  const review = await openReview(ctx, text)
  if (review) await decide(ctx, review, { decision: 'withdrawn', comment: '' })
  if (text.state !== 'draft') await notWanted(ctx, text)
}

/** Whether somebody else has approved the newest version. */
export async function isApproved({ db }: Context, { article_id, language, version }: TextRow): Promise<boolean> {
  const approval = await db
    .selectFrom('article_reviews')
    .select('id')
    .where('article_id', '=', article_id)
    .where('language', '=', language)
    .where('version', '=', version)
    .where('decision', '=', 'approved')
    .limit(1)
    .executeTakeFirst()
  return approval !== undefined
}

/** Every review of a text, newest first. */
export async function listReviews(ctx: Context, id: string, language: string): Promise<ArticleReview[]> {
  await accessArticle(ctx, id, 'read')
  return reviewsOf(ctx, id, { language, limit: 100 })
}

type Review = Selectable<DB['article_reviews']>

const openReview = ({ db }: Context, { article_id, language }: TextRow): Promise<Review | undefined> =>
  db
    .selectFrom('article_reviews')
    .selectAll()
    .where('article_id', '=', article_id)
    .where('language', '=', language)
    .where('decision', 'is', null)
    .executeTakeFirst()

async function decide(
  ctx: Context,
  { id, article_id, language }: Review,
  { decision, comment }: DecideReview,
): Promise<void> {
  await ctx.db
    .updateTable('article_reviews')
    .set({ decision, comment, decided_by: ctx.actor.id, decided_at: nowText(ctx) })
    .where('id', '=', id)
    .execute()
  emit(ctx, ArticleReviewDecided, { article_id, language, review_id: id, decision })
}

async function refuseToDecide(
  ctx: Context,
  { text, review, decision }: { text: TextRow; review: Review; decision: DecideReview['decision'] },
): Promise<void> {
  const { actor } = ctx
  const isAsker = review.asked_by === actor.id
  const decides = permits(actor, 'article.publish') || review.reviewer_id === actor.id
  if (decision === 'withdrawn' && (isAsker || decides)) return
  if (!decides) throw forbidden('not_your_review', 'Somebody else was asked to read this text.')
  if (decision === 'approved' && (isAsker || (await hasWritten(ctx, text, actor.id))))
    throw forbidden('own_text', 'Nobody approves a text of their own. Ask somebody else to read it.')
}

/** Whether somebody wrote any of what is new since the text was published. */
async function hasWritten({ db }: Context, text: TextRow, userId: string | null): Promise<boolean> {
  const own = await db
    .selectFrom('article_versions')
    .select('number')
    .where('article_id', '=', text.article_id)
    .where('language', '=', text.language)
    .where('number', '>', text.published_version ?? 0)
    .where('author_id', '=', userId)
    .limit(1)
    .executeTakeFirst()
  return own !== undefined
}

async function checkReviewer(ctx: Context, text: TextRow, id: string): Promise<void> {
  const [reviewer] = await activeUsers(ctx, [id])
  if (reviewer && reviewer.id !== ctx.actor.id && !(await hasWritten(ctx, text, reviewer.id))) return
  throw invalid('Choose somebody else to read this text: an active user who did not write it.', [
    { path: 'reviewer_id', message: reviewer ? 'has written this text' : 'is not an active user' },
  ])
}

const setState = ({ db }: Context, { id }: TextRow, state: 'draft' | 'in_review' | 'approved') =>
  db.updateTable('article_texts').set({ state, scheduled_for: null }).where('id', '=', id).execute()

async function newestReview(ctx: Context, id: string, language: string): Promise<ArticleReview> {
  const [newest] = await reviewsOf(ctx, id, { language, limit: 1 })
  return newest!
}

async function reviewsOf(
  { db }: Context,
  id: string,
  { language, limit }: { language: string; limit: number },
): Promise<ArticleReview[]> {
  const rows = await db
    .selectFrom('article_reviews as r')
    .leftJoin('users as asker', 'asker.id', 'r.asked_by')
    .leftJoin('users as reviewer', 'reviewer.id', 'r.reviewer_id')
    .leftJoin('users as decider', 'decider.id', 'r.decided_by')
    .selectAll('r')
    .select(['asker.name as asker_name', 'reviewer.name as reviewer_name', 'decider.name as decider_name'])
    .where('r.article_id', '=', id)
    .where('r.language', '=', language)
    .orderBy('r.asked_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ asker_name, reviewer_name, decider_name, ...row }) => ({
    ...row,
    decision: row.decision as ArticleReview['decision'],
    asked_by: person(row.asked_by, asker_name),
    reviewer: person(row.reviewer_id, reviewer_name),
    decided_by: person(row.decided_by, decider_name),
  }))
}

export const person = (id: string | null, name: string | null) => (id && name !== null ? { id, name } : null)
