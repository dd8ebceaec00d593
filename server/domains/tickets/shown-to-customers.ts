import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { forbidden } from '../../platform/errors.ts'
import { snippetOf } from './append-message.ts'
import { OwnAutomatic, type Status, type Ticket } from './contract.ts'
import { StatusChanged, TicketReplied } from './events.ts'
import type { TicketSelection } from './filters.ts'
import { saidIn, seenBy } from './merging/origin.ts'
import { isOver } from './status.ts'

type Row = Ticket & Parameters<typeof saidIn>[0]

/**
 * Tickets as their customer may see them: what the row says about messages comes from those shown to them, so neither a
 * reply that may still be taken back nor another customer's words show through. Tickets are as they are for all others.
 */
export async function asShownTo<T extends Ticket>(ctx: Context, tickets: T[]): Promise<T[]> {
  if (ctx.actor.type !== 'customer' || tickets.length === 0) return tickets
  const [said, held] = [await saidTo(ctx, tickets as unknown as Row[]), await statusBeforeHeld(ctx, tickets)]
  return tickets.map((ticket) => ({
    ...{ ...ticket, ...INTERNAL, queue_at: ticket.created_at },
    ...{ ...said.get(ticket.id), ...unheld(ticket, held.get(ticket.id)) },
  }))
}

/** What the desk thinks of a ticket, and how it goes about it. */
const INTERNAL = {
  ...{ impact: null, urgency: null, complexity: null, emotion: null, tags: [], tier: null, team: null },
  ...{ due_clock: null, due_at: null, risk_at: null, queue_class: null, contacts_to_resolution: null },
  ...{ suggested_ticket_id: null, snoozed_until: null, restricted: false, awaiting_understanding: false },
} as const satisfies Partial<{ [Field in keyof Ticket]: unknown }>

/** What is not shown cannot be found out by asking for it either. */
export function refuseInternal({ actor }: Context, { view, sort, tier, team, tag, emotion }: TicketSelection): void {
  if (actor.type !== 'customer' || (!view && !tier && !team && !tag && !emotion && sort !== 'queue')) return
  throw forbidden(
    'not_for_customers',
    'How tickets are worked on is for those who work here. Leave out what asks for it.',
  )
}

/** A resolution that is held back has not happened yet. */
const unheld = ({ resolved_at, confirmation }: Ticket, status: Status | undefined) =>
  status && (isOver(status) ? { status, resolved_at, confirmation } : { status, resolved_at: null, confirmation: null })

interface Said {
  ticket_id: string
  text: string | null
  last_message_at: string | null
  message_count: number
}

async function saidTo(ctx: Context, tickets: Row[]) {
  const each = tickets.map(
    (ticket) => sql`
      select ${ticket.id} as ticket_id, (array_agg(text order by position desc))[1] as text,
             max(created_at) as last_message_at, coalesce(max(position), 0)::int as message_count
      from (select coalesce(nullif(m.new_text, ''), m.text) as text, m.created_at, m.position from messages m
            where ${saidIn(ticket)} and ${seenBy(ctx.actor)} and m.automatic <> all(${OwnAutomatic.options})) as seen`,
  )
  const { rows } = await sql<Said>`${sql.join(each, sql` union all `)}`.execute(ctx.db)
  const openedAt = new Map(tickets.map(({ id, created_at }) => [id, created_at]))
  return new Map(
    rows.map(({ ticket_id, text, last_message_at, message_count }) => [
      ticket_id,
      {
        snippet: snippetOf(text ?? ''),
        last_message_at: last_message_at ?? openedAt.get(ticket_id)!,
        message_count,
      },
    ]),
  )
}

/** The status from before the replies that are held back, where nothing but these has moved it since. */
async function statusBeforeHeld({ db }: Context, tickets: readonly Ticket[]): Promise<Map<string, Status>> {
  const { rows } = await sql<{ ticket_id: string; status: Status }>`
    select distinct on (moved.ticket_id) moved.ticket_id, moved.data ->> 'before' as status
    from (
      select status.ticket_id, status.id, status.data,
             bool_and(exists (
               select from messages h join events replied
                 on replied.ticket_id = h.ticket_id and replied.data ->> 'message_id' = h.id::text
               where h.ticket_id = status.ticket_id and h.undo_until is not null
                 and replied.name = ${TicketReplied.name} and replied.xid = status.xid))
               over (partition by status.ticket_id order by status.id desc) as is_held
      from events as status
      where status.name = ${StatusChanged.name}
        and status.ticket_id = any(${tickets.map(({ id }) => id)}::uuid[])) as moved
    where is_held order by moved.ticket_id, moved.id`.execute(db)
  return new Map(rows.map(({ ticket_id, status }) => [ticket_id, status]))
}
