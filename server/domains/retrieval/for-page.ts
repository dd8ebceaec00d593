import type { Context } from '../../platform/context.ts'
import type { PageArticle, PageAsked } from '../channels/questions.ts'
import { suggestArticles } from './queries.ts'

/**
 * Articles for a page of an app, by the words of its path: what is not likely to be about it is left out. Nothing is noted,
 * since nobody has searched.
 */
export async function articlesForPage(
  ctx: Context,
  { words, language, is_customer, limit }: PageAsked,
): Promise<PageArticle[]> {
  const audience = { sees: is_customer ? (['public', 'customers'] as const) : (['public'] as const) }
  const whole = await suggestArticles(ctx, words, { language, limit, audience })
  // A path goes from the general to the particular: where all of it finds nothing, its end may.
  const last = words.split(' ').at(-1)!
  const found =
    whole.length > 0 || last === words ? whole : await suggestArticles(ctx, last, { language, limit, audience })
  return found.map(({ visibility: _, highlighted: __, ...card }) => card)
}
