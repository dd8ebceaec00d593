import { byHand, type Section } from './field.ts'

export const qualityAssurance: Section = {
  headings: ['### Quality Assurance'],
  fields: [
    byHand('interaction_review', 'Interaction Review'),
    byHand('coaching_opportunities', 'Coaching Opportunities'),
    byHand('best_practices', 'Best Practices'),
    byHand('customer_feedback_integration', 'Customer Feedback Integration'),
  ],
}
