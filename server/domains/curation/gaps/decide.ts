import { type Context, nowText } from '../../../platform/context.ts'
import { conflict } from '../../../platform/errors.ts'
import { emit } from '../../../platform/events.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { accessArticle } from '../../knowledge/access.ts'
import type { DecideGap, Gap } from '../contract.ts'
import { GapDecided } from '../events.ts'
import { personOf } from '../person.ts'
import { type GapRow, lockGap } from './access.ts'
import { coverGap } from './cover.ts'
import { getGap } from './queries.ts'
import { reopenTask, skipTask } from './tasks.ts'

/**
 * Somebody says that no article is needed, which one answers it, or that it is open after all. What was dismissed comes back
 * once it was asked half as often again. 409 `gap_covered` where it was covered before.
 */
export const decideGap = (ctx: Context, id: string, { decision, article_id, comment }: DecideGap): Promise<Gap> =>
  inTransaction(ctx, async (ctx) => {
    const gap = await lockGap(ctx, id)
    if (decision === 'covered') {
      const article = await accessArticle(ctx, article_id!, 'read')
      await coverGap(ctx, id, article.id)
    } else await setState(ctx, gap, decision)
    await ctx.db
      .updateTable('question_clusters')
      .set({ comment, decided_by: personOf(ctx), decided_at: nowText(ctx) })
      .where('id', '=', id)
      .execute()
    emit(ctx, GapDecided, { gap_id: id, decision })
    return getGap(ctx, id)
  })

async function setState(ctx: Context, gap: GapRow, decision: 'dismissed' | 'reopened'): Promise<void> {
  if (decision === 'dismissed' && gap.state === 'covered')
    throw conflict(
      'gap_covered',
      'An article answers this already, so there is nothing to dismiss. Open it again first.',
    )
  const dismissed = decision === 'dismissed'
  await ctx.db
    .updateTable('question_clusters')
    .set({
      state: dismissed ? 'dismissed' : 'open',
      dismissed_count: dismissed ? gap.ticket_count + gap.search_count : null,
      ...(dismissed ? {} : { article_id: null, covered_at: null }),
      updated_at: nowText(ctx),
    })
    .where('id', '=', gap.id)
    .execute()
  await (dismissed ? skipTask(ctx, gap.task_id, 'dismissed') : reopenTask(ctx, gap.task_id))
}
