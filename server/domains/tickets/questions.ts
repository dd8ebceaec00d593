import { defineQuestion } from '../../platform/questions.ts'
import type { TicketRow } from './access.ts'

/** May this ticket be resolved now? Later domains refuse with what is missing. */
export const TicketMayResolve = defineQuestion<{ ticket: TicketRow }>('TicketMayResolve')

/** What of a customer's a text would tell everybody, and the key of the framework that keeps it private. */
export interface SaidInPublic {
  path: string
  found: readonly { kind: string; text: string }[]
}

/** May this be said where everybody reads it? null: it may. Asked of what is to go out on a public channel. */
export const MayBePublic = defineQuestion<{ ticket: TicketRow; text: string }, SaidInPublic | null>('MayBePublic')

/** What stands in the way of somebody having a ticket now. */
export interface Obstacle {
  code: 'chat_limit_reached' | 'capacity_reached' | 'off_shift' | 'not_there' | 'has_left'
  /** In a sentence, for people. */
  because: string
  /** The key of the framework that says so. */
  path: string
  /** How many they have, and may have, when a number is what stands in the way. */
  count?: number
  limit?: number
}

/**
 * `given`: somebody hands the ticket to them. `comes_back`: it is theirs, waited for others, and is ours to move again.
 * `reopened`: the same, but it was resolved.
 */
export type Occasion = 'given' | 'comes_back' | 'reopened'

/**
 * May this user have this ticket, as it will be, now? The caller holds the ticket locked. Capacity answers, under a row
 * lock on the user that lasts until the end of the transaction: tickets are always locked before users.
 */
export const TicketMayAssign = defineQuestion<
  { ticket: TicketRow; assignee_id: string; occasion: Occasion },
  Obstacle | null
>('TicketMayAssign')
