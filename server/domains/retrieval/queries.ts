import type { Context } from '../../platform/context.ts'
import { inSimplified } from '../../platform/text/simplified.ts'
import { stemOf } from '../../platform/text/stem.ts'
import { frameworkOf } from '../framework/queries.ts'
import type { Audience } from '../knowledge/access.ts'
import { foundArticles, type Words } from './cards.ts'
import type { ArticlesFound, FoundArticle, SearchPlace } from './contract.ts'
import { type Found, find } from './engine/find.ts'
import { judged } from './engine/sure.ts'
import { type Synonyms, synonymsOf } from './engine/synonyms.ts'
import { findForText } from './find-for-text.ts'
import { currentIndex } from './keeping/kept.ts'
import { logSearch } from './log/write.ts'

export interface ArticleSearch {
  q: string
  language?: string | undefined
  limit: number
  /** Results left out at the beginning. */
  offset?: number
  audience: Audience
  /** 'none': nothing is kept of it. */
  place: SearchPlace | 'none'
  /** The stay it belongs to: of what is typed letter by letter only the last is kept. */
  visit?: string | null
  /** Whether the last word may still be being typed; so unless said otherwise. */
  typing?: boolean
}

/** Articles for what somebody typed, best first, and notes that it was looked for. Nothing the audience may not read. */
export async function findArticles(ctx: Context, search: ArticleSearch): Promise<ArticlesFound> {
  const { audience, limit, offset = 0, place, typing = true } = search
  const asked = { ...search, limit: offset + limit, sees: audience.sees, unfinished: typing }
  const found = find(await currentIndex(ctx), { ...asked, synonyms: await synonymsIn(ctx) })
  const items = await foundArticles(ctx, found.matches.slice(offset), { audience, words: wordsToMark(found) })
  const about = {
    total: found.total,
    corrected: found.total > 0 ? (found.corrected ?? null) : null,
    other_language: found.otherLanguage,
  }
  const search_id = place === 'none' ? null : await logSearch(ctx, { ...search, ...about, place })
  return { search_id, items, next_cursor: null, ...about }
}

export interface Suggesting {
  language?: string | undefined
  audience: Audience
  limit: number
}

/**
 * Articles for a long question, such as the subject and text of a ticket. None rather than a wrong one: what is not likely to
 * be about it is left out. Nothing is noted.
 */
export const suggestArticles = async (ctx: Context, text: string, suggesting: Suggesting): Promise<FoundArticle[]> =>
  (await suggestionsFor(ctx, text, suggesting)).items

/** The same, and whether the first of them answers it, as far as can be told. */
export async function suggestionsFor(
  ctx: Context,
  text: string,
  { language, audience, limit }: Suggesting,
): Promise<{ items: FoundArticle[]; sure: boolean }> {
  const found = await foundFor(ctx, text, { language, sees: audience.sees, limit })
  const { likely, sure } = judged(found)
  const items = await foundArticles(ctx, likely.slice(0, limit), { audience, words: wordsToMark(found) })
  return { items, sure: sure && items.length > 0 }
}

/** The article that is nearest to a text, among all that are published, and whether it answers it; null when none is near. */
export async function nearestArticle(
  ctx: Context,
  text: string,
  language?: string,
): Promise<{ article_id: string; score: number; sure: boolean } | null> {
  const found = await foundFor(ctx, text, { language, sees: ['public', 'customers', 'internal'], limit: 2 })
  const [best] = found.matches
  return best ? { article_id: best.article_id, score: best.covered, sure: judged(found).sure } : null
}

interface Asking {
  language: string | undefined
  sees: Audience['sees']
  limit: number
}

async function foundFor(ctx: Context, text: string, asked: Asking): Promise<Found> {
  const [index, synonyms] = [await currentIndex(ctx), await synonymsIn(ctx)]
  return findForText(index, text, { ...asked, limit: Math.max(2, asked.limit), synonyms })
}

const prepared = new WeakMap<object, Synonyms>()

/** The framework's own synonyms, made ready once for each of its versions. */
async function synonymsIn(ctx: Context): Promise<Synonyms> {
  const { synonyms } = (await frameworkOf(ctx)).knowledge
  const ready = prepared.get(synonyms) ?? synonymsOf(synonyms)
  prepared.set(synonyms, ready)
  return ready
}

/** What was looked for, in all its forms. */
function wordsToMark({ reading, frame }: Found): Words {
  const numbers = reading.groups
    .filter(({ telling, weight }) => telling && weight === 1)
    .flatMap(({ alternatives }) => alternatives.flatMap(({ all }) => all.flat()))
  const words = new Set(numbers.map((number) => frame.index.vocabulary.spelt(number)))
  const stems = new Set([...words].map((word) => stemOf(word) ?? word))
  return {
    has: (written) => {
      const word = inSimplified(written)
      return words.has(word) || stems.has(stemOf(word) ?? word)
    },
  }
}
