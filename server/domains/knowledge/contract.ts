import { z } from 'zod'
import { Id, Instant, PageQuery } from '../../platform/contract.ts'

/** Languages articles are written in, by ISO 639-1 code. The framework says which of them the help center offers. */
export const Language = z
  .string()
  .regex(/^[a-z]{2}$/, 'Write a language code of two letters, such as en or zh.')
  .meta({ description: 'ISO 639-1' })

export const DifficultyLevel = z.enum(['beginner', 'intermediate', 'advanced'])
/** As people write it: capital letters do not matter. */
const DifficultyWritten = z.preprocess(
  (value) => (typeof value === 'string' ? value.trim().toLowerCase() : value),
  DifficultyLevel,
)
export type DifficultyLevel = z.infer<typeof DifficultyLevel>

/** Who may read it once it is published: everybody, customers who are signed in, or the desk. */
export const Visibility = z.enum(['public', 'customers', 'internal'])
export type Visibility = z.infer<typeof Visibility>

/** Where a text stands. A published text that is being changed stays published and is `draft` again. */
export const TextState = z.enum(['draft', 'in_review', 'approved', 'scheduled', 'published'])
export type TextState = z.infer<typeof TextState>

/** One language of an article, as lists and the editor name it. */
export const TextStanding = z.object({
  language: Language,
  title: z.string(),
  state: TextState,
  version: z.number().int(),
  published_version: z.number().int().nullable(),
  published_at: Instant.nullable(),
  scheduled_for: Instant.nullable(),
  /** Its source was published anew since it was translated. */
  outdated: z.boolean(),
})
export type TextStanding = z.infer<typeof TextStanding>

/** What lists show of an article. */
export const ArticleListed = z.object({
  id: Id,
  number: z.number().int(),
  title: z.string(),
  language: Language,
  category: z.string(),
  tags: z.array(z.string()),
  difficulty_level: DifficultyLevel,
  visibility: Visibility,
  status: z.enum([...TextState.options, 'archived']),
  owner: z.object({ id: Id, name: z.string() }).nullable(),
  verify_by: z.iso.date().nullable(),
  /** Past `verify_by`: shown with a mark, and left out of what the AI answers from. */
  stale: z.boolean(),
  texts: z.array(TextStanding),
  /** Languages of the help center it is not written in yet. */
  missing_languages: z.array(Language),
  view_count: z.number().int(),
  helpful_votes: z.number().int(),
  unhelpful_votes: z.number().int(),
  created_date: Instant,
  last_updated: Instant,
})
export type ArticleListed = z.infer<typeof ArticleListed>

/** A step found in the text. `part` is the heading it stands under. */
export const ArticleStep = z.object({ number: z.number().int(), text: z.string(), part: z.string().nullable() })
export type ArticleStep = z.infer<typeof ArticleStep>

/** What resolved tickets of the category teach. Each line says which tickets it is drawn from. */
export const TroubleshootingLine = z.object({
  symptom: z.string(),
  check: z.string(),
  fix: z.string(),
  evidence: z.array(z.object({ ticket_id: Id, case_id: z.string() })),
})
export type TroubleshootingLine = z.infer<typeof TroubleshootingLine>

export const ArticleFeedback = z.object({
  id: Id,
  language: Language,
  version: z.number().int().nullable(),
  helpful: z.boolean(),
  rating: z.number().int().min(1).max(5),
  comment: z.string(),
  created_at: Instant,
})
export type ArticleFeedback = z.infer<typeof ArticleFeedback>

export const RelatedArticle = z.object({
  id: Id,
  number: z.number().int(),
  title: z.string(),
  shared_tags: z.array(z.string()),
  same_category: z.boolean(),
})
export type RelatedArticle = z.infer<typeof RelatedArticle>

