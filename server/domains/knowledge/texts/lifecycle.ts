import type { Context } from '../../../platform/context.ts'
import { nowText } from '../../../platform/context.ts'
import { defineDue, unschedule } from '../../../platform/due.ts'
import { conflict, invalid } from '../../../platform/errors.ts'
import { emit } from '../../../platform/events.ts'
import { isId } from '../../../platform/ids.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { createTasks, finishTasks, skipTasks } from '../../tasks/commands.ts'
import { getArticle } from '../desk/get-article.ts'
import { ArticleArchived, ArticleUnpublished, ArticleVerified } from '../events.ts'
import { dayOf, isStale, nextVerification } from '../verifying.ts'
import { holdArticle, holdText, PUBLICATION, type TextRow, touch, VERIFICATION } from './hold.ts'
import { setVerifyBy } from './publish.ts'
import { notWanted } from './review-tasks.ts'
import { isApproved } from './reviews.ts'

/** Takes back what is planned, or else what readers see. */
export const unpublishText = (ctx: Context, id: string, language: string) =>
  inTransaction(ctx, async (ctx) => {
    const { text } = await holdText(ctx, id, { language, deed: 'publish' })
    if (text.state === 'scheduled') await takeBackPlan(ctx, text)
    else if (text.published_version !== null) await takeBack(ctx, text)
    await touch(ctx, id, nowText(ctx))
    return getArticle(ctx, id, language)
  })

async function takeBackPlan(ctx: Context, text: TextRow): Promise<void> {
  await unschedule(ctx, PUBLICATION, text.id)
  const state = (await isApproved(ctx, text)) ? 'approved' : 'draft'
  await ctx.db.updateTable('article_texts').set({ state, scheduled_for: null }).where('id', '=', text.id).execute()
}

async function takeBack(ctx: Context, { id, article_id, language, state }: TextRow): Promise<void> {
  await ctx.db
    .updateTable('article_texts')
    .set({
      ...{ published_version: null, published_at: null, published_title: null, published_summary: null },
      ...{ published_html: null, published_plain: null, published_headings: '[]', published_steps: '[]' },
      ...{ published_blocks: [], published_files: [] },
      ...(state === 'published' ? { state: 'draft' } : {}),
    })
    .where('id', '=', id)
    .execute()
  emit(ctx, ArticleUnpublished, { article_id, language })
}

/** Puts an article away: nobody outside finds it, and who comes to its address is led to what replaces it. */
export const archiveArticle = (ctx: Context, id: string, replaced_by: string | null) =>
  inTransaction(ctx, async (ctx) => {
    const { article, texts } = await holdArticle(ctx, id, 'publish')
    if (replaced_by) await checkReplacement(ctx, id, replaced_by)
    const now = nowText(ctx)
    for (const text of texts) if (text.state === 'scheduled') await takeBackPlan(ctx, text)
    for (const text of texts) if (text.state !== 'published') await notWanted(ctx, text)
    await unschedule(ctx, VERIFICATION, id)
    await skipTasks(ctx, { prefix: checkKey(id) }, 'archived')
    await ctx.db
      .updateTable('articles')
      .set({ archived_at: article.archived_at ?? now, replaced_by, updated_at: now })
      .where('id', '=', id)
      .execute()
    emit(ctx, ArticleArchived, { article_id: id, archived: true })
    return getArticle(ctx, id)
  })

async function checkReplacement({ db }: Context, id: string, replacement: string): Promise<void> {
  const found =
    isId(replacement) && replacement !== id
      ? await db
          .selectFrom('articles')
          .select('id')
          .where('id', '=', replacement)
          .where('archived_at', 'is', null)
          .executeTakeFirst()
      : undefined
  if (found) return
  throw invalid('Readers would be led nowhere. Name another article that is not archived.', [
    { path: 'replaced_by', message: 'is no other article in use' },
  ])
}

/** Takes an archived article out again, with what was published of it. */
export const bringBack = (ctx: Context, id: string) =>
  inTransaction(ctx, async (ctx) => {
    const { article } = await holdArticle(ctx, id, 'publish')
    if (!article.archived_at) return getArticle(ctx, id)
    await ctx.db
      .updateTable('articles')
      .set({ archived_at: null, replaced_by: null, updated_at: nowText(ctx) })
      .where('id', '=', id)
      .execute()
    await setVerifyBy(ctx, id, article.verify_by)
    emit(ctx, ArticleArchived, { article_id: id, archived: false })
    return getArticle(ctx, id)
  })

/** The caller has checked it today: it is right, until the day named or as long as the framework trusts an article. */
export const verifyArticle = (ctx: Context, id: string, verify_by?: string) =>
  inTransaction(ctx, async (ctx) => {
    const { article } = await holdArticle(ctx, id, 'change')
    if (article.archived_at) throw conflict('archived', 'An archived article is not checked. Bring it back first.')
    if (verify_by && Temporal.PlainDate.compare(verify_by, dayOf(ctx)) < 0)
      throw invalid('It is checked now, so the next time lies ahead.', [{ path: 'verify_by', message: 'is over' }])
    await setVerifyBy(ctx, id, verify_by ?? (await nextVerification(ctx)))
    await finishTasks(ctx, { prefix: checkKey(id) })
    await touch(ctx, id, nowText(ctx))
    emit(ctx, ArticleVerified, { article_id: id })
    return getArticle(ctx, id)
  })

const checkKey = (id: string): string => `article:${id}:check:`
const DAYS_TO_CHECK = 7

/** Its day has passed: whoever looks after it is to check it. One task for each such day, however often this is looked at. */
export const verification = defineDue(VERIFICATION, async (ctx, rows) => {
  const overdue = await ctx.db
    .selectFrom('articles as a')
    .innerJoin('article_texts as t', (join) =>
      join.onRef('t.article_id', '=', 'a.id').onRef('t.language', '=', 'a.language'),
    )
    .select(['a.id', 'a.owner_id', 'a.verify_by', 't.title'])
    .where(
      'a.id',
      'in',
      rows.map(({ subject_id }) => subject_id),
    )
    .where('a.archived_at', 'is', null)
    .execute()
  await createTasks(
    ctx,
    overdue
      .filter(({ verify_by }) => isStale(ctx, verify_by))
      .map(({ id, owner_id, verify_by, title }) => ({
        ...{ kind: 'article_check' as const, key: `${checkKey(id)}${verify_by}`, source: 'knowledge' as const, title },
        ...{ owner_id, team: null, due_at: ctx.now().add({ hours: DAYS_TO_CHECK * 24 }) },
        ...{ ticket_id: null, subject_type: 'article', subject_id: id },
      })),
  )
})
