import { z } from 'zod'
import { Instant } from '../../platform/contract.ts'

/** Where to move the clock: to a moment, or on by an ISO 8601 duration such as `PT2H`. */
export const MoveClock = z
  .object({
    now: Instant.optional(),
    advance: z.iso.duration().optional(),
  })
  .refine(({ now, advance }) => Boolean(now) !== Boolean(advance), { message: 'Give either now or advance.' })
export type MoveClock = z.infer<typeof MoveClock>

export const ClockReading = z.object({ now: Instant })
