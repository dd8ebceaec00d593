import { defineQuestion } from '../../platform/questions.ts'
import type { TroubleshootingLine } from './contract.ts'

/**
 * What do resolved tickets of this category teach? Symptom, check and fix, each with the tickets it is drawn from, as far as
 * the caller may see those. Answered by the domain that learns from resolved tickets.
 */
export const TroubleshootingLines = defineQuestion<{ ticket_category: string }, TroubleshootingLine[]>(
  'TroubleshootingLines',
)
