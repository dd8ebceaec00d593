import { z } from 'zod'
import { priority } from './words.ts'

const byUrgency = z
  .strictObject({ low: priority, medium: priority, high: priority })
  .describe('Priority for each urgency')
const steps = z.number().int().min(-3).max(3)

export const Triage = z.strictObject({
  priority_matrix: z
    .strictObject({ low: byUrgency, medium: byUrgency, high: byUrgency, critical: byUrgency })
    .describe('Priority by impact, then by urgency'),
  raised_by_customer_status: z
    .strictObject({ free: steps, premium: steps, enterprise: steps })
    .describe('Steps a priority goes up (or down) for the customer’s status'),
})