/** An article in one language: the one asked for, else the source. `content` is Markdown, as it is being written. */
export const Article = ArticleListed.extend({
  summary: z.string(),
  content: z.string(),
  /** Drawn from `content`: safe to show. */
  html: z.string(),
  text_state: TextState,
  source_language: Language.meta({ description: 'Which the others are translations of' }),
  version: z.number().int(),
  template: z.string().nullable(),
  steps: z.array(ArticleStep),
  troubleshooting: z.array(TroubleshootingLine),
  related_articles: z.array(RelatedArticle),
  customer_feedback: z.array(ArticleFeedback).meta({ description: 'The newest 50' }),
  related_tickets: z.array(z.object({ ticket_id: Id, case_id: z.string(), how: z.string() })).meta({
    description: 'Within reach, the newest 100; `related_ticket_count` counts all',
  }),
  related_ticket_count: z.number().int(),
  from_ticket_id: Id.nullable(),
  replaced_by: Id.nullable(),
  /** Where readers find it; null while no text is published. */
  path: z.string().nullable(),
  may_change: z.boolean(),
  may_publish: z.boolean(),
})
export type Article = z.infer<typeof Article>

/** The day after it has to be a moment that can be kept. */
const LAST_DAY = '9998-12-30'
const VerifyBy = z.iso.date().refine((day) => day <= LAST_DAY, {
  message: 'Name an earlier day, or null for an article that needs no checking.',
})

const text = {
  title: z.string().trim().min(1, 'Give it a title.').max(200),
  content: z.string().max(200_000).meta({ description: 'Markdown' }),
  summary: z.string().trim().max(500),
}
const about = {
  category: z.string().trim().min(1).max(60).meta({
    description: 'Slug of a category. One that is not there yet is made; spelling and spaces do not matter',
  }),
  tags: z.array(z.string().trim().toLowerCase().min(1).max(60)).max(30),
  difficulty_level: DifficultyWritten,
  visibility: Visibility,
  owner_id: Id.nullable(),
  verify_by: VerifyBy.nullable(),
}

export const MakeArticle = z.object({
  ...text,
  content: text.content.default('').meta({ description: 'Markdown; the skeleton of `template` when left out' }),
  summary: text.summary.default(''),
  category: about.category,
  tags: about.tags.default([]),
  difficulty_level: about.difficulty_level.default('beginner'),
  visibility: about.visibility.default('public'),
  language: Language.optional().meta({ description: 'Found from the text when left out' }),
  owner_id: about.owner_id.optional().meta({ description: 'The caller when left out' }),
  verify_by: about.verify_by
    .optional()
    .meta({ description: 'By `knowledge.verify_every` of the framework when left out' }),
  template: z.string().max(60).nullable().default(null),
  from_ticket_id: Id.nullable().default(null),
})
export type MakeArticle = z.input<typeof MakeArticle>

/** A vote, a rating, or both. `voter` tells people apart that the caller votes for; it is kept as a fingerprint only. */
export const VoteOnArticle = z
  .object({
    language: Language.optional(),
    helpful: z.boolean().optional().meta({ description: 'Of a rating alone: 3 and more are helpful' }),
    rating: z.number().int().min(1).max(5).optional(),
    comment: z.string().trim().max(2_000).optional(),
    voter: z.string().min(1).max(200).optional().meta({ description: 'The caller when left out' }),
    customer_id: Id.optional(),
  })
  .refine(({ helpful, rating }) => helpful !== undefined || rating !== undefined, {
    path: ['helpful'],
    message: 'Say whether it was helpful, or rate it from 1 to 5.',
  })
export type VoteOnArticle = z.infer<typeof VoteOnArticle>

export const VoteCounts = z.object({ helpful_votes: z.number().int(), unhelpful_votes: z.number().int() })

/** How an article came to a ticket: sent to its customer, put down by an agent, read before asking, or made from it. */
export const LinkHow = z.enum(['sent', 'linked', 'read_before', 'drafted_from'])
export type LinkHow = z.infer<typeof LinkHow>

