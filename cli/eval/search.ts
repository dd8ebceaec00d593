import { z } from 'zod'
import { readFrameworkText } from '../../server/domains/framework/read-text.ts'
import { type ArticleOfSet, measureSearch } from '../../server/domains/retrieval/measure.ts'
import { CaseId, readDocument } from './cases.ts'

const text = z.string().nullish()

const SearchSet = z.object({
  articles: z
    .array(z.object({ id: CaseId, title: text, body: text, language: text, questions: z.array(z.string()).nullish() }))
    .min(1, 'There are no articles.'),
  queries: z
    .array(z.object({ text: z.string(), relevant: z.array(CaseId).min(1, 'Name at least one article.') }))
    .min(1, {
      error: 'There are no queries.',
    }),
})

/**
 * `{ articles: [{ id, title, body, language?, questions? }], queries: [{ text, relevant: [id] }] }` →
 * `{ hit_at_1, hit_at_10, ndcg_at_10, map, p95_ms }`: how well the help center's search finds what is relevant, under the
 * framework as it comes.
 */
export async function evalSearch(args: string[]): Promise<unknown> {
  const { articles, queries } = await readDocument(args, SearchSet)
  const ids = new Set(articles.map(({ id }) => String(id)))
  if (ids.size < articles.length) throw new Error('Two articles have the same id.')
  for (const [index, { relevant }] of queries.entries()) {
    const unknown = relevant.find((id) => !ids.has(String(id)))
    if (unknown !== undefined) throw new Error(`queries.${index}.relevant: there is no article "${unknown}".`)
  }
  return measureSearch(
    articles.map(articleOf),
    queries.map(({ text, relevant }) => ({ text, relevant: relevant.map(String) })),
    readFrameworkText('').framework!.knowledge.synonyms,
  )
}

const articleOf = ({
  id,
  title,
  body,
  language,
  questions,
}: z.infer<typeof SearchSet>['articles'][number]): ArticleOfSet => ({
  id: String(id),
  title: title ?? '',
  body: body ?? '',
  language: language ?? '',
  questions: questions ?? [],
})
