import { z } from 'zod'
import { Id, Instant } from '../../platform/contract.ts'

export const ClockKind = z.enum(['first_response', 'next_response', 'resolution', 'periodic_update', 'escalation'])
export type ClockKind = z.infer<typeof ClockKind>

export const ClockState = z.enum(['running', 'paused', 'stopped', 'cancelled'])
export type ClockState = z.infer<typeof ClockState>

/** A moment on the way to a deadline: 75 and 90 % warn, 100 % is the deadline itself. */
export const ClockMark = z.object({
  percent: z.number().int(),
  due_at: Instant.nullable().meta({
    description: 'When the clock reaches it, reached it, or would have; null while that is open, as in a pause',
  }),
  fired_at: Instant.nullable().meta({ description: 'When it was told; null: not reached, or not yet' }),
})
export type ClockMark = z.infer<typeof ClockMark>

/** One clock of a ticket, as its history stands now. Spans in seconds, with fractions. */
export const Clock = z.object({
  kind: ClockKind,
  state: ClockState,
  outcome: z
    .enum(['met', 'missed'])
    .nullable()
    .meta({ description: 'null: still open and not late, or ended without an answer' }),
  target_seconds: z.number(),
  started_at: Instant,
  due_at: Instant.nullable().meta({ description: 'null while it is paused or cancelled' }),
  stopped_at: Instant.nullable(),
  breached_at: Instant.nullable(),
  counted_seconds: z
    .number()
    .meta({ description: 'Time that counts: without pauses, and within the hours of its calendar' }),
  calendar_seconds: z.number().meta({ description: 'Time that passed, by the calendar on the wall' }),
  paused_seconds: z.number(),
  closed_seconds: z.number().meta({ description: 'Time that passed outside the hours that count' }),
  remaining_seconds: z.number().nullable().meta({ description: 'Below 0 when late; null once stopped or cancelled' }),
  marks: z.array(ClockMark),
  pauses: z.array(z.object({ from: Instant, to: Instant.nullable(), status: z.string() })),
  policy: z.object({ path: z.string(), text: z.string(), version: z.string(), name: z.string().nullable() }).meta({
    description: 'The key of the framework it follows, what it says, the version, and the policy it stands in',
  }),
  calendar: z.string().nullable().meta({ description: 'Whose hours count now; null: every hour' }),
})
export type Clock = z.infer<typeof Clock>

export const TicketSla = z.object({ ticket_id: Id, now: Instant, clocks: z.array(Clock) })
export type TicketSla = z.infer<typeof TicketSla>