export const AskReview = z.object({ reviewer_id: Id.nullable().default(null) })
export const DecideReview = z.object({
  decision: z.enum(['approved', 'changes_wanted', 'withdrawn']),
  comment: z.string().trim().max(2_000).default(''),
})
export type DecideReview = z.infer<typeof DecideReview>
export const PublishText = z.object({
  at: Instant.nullable().default(null).meta({ description: 'When; now when left out or over' }),
})
export const ArchiveArticle = z.object({ replaced_by: Id.nullable().default(null) })
export const VerifyArticle = z.object({
  verify_by: VerifyBy.optional().meta({ description: 'By `knowledge.verify_every` when left out' }),
})
export const RestoreVersion = z.object({ number: z.number().int().min(1) })
export const DiffQuery = z.object({
  from: z.coerce.number().int().min(1).max(2_000_000_000),
  to: z.coerce.number().int().min(1).max(2_000_000_000),
})

/** What an article is about and who looks after it. Texts are changed by language. */
export const ChangeArticle = z.object(about).partial()
export type ChangeArticle = z.infer<typeof ChangeArticle>

/** One language of an article, saved. Each save is a version; one that was not made from the newest is refused. */
export const WriteText = z.object({
  ...text,
  summary: text.summary.default(''),
  note: z.string().trim().max(300).default(''),
  based_on: z.number().int().min(0).meta({ description: 'Version it was made from; 0 for the first' }),
})
export type WriteText = z.input<typeof WriteText>

export const ArticleVersion = z.object({
  number: z.number().int(),
  title: z.string(),
  note: z.string(),
  author: z.object({ id: Id, name: z.string() }).nullable(),
  restored_from: z.number().int().nullable(),
  is_published: z.boolean(),
  created_at: Instant,
})
export type ArticleVersion = z.infer<typeof ArticleVersion>
export const ArticleVersionText = ArticleVersion.extend({
  summary: z.string(),
  content: z.string(),
  html: z.string(),
})
export type ArticleVersionText = z.infer<typeof ArticleVersionText>

/** A line of a difference: kept, only in the later one, or only in the earlier one. */
export const DiffLine = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })
export const ArticleDiff = z.object({ from: z.number().int(), to: z.number().int(), lines: z.array(DiffLine) })
export type ArticleDiff = z.infer<typeof ArticleDiff>

export const ArticleReview = z.object({
  id: Id,
  language: Language,
  version: z.number().int(),
  asked_by: z.object({ id: Id, name: z.string() }).nullable(),
  asked_at: Instant,
  reviewer: z.object({ id: Id, name: z.string() }).nullable(),
  decision: z.enum(['approved', 'changes_wanted', 'withdrawn']).nullable(),
  comment: z.string(),
  decided_by: z.object({ id: Id, name: z.string() }).nullable(),
  decided_at: Instant.nullable(),
})
export type ArticleReview = z.infer<typeof ArticleReview>

export const ArticleQuery = PageQuery.extend({
  status: z.enum([...TextState.options, 'archived', 'stale', 'outdated', 'missing_translation']).optional(),
  category: z.string().max(60).optional(),
  tag: z.string().max(60).optional(),
  language: Language.optional(),
  visibility: Visibility.optional(),
  owner_id: Id.optional(),
})
export type ArticleQuery = z.infer<typeof ArticleQuery>

/** How an article of this kind is built. Exactly these keys, and `fallback` where the kind was not known. */
export const ArticleTemplate = z.object({
  structure: z.array(z.string()),
  tone: z.string(),
  include_screenshots: z.boolean(),
  include_video: z.boolean(),
  fallback: z.literal(true).optional(),
})
export type ArticleTemplate = z.infer<typeof ArticleTemplate>

/** A text that is being written, and what it looks like. */
export const DrawText = z.object({ content: text.content, language: Language })
export const ArticleDrawing = z.object({ html: z.string(), plain: z.string(), missing_blocks: z.array(z.string()) })
export type ArticleDrawing = z.infer<typeof ArticleDrawing>
