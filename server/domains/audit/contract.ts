import { z } from 'zod'
import { Id, Instant, PageQuery } from '../../platform/contract.ts'

/** One line of the audit trail: an event, read back. */
export const AuditEntry = z.object({
  id: Id,
  at: Instant,
  name: z.string(),
  actor: z.object({ type: z.string(), id: Id.nullable(), name: z.string().nullable() }),
  authorized_by: z
    .string()
    .nullable()
    .meta({ description: 'How the actor was let in when not by their own session: bootstrap_token, token' }),
  ticket_id: Id.nullable(),
  data: z.record(z.string(), z.unknown()),
})
export const AuditQuery = PageQuery.extend({
  name: z.string().max(80).optional(),
  ticket_id: Id.optional(),
  actor_id: Id.optional(),
})
export type AuditQuery = z.infer<typeof AuditQuery>
