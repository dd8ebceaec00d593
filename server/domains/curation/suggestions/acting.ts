import { sql } from 'kysely'
import { asSystem, type Context, instantText, nowText } from '../../../platform/context.ts'
import { notFound } from '../../../platform/errors.ts'
import { emit } from '../../../platform/events.ts'
import { isId } from '../../../platform/ids.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import type { DecideSuggestion, Measured, Suggestion, SuggestionKind } from '../contract.ts'
import { SuggestionDecided, SuggestionMeasured } from '../events.ts'
import { personOf } from '../person.ts'
import { MEASURED_DAYS, measured, measureOf, spanAfter, spanBefore, verdictOn } from './measures.ts'
import { getSuggestion } from './queries.ts'

interface Acted {
  id: string
  article_id: string
  kind: SuggestionKind
}

/** Somebody says that it was done, or that it is not worth doing; the latter comes back once half as much more speaks for it. */
export const decideSuggestion = (
  ctx: Context,
  id: string,
  { decision, comment }: DecideSuggestion,
): Promise<Suggestion> =>
  inTransaction(ctx, async (ctx) => {
    const suggestion = isId(id)
      ? await ctx.db.selectFrom('article_suggestions').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
      : undefined
    if (!suggestion) throw notFound('suggestion')
    const { article_id, weight } = suggestion
    if (decision === 'done') await freeze(ctx, [{ id, article_id, kind: suggestion.kind as SuggestionKind }])
    await ctx.db
      .updateTable('article_suggestions')
      .set({
        ...{ comment, decided_by: personOf(ctx), decided_at: nowText(ctx) },
        ...(decision === 'dismissed' ? { state: 'dismissed', dismissed_weight: weight } : {}),
      })
      .where('id', '=', id)
      .execute()
    emit(ctx, SuggestionDecided, { suggestion_id: id, article_id, decision })
    return getSuggestion(ctx, id)
  })

/** Its readers see another text now: what was suggested for it was acted on. */
export const noteNewText = (ctx: Context, articleId: string, language: string): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const open = await ctx.db
      .selectFrom('article_suggestions')
      .select(['id', 'article_id', 'kind'])
      .where('article_id', '=', articleId)
      .where('language', 'in', ['', language])
      .where('state', '=', 'open')
      .forUpdate()
      .execute()
    await freeze(ctx, open as Acted[])
  })

/** From now on it is acted on; what was measured until now stays as it was. */
async function freeze(ctx: Context, suggestions: readonly Acted[]): Promise<void> {
  if (suggestions.length === 0) return
  const span = spanBefore(ctx.now())
  const before = await measured(
    ctx,
    suggestions.map(({ id, article_id, kind }) => ({ id, article_id, name: measureOf(kind), ...span })),
  )
  const rows = [...before].map(([id, figure]) => ({ id, figure }))
  await sql`
    update article_suggestions s set state = 'acted', acted_at = ${span.to}, before = f.figure, after = null, measured_at = null, verdict = null
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f(id uuid, figure jsonb) where s.id = f.id`.execute(
    ctx.db,
  )
}

const MOST = 1_000

/** Measures what was acted on long enough ago, over the same length of time as before. */
export const measureActed = (ctx: Context): Promise<void> =>
  inTransaction(asSystem(ctx), async (ctx) => {
    const due = await ctx.db
      .selectFrom('article_suggestions')
      .select(['id', 'article_id', 'kind', 'acted_at', 'before'])
      .where('state', '=', 'acted')
      .where('measured_at', 'is', null)
      .where('acted_at', '<=', instantText(ctx.now().subtract({ hours: 24 * MEASURED_DAYS })))
      .orderBy('acted_at')
      .limit(MOST)
      .forUpdate()
      .execute()
    if (due.length === 0) return
    const after = await measured(
      ctx,
      due.map(({ id, article_id, kind, acted_at }) => ({
        ...{ id, article_id, name: measureOf(kind as SuggestionKind) },
        ...spanAfter(Temporal.Instant.from(acted_at!)),
      })),
    )
    const rows = due.map(({ id, article_id, before }) => {
      const figure = after.get(id)!
      return { id, article_id, figure, verdict: verdictOn(before as unknown as Measured, figure) }
    })
    await sql`
      update article_suggestions s set after = f.figure, verdict = f.verdict, measured_at = ${nowText(ctx)}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f(id uuid, figure jsonb, verdict text) where s.id = f.id`.execute(
      ctx.db,
    )
    for (const { id, article_id, verdict } of rows)
      emit(ctx, SuggestionMeasured, { suggestion_id: id, article_id, verdict })
  })
