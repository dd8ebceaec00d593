import { z } from 'zod'
import { Id, Instant } from '../../../platform/contract.ts'

/** A caller would rather be called back: when it suits them, and where. */
export const AskCallback = z.object({
  at: Instant.optional().meta({ description: 'Default: the next quarter of an hour in which the team works' }),
  number: z.string().trim().min(3).max(40).optional().meta({ description: 'Default: the number they are known by' }),
})
export type AskCallback = z.infer<typeof AskCallback>

export const CallbackOutcome = z.enum(['reached', 'not_reached'])
export const EndCallback = z.object({ outcome: CallbackOutcome })

/** One try to call somebody back. */
const Callback = z.object({
  id: Id,
  attempt: z.number().int(),
  due_at: Instant,
  number: z.string().nullable(),
  task_id: Id.nullable(),
  outcome: z.enum([...CallbackOutcome.options, 'moved', 'taken_back']).nullable(),
  ended_at: Instant.nullable(),
  created_at: Instant,
})
export type Callback = z.infer<typeof Callback>

export const TicketCallbacks = z.object({
  offered: z.boolean(),
  path: z.string().meta({ description: 'The key of the framework that says so' }),
  waiting: Callback.nullable(),
  tries: z.array(Callback).meta({ description: 'Oldest first' }),
  tries_at_most: z.number().int(),
  next_slot: Instant.nullable().meta({ description: 'When they would be called if they asked now' }),
})
export type TicketCallbacks = z.infer<typeof TicketCallbacks>

/** What the door answers a caller who asked for it. */
export const CallbackReceipt = z.object({
  offered: z.boolean(),
  due_at: Instant.nullable(),
  reason: z.string().nullable(),
})
export type CallbackReceipt = z.infer<typeof CallbackReceipt>
