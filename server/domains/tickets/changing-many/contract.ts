import { z } from 'zod'
import { Id, Instant } from '../../../platform/contract.ts'
import { AssignReason, Priority, Status, Ticket } from '../contract.ts'

/** The same change for many tickets. Each is changed or refused by itself. */
export const ChangeTickets = z.object({
  tickets: z.array(Id).min(1).max(200),
  change: z
    .object({
      assignee_id: Id.nullable(),
      reason: AssignReason,
      status: Status.exclude(['new']),
      priority: Priority,
      team: z.string().min(1).max(80),
      add_tags: z.array(z.string().trim().min(1).max(60)).max(50),
      remove_tags: z.array(z.string().trim().min(1).max(60)).max(50),
      snoozed_until: Instant.nullable(),
      spam: z.boolean(),
    })
    .partial()
    .refine((change) => Object.keys(change).some((key) => key !== 'reason'), 'Name at least one change.'),
})
export type ChangeTickets = z.infer<typeof ChangeTickets>
export const ChangedTickets = z.object({
  changed: z.array(Ticket),
  refused: z.array(z.object({ ticket_id: Id, code: z.string(), detail: z.string() })),
})
export type ChangedTickets = z.infer<typeof ChangedTickets>
