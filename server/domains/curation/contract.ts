import { z } from 'zod'
import { Id, Instant, PageQuery } from '../../platform/contract.ts'
import { Language } from '../knowledge/contract.ts'

/** What is known of how an article is used. `bounce_rate`: percent of visits that began with it and saw nothing else. */
export const UsageData = z.object({ bounce_rate: z.number().min(0).max(100) })
export type UsageData = z.infer<typeof UsageData>

export const SuggestionPriority = z.enum(['HIGH', 'MEDIUM', 'LOW'])
export type SuggestionPriority = z.infer<typeof SuggestionPriority>

/** One thing that would make an article better, by the three plain rules. */
export const Optimization = z.object({ issue: z.string(), recommendation: z.string(), priority: SuggestionPriority })
export type Optimization = z.infer<typeof Optimization>

export const OptimizeArticle = z.object({
  usage_data: UsageData.optional().meta({ description: 'What was measured here when left out' }),
})
export type OptimizeArticle = z.infer<typeof OptimizeArticle>

/** What can be wrong with an article. */
export const SuggestionKind = z.enum([
  'high_bounce_rate',
  'negative_feedback',
  'many_tickets',
  'search_exit',
  'reopened_after_sent',
  'unhelpful_votes',
  'contradiction',
  'past_verify_by',
  'words_missing',
  'hard_to_read',
  'translation_outdated',
  'no_summary',
  'title_too_long',
  'no_steps',
  'broken_link',
  'image_without_alt',
])
export type SuggestionKind = z.infer<typeof SuggestionKind>

