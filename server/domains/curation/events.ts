import { defineEvent, field } from '../../platform/events.ts'

const suggestion = { suggestion_id: field.id(), article_id: field.id() }
export const SuggestionDecided = defineEvent('suggestion.decided', {
  ...suggestion,
  decision: field.oneOf(['done', 'dismissed']),
})
/** What an article was to gain by a change has been measured. */
export const SuggestionMeasured = defineEvent('suggestion.measured', {
  ...suggestion,
  verdict: field.oneOf(['better', 'no_difference', 'worse', 'too_little']),
})

const gap = { gap_id: field.id() }
/** People ask what no article answers. */
export const GapFound = defineEvent('gap.found', { ...gap, tickets: field.count(), searches: field.count() })
export const GapGrown = defineEvent('gap.grown', { ...gap, tickets: field.count(), searches: field.count() })
export const GapCovered = defineEvent('gap.covered', { ...gap, article_id: field.id() })
export const GapDecided = defineEvent('gap.decided', {
  ...gap,
  decision: field.oneOf(['dismissed', 'covered', 'reopened']),
})
export const ArticleDrafted = defineEvent('article.drafted', {
  article_id: field.id(),
  from: field.oneOf(['ticket', 'gap']),
})
