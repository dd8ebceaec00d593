import { defineEvent, field } from '../../platform/events.ts'

/** A wording became part of what an article is found by, or was turned down. */
export const QuestionDecided = defineEvent('question.decided', {
  question_id: field.id(),
  article_id: field.id(),
  decision: field.oneOf(['accepted', 'rejected']),
})
