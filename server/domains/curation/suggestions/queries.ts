import type { Context } from '../../../platform/context.ts'
import { notFound } from '../../../platform/errors.ts'
import { isId } from '../../../platform/ids.ts'
import { pageOfRows, readCursor } from '../../../platform/pages.ts'
import { accessArticle } from '../../knowledge/access.ts'
import type {
  Measured,
  Optimization,
  OptimizeArticle,
  Suggestion,
  SuggestionKind,
  SuggestionQuery,
} from '../contract.ts'
import { optimizeArticleContent } from '../optimize/optimize-article-content.ts'
import type { Kept } from './finding.ts'
import { sayingOf } from './sayings.ts'
import { bounceRateOf, usageOf } from './usage.ts'

/** The plain rules for one article: with what is given, else with what was measured here. */
export async function optimizeArticle(
  ctx: Context,
  id: string,
  { usage_data }: OptimizeArticle,
): Promise<Optimization[]> {
  const article = await accessArticle(ctx, id, 'read')
  const [usage] = await usageOf(ctx, [article.id])
  if (!usage) throw notFound('article')
  const { feedback: customer_feedback, related_tickets } = usage
  const bounce_rate = usage_data?.bounce_rate ?? bounceRateOf(usage) ?? 0
  return optimizeArticleContent({ customer_feedback, related_tickets }, { bounce_rate })
}

const suggestions = ({ db }: Context) =>
  db
    .selectFrom('article_suggestions as s')
    .innerJoin('articles as a', 'a.id', 's.article_id')
    .innerJoin('article_texts as t', (join) =>
      join.onRef('t.article_id', '=', 'a.id').onRef('t.language', '=', 'a.language'),
    )
    .leftJoin('users as u', 'u.id', 's.decided_by')
    .select(['s.id', 's.article_id', 's.language', 's.kind', 's.priority', 's.priority_rank', 's.evidence', 's.state'])
    .select(['s.comment', 's.decided_at', 's.found_at', 's.acted_at', 's.before', 's.after', 's.verdict'])
    .select(['a.number', 't.title', 'u.id as user_id', 'u.name as user_name'])

type Row = Awaited<ReturnType<ReturnType<typeof suggestions>['executeTakeFirstOrThrow']>>

/** One page of what would make articles better, the weightiest first. */
export async function listSuggestions(ctx: Context, { cursor, limit, ...query }: SuggestionQuery) {
  const before = readCursor(cursor, ['rank', 'instant', 'id'])
  const { state, kind, priority, article_id, owner_id } = query
  const rows = await suggestions(ctx)
    .where('s.state', '=', state)
    .$if(kind !== undefined, (query) => query.where('s.kind', '=', kind!))
    .$if(priority !== undefined, (query) => query.where('s.priority', '=', priority!))
    .$if(article_id !== undefined, (query) => query.where('s.article_id', '=', asId(article_id!)))
    .$if(owner_id !== undefined, (query) => query.where('a.owner_id', '=', asId(owner_id!)))
    .$if(before !== undefined, (query) =>
      query.where((eb) => eb(eb.refTuple('s.priority_rank', 's.found_at', 's.id'), '<', eb.tuple(...before!))),
    )
    .orderBy('s.priority_rank', 'desc')
    .orderBy('s.found_at', 'desc')
    .orderBy('s.id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = pageOfRows(rows, limit, ({ priority_rank, found_at, id }) => [priority_rank, found_at, id])
  return { items: page.items.map(suggestionOf), next_cursor: page.next_cursor }
}

const NOBODY = '00000000-0000-0000-0000-000000000000'
/** Anything may be asked for; what is no id is nobody's. */
const asId = (text: string): string => (isId(text) ? text : NOBODY)

export async function getSuggestion(ctx: Context, id: string): Promise<Suggestion> {
  return suggestionOf(await suggestions(ctx).where('s.id', '=', id).executeTakeFirstOrThrow())
}

/** An article's suggestions, of every state but gone, open ones first. */
export async function suggestionsOf(ctx: Context, articleId: string): Promise<Suggestion[]> {
  const article = await accessArticle(ctx, articleId, 'read')
  const rows = await suggestions(ctx)
    .where('s.article_id', '=', article.id)
    .where('s.state', '<>', 'gone')
    .orderBy((eb) => eb('s.state', '=', 'open'), 'desc')
    .orderBy('s.priority_rank', 'desc')
    .orderBy('s.found_at', 'desc')
    .orderBy('s.id')
    .limit(100)
    .execute()
  return rows.map(suggestionOf)
}

function suggestionOf({ article_id, number, title, user_id, user_name, priority_rank: _, ...row }: Row): Suggestion {
  const { terms, ...evidence } = row.evidence as unknown as Kept
  return {
    ...row,
    ...sayingOf(row.kind as SuggestionKind, terms),
    article: { id: article_id, number, title },
    language: row.language === '' ? null : row.language,
    kind: row.kind as SuggestionKind,
    priority: row.priority as Suggestion['priority'],
    state: row.state as Suggestion['state'],
    verdict: row.verdict as Suggestion['verdict'],
    before: row.before as unknown as Measured | null,
    after: row.after as unknown as Measured | null,
    evidence,
    decided_by: user_id && user_name ? { id: user_id, name: user_name } : null,
  }
}
