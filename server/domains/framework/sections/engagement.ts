import { z } from 'zod'
import { Deadline, Duration } from '../durations.ts'

export const Engagement = z.strictObject({
  inactive_after: Deadline.describe('Who does nothing in the app for so long, and is still in it, may be stuck'),
  at_most_every: Duration.describe('Nobody is offered help for the same reason again within this time'),
  at_most_per_week: z
    .number()
    .int()
    .min(0)
    .max(100)
    .describe('How often one customer is offered help within seven days; 0: never'),
})
