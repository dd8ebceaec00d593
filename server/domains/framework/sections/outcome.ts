import { z } from 'zod'
import { Duration } from '../durations.ts'

export const Confirmation = z.strictObject({
  lapses_after: Duration.describe('A resolved ticket closes when its customer says nothing for so long'),
})

export const Surveys = z.strictObject({
  at_most_every: Duration.describe('A customer is not asked again within this time; "0 days" asks every time'),
  unhappy_at_most: z.number().int().min(0).max(5).describe('Ratings up to this one become a task; 0: none'),
  follow_up_within: Duration.describe('When that task is due'),
})

export const Reports = z.strictObject({
  follow_ups: z
    .strictObject({
      within_24_hours: z.array(z.enum(['customer_follow_up', 'documentation_updates', 'team_notifications'])),
      within_7_days: z.array(z.enum(['knowledge_base', 'training_needs', 'product_feedback'])),
      within_30_days: z.array(z.enum(['customer_success', 'issue_prevention', 'process_optimization'])),
    })
    .describe('Which follow-ups become tasks when a ticket is resolved'),
})

const percent = z.number().min(0).max(100)

export const Targets = z.strictObject({
  satisfaction: z.number().min(1).max(5).describe('Mean rating that is wanted, of 5'),
  first_contact: z
    .strictObject({
      goal: percent.describe('Wanted'),
      floor: percent.describe('Needed at the very least'),
    })
    .describe('Percent of tickets resolved at the first contact'),
  in_time: percent.describe('Percent of first answers, and of resolutions, that keep their time'),
  first_response: Duration.describe('Median time of first answers over all channels'),
})
