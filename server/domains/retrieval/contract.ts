import { z } from 'zod'
import { Id, Instant, PageQuery } from '../../platform/contract.ts'
import { Language, Visibility } from '../knowledge/contract.ts'

/** Where somebody searched or was shown articles. */
export const SearchPlace = z.enum(['help_center', 'panel', 'portal', 'desk', 'composer'])
export type SearchPlace = z.infer<typeof SearchPlace>

const Pieces = z
  .array(z.object({ text: z.string(), hit: z.boolean() }))
  .meta({ description: 'The text as it was written, in pieces; those that were looked for are marked' })

/** An article in one language, as results show it. */
export const FoundArticle = z.object({
  id: Id,
  number: z.number().int(),
  language: Language,
  title: z.string(),
  summary: z.string(),
  path: z.string(),
  visibility: Visibility,
  highlighted: z.object({ title: Pieces, excerpt: Pieces }),
})
export type FoundArticle = z.infer<typeof FoundArticle>

export const ArticleSearchQuery = z.object({
  q: z.string().max(10_000),
  language: Language.optional().meta({ description: 'Articles in this one; in others only when it has none' }),
  limit: z.coerce.number().int().min(1).max(50).default(10),
  typing: z.stringbool().default(true).meta({ description: 'Whether the last word may be unfinished' }),
})
export type ArticleSearchQuery = z.infer<typeof ArticleSearchQuery>

export const ArticlesFound = z.object({
  search_id: Id.nullable().meta({ description: 'Names this search when a result is opened' }),
  items: z.array(FoundArticle),
  /** The best are all there is: whoever wants others types other words. */
  next_cursor: z.null(),
  total: z.number().int(),
  corrected: z.string().nullable().meta({ description: 'What was looked for instead, where words were misspelled' }),
  other_language: z.boolean().meta({ description: 'Nothing in the language asked for: these are in others' }),
})
export type ArticlesFound = z.infer<typeof ArticlesFound>

export const ClickOn = z.object({ article_id: Id })

/** A search as it is kept: for 13 months, without what names a person. */
export const LoggedSearch = z.object({
  id: Id,
  at: Instant,
  query: z.string(),
  language: Language,
  place: SearchPlace,
  results: z.number().int(),
  corrected: z.string().nullable(),
  other_language: z.boolean(),
  clicked_article_id: Id.nullable(),
  clicked_at: Instant.nullable(),
})
export type LoggedSearch = z.infer<typeof LoggedSearch>

const searchFilter = {
  language: Language.optional(),
  place: SearchPlace.optional(),
  from: Instant.optional(),
  to: Instant.optional(),
}
export const SearchesFilter = z.object(searchFilter)
export type SearchesFilter = z.infer<typeof SearchesFilter>

export const SearchesQuery = PageQuery.extend({
  ...searchFilter,
  zero_results: z.stringbool().optional().meta({ description: 'true: only those that found nothing' }),
  clicked: z.stringbool().optional(),
  asked: z.string().max(2_000).optional().meta({ description: 'One query, in whatever spelling' }),
})
export type SearchesQuery = z.infer<typeof SearchesQuery>

/** A share of searches: how it is reckoned, and under which filters the log shows its rows. */
export const SearchFigure = z.object({
  value: z.number().nullable().meta({ description: '0 to 1; null when there were no searches' }),
  of: z.number().int(),
  count: z.number().int(),
  definition: z.string(),
  rows: z.string().meta({ description: 'Address of the searches counted' }),
})
export type SearchFigure = z.infer<typeof SearchFigure>

export const AskedOften = z.object({
  query: z.string(),
  searches: z.number().int(),
  zero_results: z.number().int(),
  clicks: z.number().int(),
  rows: z.string(),
})

export const SearchesSummary = z.object({
  from: Instant,
  to: Instant,
  searches: z.number().int(),
  zero_result_rate: SearchFigure,
  click_through: SearchFigure,
  top_queries: z.array(AskedOften).meta({ description: 'The 50 asked most often' }),
  top_without_results: z.array(AskedOften).meta({ description: 'The 50 asked most often that found nothing' }),
})
export type SearchesSummary = z.infer<typeof SearchesSummary>

export const QuestionState = z.enum(['suggested', 'accepted', 'rejected'])

/** A customer's own wording of what an article answers. Accepted ones are part of what it is found by. */
export const ArticleQuestion = z.object({
  id: Id,
  article_id: Id,
  language: Language,
  question: z.string(),
  source: z.enum(['searches', 'tickets', 'desk']),
  times: z.number().int(),
  last_seen_at: Instant,
  state: QuestionState,
  decided_at: Instant.nullable(),
  created_at: Instant,
})
export type ArticleQuestion = z.infer<typeof ArticleQuestion>

export const AddQuestion = z.object({
  question: z.string().trim().min(2, 'Write the question.').max(300),
  language: Language,
})
export type AddQuestion = z.infer<typeof AddQuestion>

export const DecideQuestion = z.object({
  decision: z.enum(['accepted', 'rejected']),
  question: z.string().trim().min(2).max(300).optional().meta({ description: 'In better words, where it needs them' }),
})
export type DecideQuestion = z.infer<typeof DecideQuestion>

export const QuestionsQuery = PageQuery.extend({ state: QuestionState.optional() })
export type QuestionsQuery = z.infer<typeof QuestionsQuery>

/** Articles for a ticket: those in play, and those that match what its customer asks. */
export const TicketArticles = z.object({
  linked: z.array(
    z.object({
      id: Id,
      number: z.number().int(),
      language: Language,
      title: z.string(),
      summary: z.string(),
      path: z.string(),
      visibility: Visibility,
      how: z.string(),
    }),
  ),
  suggested: z.array(FoundArticle),
  site: z.string().meta({ description: 'Where customers find these paths' }),
  sure: z.boolean().meta({ description: 'Whether the first suggestion answers the question, as far as can be told' }),
})
export type TicketArticles = z.infer<typeof TicketArticles>