/** A figure with what it counts: `value` of `n`, where it is between `low` and `high` in nine of ten cases. */
export const Figure = z.object({
  name: z.string(),
  definition: z.string(),
  value: z.number(),
  n: z.number().int(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  compared_with: z.number().nullable().meta({ description: 'What is usual, where the rule compares' }),
})
export type Figure = z.infer<typeof Figure>

/** Why something is suggested. `rows`: the list that shows what was counted, as a path of the API. */
export const Evidence = z.object({
  figures: z.array(Figure),
  quotes: z.array(z.object({ text: z.string(), article_id: Id.nullable() })),
  rows: z.string().nullable(),
})
export type Evidence = z.infer<typeof Evidence>

/** A rate before or after somebody acted: `value` of `n` between two moments. */
export const Measured = z.object({
  name: z.string(),
  value: z.number().nullable(),
  count: z.number().int(),
  n: z.number().int(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  from: Instant,
  to: Instant,
})
export type Measured = z.infer<typeof Measured>

export const Verdict = z.enum(['better', 'no_difference', 'worse', 'too_little'])
export type Verdict = z.infer<typeof Verdict>
export const SuggestionState = z.enum(['open', 'acted', 'dismissed', 'gone'])

export const Suggestion = z.object({
  id: Id,
  article: z.object({ id: Id, number: z.number().int(), title: z.string() }),
  language: Language.nullable(),
  kind: SuggestionKind,
  issue: z.string(),
  recommendation: z.string(),
  priority: SuggestionPriority,
  evidence: Evidence,
  state: SuggestionState,
  comment: z.string(),
  decided_by: z.object({ id: Id, name: z.string() }).nullable(),
  decided_at: Instant.nullable(),
  found_at: Instant,
  acted_at: Instant.nullable(),
  before: Measured.nullable().meta({ description: 'Frozen when somebody acted' }),
  after: Measured.nullable().meta({ description: 'Over the same length of time' }),
  verdict: Verdict.nullable(),
})
export type Suggestion = z.infer<typeof Suggestion>

export const SuggestionQuery = PageQuery.extend({
  state: SuggestionState.default('open'),
  kind: SuggestionKind.optional(),
  priority: SuggestionPriority.optional(),
  article_id: Id.optional(),
  owner_id: Id.optional(),
})
export type SuggestionQuery = z.infer<typeof SuggestionQuery>

export const DecideSuggestion = z.object({
  decision: z.enum(['done', 'dismissed']),
  comment: z.string().trim().max(1_000).default(''),
})
export type DecideSuggestion = z.infer<typeof DecideSuggestion>

export const GapState = z.enum(['open', 'dismissed', 'covered'])
export type GapState = z.infer<typeof GapState>

/** How often something was asked before an article answered it, and after, over the same length of time. */
export const Recurrence = z.object({
  days: z.number().int(),
  before: z.number().int(),
  after: z.number().int(),
  before_per_1000: z.number(),
  after_per_1000: z.number(),
  definition: z.string(),
})
export type Recurrence = z.infer<typeof Recurrence>

/** What people ask and no article answers. Sample questions hold no personal data. */
export const Gap = z.object({
  id: Id,
  language: Language,
  state: GapState,
  category: z.string().nullable(),
  ticket_count: z.number().int(),
  search_count: z.number().int(),
  question: z.string().meta({ description: 'The one most others are like' }),
  samples: z.array(z.string()),
  tickets: z
    .array(z.object({ ticket_id: Id, case_id: z.string() }))
    .meta({ description: 'Within reach, the newest 20' }),
  first_at: Instant,
  last_at: Instant,
  task_id: Id.nullable(),
  draft_id: Id.nullable(),
  article_id: Id.nullable(),
  covered_at: Instant.nullable(),
  comment: z.string(),
  recurrence: Recurrence.nullable().meta({ description: 'Once an article has answered it for a day' }),
})
export type Gap = z.infer<typeof Gap>

export const GapQuery = PageQuery.extend({ state: GapState.default('open'), language: Language.optional() })
export type GapQuery = z.infer<typeof GapQuery>

export const DecideGap = z
  .object({
    decision: z.enum(['dismissed', 'covered', 'reopened']),
    article_id: Id.optional().meta({ description: 'What answers it; needed for `covered`' }),
    comment: z.string().trim().max(1_000).default(''),
  })
  .refine(({ decision, article_id }) => decision !== 'covered' || article_id !== undefined, {
    path: ['article_id'],
    message: 'Say which article answers it.',
  })
export type DecideGap = z.infer<typeof DecideGap>

export const DraftFromTicket = z.object({ ticket_id: Id })

/** A line of a draft and what it was taken from. */
export const DraftLine = z.object({
  part: z.string(),
  text: z.string(),
  evidence: z.array(z.object({ type: z.enum(['ticket', 'message', 'report']), id: Id, ticket_id: Id })),
})
export type DraftLine = z.infer<typeof DraftLine>

export const Draft = z.object({
  article_id: Id,
  number: z.number().int(),
  title: z.string(),
  language: Language,
  template: z.string(),
  content: z.string(),
  lines: z.array(DraftLine),
})
export type Draft = z.infer<typeof Draft>

export const EffectQuery = PageQuery.extend({
  days: z.coerce.number().int().min(14).max(180).default(28).meta({ description: 'Before and after publication' }),
  article_id: Id.optional(),
})
export type EffectQuery = z.infer<typeof EffectQuery>

export const Judgement = z.enum(['green', 'amber', 'red', 'too_little_to_tell'])

/** What an article did to how often its matter is asked, beside matters no article was written about. */
export const Effect = z.object({
  article: z.object({ id: Id, number: z.number().int(), title: z.string() }),
  gap_id: Id.nullable().meta({ description: 'The gap it answers, where it was one' }),
  published_at: Instant,
  from: Instant,
  to: Instant,
  contacts: z.object({ before: z.number().int(), after: z.number().int() }),
  contacts_per_1000: z.object({ before: z.number(), after: z.number() }),
  controls: z.object({
    clusters: z.array(Id).meta({ description: 'Articles and gaps whose questions are compared with' }),
    before: z.number().int(),
    after: z.number().int(),
    before_per_1000: z.number(),
    after_per_1000: z.number(),
  }),
  difference_per_1000: z.number().nullable().meta({ description: 'Difference in differences; below 0: asked less' }),
  reduction_percent: z.number().nullable(),
  low_percent: z.number().nullable(),
  high_percent: z.number().nullable(),
  judgement: Judgement,
  because: z.string(),
  rows: z.string().meta({ description: 'The questions that were counted' }),
})
export type Effect = z.infer<typeof Effect>

export const EffectPage = z.object({
  definition: z.string(),
  goal_percent: z.number(),
  active_customers: z.object({ value: z.number().int(), definition: z.string() }),
  items: z.array(Effect),
  next_cursor: z.string().nullable(),
})
export type EffectPage = z.infer<typeof EffectPage>

/** A question that was counted. */
export const AskedQuestion = z.object({
  source: z.enum(['ticket', 'search']),
  ticket_id: Id.nullable(),
  case_id: z.string().nullable(),
  asked_at: Instant,
  language: Language,
  article_id: Id.nullable(),
})
export type AskedQuestion = z.infer<typeof AskedQuestion>

export const PerformanceSort = z.enum(['views', 'search_clicks', 'helpful', 'exits', 'tickets_after', 'freshness'])
export const PerformanceQuery = PageQuery.extend({
  days: z.coerce.number().int().min(1).max(366).default(28),
  sort: PerformanceSort.default('views').meta({
    description: 'Most first; helpful: worst first; freshness: oldest first',
  }),
  category: z.string().max(60).optional(),
  language: Language.optional(),
})
export type PerformanceQuery = z.infer<typeof PerformanceQuery>

export const ArticlePerformance = z.object({
  article: z.object({ id: Id, number: z.number().int(), title: z.string() }),
  category: z.string(),
  views: z.number().int(),
  search_clicks: z.number().int(),
  helpful: z.object({ rate: z.number().nullable(), n: z.number().int(), low: z.number().nullable() }),
  exits: z.object({ rate: z.number().nullable(), n: z.number().int() }),
  tickets_after: z.number().int(),
  days_since_checked: z.number().int(),
  stale: z.boolean(),
  open_suggestions: z.number().int(),
})
export type ArticlePerformance = z.infer<typeof ArticlePerformance>

export const PerformancePage = z.object({
  definitions: z.record(z.string(), z.string()),
  search_gaps: z.string().meta({ description: 'Where searches that found nothing are listed' }),
  items: z.array(ArticlePerformance),
  next_cursor: z.string().nullable(),
})
export type PerformancePage = z.infer<typeof PerformancePage>
