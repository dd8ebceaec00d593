import type { Context } from '../../../platform/context.ts'
import { nowText } from '../../../platform/context.ts'
import { defineDue, schedule, unschedule } from '../../../platform/due.ts'
import { forbidden, invalid } from '../../../platform/errors.ts'
import { emit } from '../../../platform/events.ts'
import { permits } from '../../auth/permissions.ts'
import { frameworkOf } from '../../framework/queries.ts'
import type { ArticleRow } from '../access.ts'
import { drawMarkdown } from '../draw.ts'
import { ArticlePublished } from '../events.ts'
import { extractSteps } from '../steps/extract-steps.ts'
import { isStale, nextVerification } from '../verifying.ts'
import { holdArticle, PUBLICATION, type TextRow, touch, VERIFICATION } from './hold.ts'
import { allDone } from './review-tasks.ts'
import { isApproved } from './reviews.ts'

/** Shows the newest version to readers: drawn now, so that reading costs nothing. */
export async function publishNow(ctx: Context, article: ArticleRow, text: TextRow): Promise<void> {
  const drawn = await drawnForReaders(ctx, text)
  const now = nowText(ctx)
  await ctx.db
    .updateTable('article_texts')
    .set({
      ...drawn,
      ...{ state: 'published', scheduled_for: null },
      ...{ published_version: text.version, published_at: now },
      ...{ published_title: text.title, published_summary: text.summary },
    })
    .where('id', '=', text.id)
    .execute()
  await unschedule(ctx, PUBLICATION, text.id)
  await allDone(ctx, text)
  await touch(ctx, article.id, now)
  if (text.language === article.language && isStale(ctx, article.verify_by))
    await setVerifyBy(ctx, article.id, await nextVerification(ctx))
  emit(ctx, ArticlePublished, { article_id: article.id, language: text.language, version: text.version })
}

/** Columns of what readers see. A block that is not there is refused: its braces would be read by customers. */
export async function drawnForReaders(ctx: Context, { language, content }: Pick<TextRow, 'language' | 'content'>) {
  const drawn = await drawMarkdown(ctx, content, { language })
  if (drawn.missing_blocks.length > 0)
    throw invalid(
      'This text asks for a block that is not there. Correct its name, or make the block.',
      drawn.missing_blocks.map((name) => ({ path: 'content', message: `{{block:${name}}} is not there` })),
    )
  return {
    published_html: drawn.html,
    published_plain: drawn.plain,
    published_headings: JSON.stringify(drawn.headings),
    published_steps: JSON.stringify(extractSteps(content)),
    published_blocks: drawn.blocks,
    published_files: drawn.files,
  }
}

/** Why the caller may not publish this version, or null. */
export async function refusalToPublish(ctx: Context, text: TextRow): Promise<'write' | 'ai' | 'review' | null> {
  const { actor } = ctx
  if (actor.type === 'system') return null
  if (!permits(actor, 'article.write')) return 'write'
  if (actor.type === 'ai') return 'ai'
  const { review } = (await frameworkOf(ctx)).knowledge
  if (review === 'never') return null
  if (review === 'unless_leader' && permits(actor, 'article.publish')) return null
  return (await isApproved(ctx, text)) ? null : 'review'
}

export async function checkMayPublish(ctx: Context, text: TextRow): Promise<void> {
  const refusal = await refusalToPublish(ctx, text)
  if (refusal === null) return
  if (refusal === 'review')
    throw forbidden('review_needed', 'Somebody else must read and approve this version before it is published.')
  throw forbidden('not_permitted', 'Articles are published by people who may write them.')
}

/** By when it is to be checked, and the moment after which it counts as stale. */
export async function setVerifyBy(ctx: Context, id: string, verify_by: string | null): Promise<void> {
  await ctx.db.updateTable('articles').set({ verify_by }).where('id', '=', id).execute()
  if (verify_by === null) await unschedule(ctx, VERIFICATION, id)
  else await schedule(ctx, VERIFICATION, { subject_id: id, due_at: endOf(verify_by) })
}

const endOf = (day: string): Temporal.Instant =>
  Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime('UTC').toInstant()

/** The moment has come for texts that were to be published by themselves. */
export const publication = defineDue(PUBLICATION, async (ctx, rows) => {
  const due = await ctx.db
    .selectFrom('article_texts')
    .select(['article_id', 'id'])
    .where(
      'id',
      'in',
      rows.map(({ subject_id }) => subject_id),
    )
    .where('state', '=', 'scheduled')
    .where('scheduled_for', '<=', nowText(ctx))
    .orderBy('article_id')
    .execute()
  for (const { article_id, id } of due) {
    const { article, texts } = await holdArticle(ctx, article_id, 'publish')
    const text = texts.find((text) => text.id === id)
    if (text?.state === 'scheduled' && article.archived_at === null) await publishNow(ctx, article, text)
  }
})
