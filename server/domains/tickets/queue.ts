import type { Context } from '../../platform/context.ts'
import { changeTickets } from './change-together.ts'

export interface Deadline {
  ticket_id: string
  /** The deadline that comes next, or null while no clock runs. */
  due_clock: 'first_response' | 'next_response' | 'resolution' | 'periodic_update' | null
  due_at: string | null
  risk_at: string | null
}

/** Notes which deadline comes next, for lists and the queue. For `sla`, which knows the clocks. */
export const setDeadlines = (ctx: Context, deadlines: readonly Deadline[]): Promise<void> =>
  changeTickets(ctx, deadlines)

export interface QueuePlace {
  ticket_id: string
  /** The class of customers or questions the framework puts first, or null for all others. */
  queue_class: string | null
  queue_lead_seconds: number
}

/** Notes whom the framework puts first. For `routing`, which knows why. */
export const placeInQueue = (ctx: Context, places: readonly QueuePlace[]): Promise<void> => changeTickets(ctx, places)
