import { z } from 'zod'
import { Id, Instant } from '../../platform/contract.ts'

/** Hands a ticket up a tier. `criterion`: one the framework lists for its tier. */
export const EscalateTicket = z.object({
  criterion: z.string().min(1).max(80),
  note: z.string().trim().max(10_000).optional().meta({ description: 'Kept as an internal note' }),
})
export type EscalateTicket = z.infer<typeof EscalateTicket>

export const Escalation = z.object({
  id: Id,
  criterion: z.string(),
  rule: z.enum(['by_hand', 'threshold']),
  from_tier: z.string().nullable(),
  to_tier: z.string().nullable().meta({ description: 'null: there is no higher tier, so management was told' }),
  to_team: z.string().nullable(),
  escalated_by: z.object({ id: Id, name: z.string() }).nullable(),
  at: Instant,
  accepted_by: z.object({ id: Id, name: z.string() }).nullable(),
  accepted_at: Instant.nullable(),
})
export type Escalation = z.infer<typeof Escalation>
