import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { AccountType } from '../customers/contract.ts'
import { accountTypesOf } from '../customers/queries.ts'
import type { TicketRow } from '../tickets/access.ts'
import type { Understood } from '../triage/commands.ts'

/** What is known of these tickets now, as when they were read: what people have corrected included. */
export async function understoodNow(ctx: Context, tickets: readonly TicketRow[]): Promise<Understood[]> {
  if (tickets.length === 0) return []
  const [statuses, readings] = [await accountTypesOf(ctx, tickets), await readingsOf(ctx, tickets)]
  return tickets.map((ticket) => {
    const customer_status = statuses.get(ticket.customer_id) ?? 'free'
    return understood(ticket, { customer_status, ...(readings.get(ticket.id) ?? UNREAD) })
  })
}

interface Reading {
  topic: string | null
  capability: string | null
  confidence: number
  /** Whether a person has said that it is about something else. */
  was_mistaken: boolean
}

const UNREAD: Reading = { topic: null, capability: null, confidence: 0, was_mistaken: false }

async function readingsOf({ db }: Context, tickets: readonly TicketRow[]): Promise<Map<string, Reading>> {
  const { rows } = await sql<Reading & { ticket_id: string }>`
    select ticket_id, readings ->> 'topic' as topic, readings ->> 'capability' as capability,
      coalesce((readings -> 'category' ->> 'confidence')::real, 0) as confidence,
      exists (
        select from triage_corrections
        where ticket_id = triages.ticket_id and facet = 'category' and before is distinct from after) as was_mistaken
    from triages where ticket_id = any(${tickets.map(({ id }) => id)}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.ticket_id, row]))
}

function understood(ticket: TicketRow, known: Reading & { customer_status: AccountType }): Understood {
  const { customer_status, topic, capability, confidence, was_mistaken } = known
  const { category, impact, urgency, priority } = ticket
  return {
    ...{ ticket, category, impact, urgency, priority, customer_status, confidence },
    complexity: ticket.complexity as Understood['complexity'],
    // The words it was judged by mislead, so what was read out of them besides counts no more.
    topic: was_mistaken ? null : topic,
    capability: was_mistaken ? null : capability,
  }
}
