import { find } from './engine/find.ts'
import { synonymsOf } from './engine/synonyms.ts'
import type { SearchText } from './engine/text.ts'
import { makeTextIndex, type TextIndex } from './engine/text-index.ts'

export interface ArticleOfSet {
  id: string
  title: string
  body: string
  /** Empty: it is not said. */
  language: string
  questions: readonly string[]
}

export interface QueryOfSet {
  text: string
  relevant: readonly string[]
}

export interface SearchMeasures {
  hit_at_1: number
  hit_at_10: number
  ndcg_at_10: number
  map: number
  p95_ms: number
}

const CUT = 10
/** Far enough for the mean precision of queries with many relevant articles. */
const LIMIT = 1_000

/** How well and how fast articles are found, by the very engine the help center asks. */
export function measureSearch(
  articles: readonly ArticleOfSet[],
  queries: readonly QueryOfSet[],
  synonyms: readonly (readonly string[])[] = [],
): SearchMeasures {
  const index = indexOf(articles)
  const asking = { sees: ['public'] as const, limit: LIMIT, synonyms: synonymsOf(synonyms) }
  const times: number[] = []
  const sums = { hit_at_1: 0, hit_at_10: 0, ndcg_at_10: 0, map: 0 }
  for (const { text, relevant } of queries) {
    const began_ms = performance.now()
    const { matches } = find(index, { q: text, ...asking })
    times.push(performance.now() - began_ms)
    const one = judged(
      matches.map(({ article_id }) => article_id),
      new Set(relevant),
    )
    for (const name of NAMES) sums[name] += one[name] / queries.length
  }
  return { ...rounded(sums), p95_ms: percentile95(times) }
}

const NAMES = ['hit_at_1', 'hit_at_10', 'ndcg_at_10', 'map'] as const
type Qualities = Record<(typeof NAMES)[number], number>

export function indexOf(articles: readonly ArticleOfSet[]): TextIndex {
  const index = makeTextIndex()
  for (const { id, ...article } of articles) index.add({ article_id: id, ...PLAIN, ...article })
  return index
}

const PLAIN: Omit<SearchText, 'article_id' | 'language' | 'title' | 'questions' | 'body'> = {
  visibility: 'public',
  tags: [],
  headings: [],
  summary: '',
  helpful_votes: 0,
  unhelpful_votes: 0,
}

/**
 * One ranking: whether a relevant article stands first, and among the first ten; its gain discounted by the logarithm of the
 * place, of the best there could be (Järvelin and Kekäläinen 2002); and the mean of the precision at each relevant one.
 */
export function judged(ranking: readonly string[], relevant: ReadonlySet<string>): Qualities {
  let [gain, found, precision] = [0, 0, 0]
  for (const [place, id] of ranking.entries()) {
    if (!relevant.has(id)) continue
    found++
    precision += found / (place + 1)
    if (place < CUT) gain += discount(place)
  }
  const best = Array.from({ length: Math.min(CUT, relevant.size) }, (_, place) => discount(place))
  return {
    hit_at_1: ranking.length > 0 && relevant.has(ranking[0]!) ? 1 : 0,
    hit_at_10: ranking.slice(0, CUT).some((id) => relevant.has(id)) ? 1 : 0,
    ndcg_at_10: gain / best.reduce((sum, one) => sum + one, 0),
    map: precision / relevant.size,
  }
}

const discount = (place: number): number => 1 / Math.log2(place + 2)

const rounded = (sums: Qualities): Qualities => {
  const entries = NAMES.map((name) => [name, Math.round(sums[name] * 10_000) / 10_000] as const)
  return Object.fromEntries(entries) as Qualities
}

function percentile95(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? 0
  return Math.round(value * 1_000) / 1_000
}
