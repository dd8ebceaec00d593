import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { instantText } from '../../platform/context.ts'
import type { Framework } from '../framework/schema.ts'
import { tierOf } from '../framework/teams.ts'
import type { TicketRow } from '../tickets/access.ts'
import { PriorityChanged, StatusChanged, TeamChanged, TicketAssigned } from '../tickets/events.ts'
import { EVENT_OF } from './causes.ts'
import type { Trigger } from './contract.ts'

/** Something that happened to a ticket, and what began at it. */
export interface Happening {
  id: number
  name: string
  at: string
  /** Null for what begins nothing, but says how the ticket stood before. */
  trigger: Trigger | null
  message_id: string | null
  data: Record<string, unknown>
}

/** Events of a ticket that are looked at. */
const MOST = 200

const TRIGGERS = new Map(Object.entries(EVENT_OF).map(([trigger, name]) => [name, trigger as Trigger]))
const NAMES = [...TRIGGERS.keys(), TeamChanged.name]

interface Row extends Omit<Happening, 'trigger' | 'id'> {
  id: string
  ticket_id: string
  begins_nothing: boolean | null
}

/** What has happened to tickets, newest first, by ticket. */
export async function lastHappenings({ db }: Context, ticketIds: readonly string[]): Promise<Map<string, Happening[]>> {
  const { rows } = await sql<Row>`
    select e.id, e.ticket_id, e.name, e.at, e.data, e.data ->> 'message_id' as message_id,
      (m.id is not null and (m.automatic <> 'none'
        or (e.name = ${EVENT_OF.customer_wrote} and m.author_type <> 'customer')))
        or (e.name = ${EVENT_OF.priority_changed} and e.xid = opened.xid) as begins_nothing
    from unnest(${[...ticketIds]}::uuid[]) as t(id)
    cross join lateral (
      select id, ticket_id, name, at, data, xid from events
      where ticket_id = t.id and name = any(${NAMES}::text[]) order by id desc limit ${MOST}) as e
    left join lateral (
      select xid from events where ticket_id = t.id and name = ${EVENT_OF.ticket_created} order by id limit 1) as opened on true
    left join messages m on m.id = (e.data ->> 'message_id')::uuid
    order by e.id desc`.execute(db)
  return Map.groupBy(rows.map(asHappening), ({ ticket_id }) => ticket_id)
}

function asHappening({ id, at, begins_nothing, ...row }: Row): Happening & { ticket_id: string } {
  const isTaken = row.name === TicketAssigned.name && row.data.assignee_id === null
  const trigger = begins_nothing || isTaken ? null : (TRIGGERS.get(row.name) ?? null)
  return { ...row, id: Number(id), at: instantText(Temporal.Instant.from(at)), trigger }
}

/** Which field of a ticket an event changed, and where it says what stood there before. */
const BEFORE = [
  [StatusChanged.name, 'status', 'before'],
  [PriorityChanged.name, 'priority', 'before'],
  [TeamChanged.name, 'team', 'before'],
  [TicketAssigned.name, 'assignee_id', 'before_id'],
] as const

/** A ticket as it stood at one of its events: status, priority, team, tier and assignee; the rest is as today. */
export function asItWas(
  framework: Framework,
  ticket: TicketRow,
  { happenings, at }: { happenings: readonly Happening[]; at: Happening },
): TicketRow {
  const later = happenings.filter(({ id }) => id > at.id).toReversed()
  const then = { ...ticket }
  for (const [name, field, before] of BEFORE) {
    const next = later.find((event) => event.name === name)
    if (next) Object.assign(then, { [field]: next.data[before] ?? null })
  }
  return { ...then, tier: then.team === ticket.team || !then.team ? then.tier : tierOf(framework, then.team) }
}
