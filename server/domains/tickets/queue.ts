import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'

/** Where a ticket without a running deadline stands: as if it were due so long after it was opened. */
const WITHOUT_DEADLINE_HOURS = 24

/** Place in the queue: its deadline, moved forward by the lead of its class. Everybody moves up as time passes. */
const queueAt = (dueAt: string, lead: string) => sql`
  coalesce(${sql.raw(dueAt)}, tickets.created_at + make_interval(hours => ${WITHOUT_DEADLINE_HOURS}))
    - make_interval(secs => ${sql.raw(lead)})`

export interface Deadline {
  ticket_id: string
  /** The deadline that comes next, or null while no clock runs. */
  due_clock: 'first_response' | 'resolution' | null
  due_at: string | null
  risk_at: string | null
}

/** Notes which deadline comes next, for lists and the queue. For `sla`, which knows the clocks. */
export async function setDeadlines({ db }: Context, deadlines: readonly Deadline[]): Promise<void> {
  if (deadlines.length === 0) return
  await sql`
    update tickets set due_clock = d.due_clock, due_at = d.due_at, risk_at = d.risk_at,
      queue_at = ${queueAt('d.due_at', 'tickets.queue_lead_seconds')}
    from jsonb_to_recordset(${JSON.stringify(deadlines)}::jsonb)
      as d(ticket_id uuid, due_clock text, due_at timestamptz, risk_at timestamptz)
    where tickets.id = d.ticket_id
      and (tickets.due_clock, tickets.due_at, tickets.risk_at) is distinct from (d.due_clock, d.due_at, d.risk_at)`.execute(
    db,
  )
}

export interface QueuePlace {
  ticket_id: string
  /** The class of customers or questions the framework puts first, or null for all others. */
  queue_class: string | null
  queue_lead_seconds: number
}

/** Notes whom the framework puts first. For `routing`, which knows why. */
export async function placeInQueue({ db }: Context, places: readonly QueuePlace[]): Promise<void> {
  if (places.length === 0) return
  await sql`
    update tickets set queue_class = q.queue_class, queue_lead_seconds = q.queue_lead_seconds,
      queue_at = ${queueAt('tickets.due_at', 'q.queue_lead_seconds')}
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb)
      as q(ticket_id uuid, queue_class text, queue_lead_seconds int)
    where tickets.id = q.ticket_id
      and (tickets.queue_class, tickets.queue_lead_seconds, tickets.queue_at) is distinct from
        (q.queue_class, q.queue_lead_seconds, ${queueAt('tickets.due_at', 'q.queue_lead_seconds')})`.execute(db)
}
