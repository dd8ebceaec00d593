import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { nowText } from '../../platform/context.ts'
import { emit } from '../../platform/events.ts'
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
  if (classified.length === 0) return
  await sql`
    update tickets set category = c.category, impact = c.impact, urgency = c.urgency, emotion = c.emotion,
      complexity = c.complexity, language = c.language, priority = c.priority, updated_at = ${nowText(ctx)}
    from jsonb_to_recordset(${JSON.stringify(classified)}::jsonb)
      as c(ticket_id uuid, category text, impact text, urgency text, emotion text, complexity text, language text,
           priority text)
    where tickets.id = c.ticket_id`.execute(ctx.db)
  for (const { ticket_id, before, priority, ...facets } of classified) {
    emit(ctx, TicketClassified, { ticket_id, ...facets })
    if (priority !== before) emit(ctx, PriorityChanged, { ticket_id, priority, before: before as Priority })
  }
}
