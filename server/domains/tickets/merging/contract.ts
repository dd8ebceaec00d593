import { z } from 'zod'
import { Id, Instant } from '../../../platform/contract.ts'

/** Puts tickets into another one; deleting the merge undoes it completely. */
export const MergeTickets = z.object({ into: Id, tickets: z.array(Id).min(1).max(50) })
export type MergeTickets = z.infer<typeof MergeTickets>
export const Merge = z.object({
  id: Id,
  into: Id,
  tickets: z.array(z.object({ id: Id, case_id: z.string(), subject: z.string() })),
  merged_by: z.object({ id: Id, name: z.string() }).nullable(),
  created_at: Instant,
  undone_at: Instant.nullable(),
})
export type Merge = z.infer<typeof Merge>
/** accepted: this ticket goes into the suggested one. dismissed: the suggestion is forgotten. */
export const DecideSuggestion = z.object({ decision: z.enum(['accepted', 'dismissed']) })
export type DecideSuggestion = z.infer<typeof DecideSuggestion>
/** Messages that do not belong here go to a new ticket of their writer. */
export const SplitTicket = z.object({ messages: z.array(Id).min(1).max(200) })
export type SplitTicket = z.infer<typeof SplitTicket>
