import type { Context } from '../../platform/context.ts'
import { permits } from '../auth/permissions.ts'
import { audienceOf } from '../knowledge/access.ts'
import type { FoundArticle } from '../retrieval/contract.ts'
import { findArticles } from '../retrieval/queries.ts'
import type { SearchQuery, SearchResult } from './contract.ts'
import { search } from './queries.ts'
import { piecesOf } from './understanding/pieces.ts'

const MOST_ARTICLES = 5

/** Tickets, people, and articles: everything somebody may see that fits what was typed. */
export async function searchEverything(ctx: Context, query: SearchQuery): Promise<SearchResult> {
  const [found, articles] = await Promise.all([search(ctx, query), articlesFor(ctx, query)])
  return { ...found, articles }
}

/** Filters are about tickets: whoever writes one looks for no article. */
async function articlesFor(ctx: Context, { q, cursor }: SearchQuery): Promise<FoundArticle[]> {
  const { words, filters } = piecesOf(q)
  const sought = words.filter(({ without }) => !without).map(({ text }) => text)
  if (cursor || filters.length > 0 || sought.length === 0 || !permits(ctx.actor, 'article.read')) return []
  const audience = audienceOf(ctx.actor)
  return (await findArticles(ctx, { q: sought.join(' '), limit: MOST_ARTICLES, audience, place: 'none' })).items
}
