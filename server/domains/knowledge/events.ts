import { defineEvent, field } from '../../platform/events.ts'

const article = { article_id: field.id() }
const text = { ...article, language: field.word() }

export const ArticleMade = defineEvent('article.made', { ...article, language: field.word() })
/** What it is about, who may read it or who looks after it is another now. */
export const ArticleChanged = defineEvent('article.changed', article)
export const ArticleTextWritten = defineEvent('article.text_written', { ...text, version: field.count() })
export const ArticleReviewAsked = defineEvent('article.review_asked', {
  ...text,
  review_id: field.id(),
  reviewer_id: field.optionalId(),
})
export const ArticleReviewDecided = defineEvent('article.review_decided', {
  ...text,
  review_id: field.id(),
  decision: field.oneOf(['approved', 'changes_wanted', 'withdrawn']),
})
/** Readers see another text now: published, or drawn anew because a block in it was changed. */
export const ArticlePublished = defineEvent('article.published', { ...text, version: field.count() })
export const ArticleScheduled = defineEvent('article.scheduled', { ...text, at: field.moment() })
export const ArticleUnpublished = defineEvent('article.unpublished', text)
/** `archived` is false when it was brought back. */
export const ArticleArchived = defineEvent('article.archived', { ...article, archived: field.flag() })
export const ArticleVerified = defineEvent('article.verified', article)
export const ArticleVoted = defineEvent('article.voted', { ...text, helpful: field.flag() })
/** `linked` is false when the link was taken away. */
export const ArticleLinked = defineEvent('article.linked', {
  ...article,
  ticket_id: field.id(),
  how: field.oneOf(['sent', 'linked', 'read_before', 'drafted_from']),
  linked: field.flag(),
})
/** Categories, blocks and redirects: what many articles stand on. */
export const ArticleCategoryChanged = defineEvent('article_category.changed', { category_id: field.id() })
export const ArticleBlockChanged = defineEvent('article_block.changed', { block_id: field.id() })
export const ArticleRedirectChanged = defineEvent('article_redirect.changed', article)
export const ArticlesImported = defineEvent('articles.imported', { made: field.count(), changed: field.count() })
