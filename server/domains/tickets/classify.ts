import type { Context } from '../../platform/context.ts'
import { nowText } from '../../platform/context.ts'
import { emit } from '../../platform/events.ts'
import { changeTickets } from './change-together.ts'
import type { Priority, Ticket } from './contract.ts'
import { PriorityChanged, TicketClassified } from './events.ts'

type Facets = Pick<Ticket, 'category' | 'impact' | 'urgency' | 'emotion' | 'complexity' | 'language' | 'priority'>
export interface Classified extends Facets {
  ticket_id: string
  /** The priority it had, to tell when it changes. */
  before: string
}

/** Writes how tickets are understood, all with one statement. For `triage`, which decides it and holds them locked. */
export async function classifyTickets(ctx: Context, classified: readonly Classified[]): Promise<void> {
  const updated_at = nowText(ctx)
  await changeTickets(
    ctx,
    classified.map(({ before: _, ...facets }) => ({ ...facets, updated_at })),
  )
  for (const { ticket_id, before, priority, ...facets } of classified) {
    emit(ctx, TicketClassified, { ticket_id, ...facets })
    if (priority !== before) emit(ctx, PriorityChanged, { ticket_id, priority, before: before as Priority })
  }
}
