import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { CustomerFacts } from '../framework/conditions.ts'
import { gatheredFor } from '../tickets/change-together.ts'
import type { ChannelKind, Status } from '../tickets/contract.ts'
import {
  FirstResponseReopened,
  PriorityChanged,
  StatusChanged,
  TeamChanged,
  TicketSplitOff,
} from '../tickets/events.ts'
import type { ClockKind, ClockState } from './contract.ts'
import { type History, inOrder, type Said, type Turn } from './course.ts'
import { pathOf } from './policy.ts'
import type { KeptClock, KeptHours, Mark } from './settle.ts'

/** What the clocks of a ticket are computed from, and what is kept of them so far. Moments in milliseconds since 1970. */
export interface TicketHistory {
  id: string
  channel: ChannelKind
  priority: string
  team: string | null
  assignee_id: string | null
  customer: CustomerFacts
  /** When its priority or team last became another; null: never. */
  changed: number | null
  history: History
  kept: KeptClock[]
  /** What lists say now. */
  deadline: { due_clock: string | null; due: number | null; risk: number | null }
  /** When the sweep looks next. */
  looked_at: number | null
}

const FACTS = [PriorityChanged.name, TeamChanged.name]
const READ = [StatusChanged.name, TicketSplitOff.name, FirstResponseReopened.name, ...FACTS]

interface Row {
  id: string
  channel: ChannelKind
  priority: string
  team: string | null
  assignee_id: string | null
  customer: CustomerFacts
  status: Status
  started: number
  answered: number | null
  is_gone: boolean
  due_clock: string | null
  due: number | null
  risk: number | null
  looked_at: number | null
  events: { name: string; at: number; status: Status | null; before: Status | null }[] | null
  clocks: StoredClock[] | null
  exchange: Said[] | null
}

interface StoredClock {
  kind: ClockKind
  cycle: number
  target_seconds: number
  target_text: string
  target_path: string | null
  policy: string | null
  hours: KeptHours[]
  policy_version: string
  started: number
  state: ClockState
  due: number | null
  stopped: number | null
  counted_ms: number | null
  paused_ms: number
  marks: { percent: number; due_at: string | null; fired_at: string | null; after_ms: number | null }[]
}

const ms = (column: string) => sql`(extract(epoch from ${sql.ref(column)}) * 1000)::float8`

interface Asked {
  ticket_ids: readonly string[]
  /** Kind of the due row by which the sweep looks at a ticket. */
  due_kind: string
  now: number
  /** Whether clocks that begin anew with each message need to know what was said. */
  with_exchange: boolean
}

/** What a person wrote to us, and what left from us and has not come back. */
const exchange = sql`
  (select jsonb_agg(jsonb_build_object('at', said.at, 'by', said.by) order by said.at, said.position) from (
     select ${ms('m.created_at')} as at, 'customer' as by, m.position from messages m
     where m.ticket_id = t.id and m.kind = 'message' and m.author_type = 'customer' and m.automatic = 'none'
     union all
     select ${ms('d.sent_at')}, 'us', m.position from messages m join deliveries d on d.message_id = m.id
     where m.ticket_id = t.id and m.author_type <> 'system' and d.sent_at is not null
       and m.delivery_state not in ('failed', 'bounced')) as said)`

/** Kept with its ticket: the earliest start of all that were put into it. */
const started = sql`least(${ms('t.created_at')},
  (select min(${ms('s.created_at')}) from tickets s where s.merged_into = t.id and not s.spam))`

/** All of them with one statement. Whoever writes what follows from it holds the tickets locked. */
export async function historiesOf(
  ctx: Context,
  { ticket_ids, due_kind, now, with_exchange }: Asked,
): Promise<TicketHistory[]> {
  const { rows } = await sql<Row>`
    select t.id, t.channel, t.priority, t.team, t.assignee_id, t.status, ${started} as started,
      ${ms('t.first_response_at')} as answered, t.spam or t.merged_into is not null as is_gone,
      t.due_clock, ${ms('t.due_at')} as due, ${ms('t.risk_at')} as risk,
      (select ${ms('due.due_at')} from due where due.kind = ${due_kind} and due.subject_id = t.id) as looked_at,
      (select jsonb_agg(jsonb_build_object('name', e.name, 'at', ${ms('e.at')}, 'status', e.data -> 'status',
                                           'before', e.data -> 'before') order by e.id)
       from events e where e.ticket_id = t.id and e.name = any(${READ}::text[])) as events,
      jsonb_build_object('account_type', coalesce(cu.account_type, co.account_type, 'free'), 'company', co.name,
        'language', cu.language, 'email_domains', (
          select coalesce(jsonb_agg(distinct split_part(i.value, '@', 2)), '[]') from identities i
          where i.customer_id = cu.id and i.kind = 'email')) as customer,
      ${with_exchange ? exchange : sql`null::jsonb`} as exchange,
      (select jsonb_agg(jsonb_build_object('kind', c.kind, 'cycle', c.cycle, 'target_seconds', c.target_seconds,
                'target_text', c.target_text, 'target_path', c.target_path, 'policy', c.policy, 'hours', c.hours,
                'policy_version', c.policy_version, 'started', ${ms('c.started_at')},
                'state', c.state, 'due', ${ms('c.due_at')}, 'stopped', ${ms('c.stopped_at')},
                'counted_ms', c.counted_ms, 'paused_ms', c.paused_ms, 'marks', c.marks))
       from clocks c where c.ticket_id = t.id) as clocks
    from tickets t
    join customers cu on cu.id = t.customer_id
    left join companies co on co.id = cu.company_id
    where t.id = any(${[...new Set(ticket_ids)]}::uuid[])
    order by t.id`.execute(ctx.db)
  // What this very transaction gathers is not in the table yet.
  return rows.map((row) => ticketHistory({ ...row, ...gatheredFor(ctx, row.id) }, now))
}

function ticketHistory(row: Row, now: number): TicketHistory {
  const { id, channel, priority, team, assignee_id, customer, due_clock, due, risk, looked_at } = row
  const changes = (row.events ?? []).filter(({ name }) => FACTS.includes(name))
  return {
    ...{ id, channel, priority, team, assignee_id, customer, looked_at },
    changed: changes.at(-1)?.at ?? null,
    history: historyOf(row, now),
    kept: (row.clocks ?? []).map((clock) => keptClock(clock, channel)),
    deadline: { due_clock, due, risk },
  }
}

/**
 * Statuses from the events. A change of this very transaction is in the ticket's row, but not among the events yet: it is
 * of now.
 */
function historyOf({ status, started, answered, is_gone, events, exchange }: Row, now: number): History {
  const changes = (events ?? []).filter(({ name }) => name === StatusChanged.name)
  const beginning = changes[0]?.before ?? status
  const split = (events ?? []).find(({ name }) => name === TicketSplitOff.name)
  // What was split off had a life in another ticket: as its own it begins with the status it was given then.
  const statuses: Turn[] = split
    ? [
        { at: started, status: 'open' },
        { at: split.at, status: beginning },
      ]
    : [{ at: started, status: beginning }]
  for (const change of changes) statuses.push({ at: change.at, status: change.status! })
  if (!is_gone && statuses.at(-1)!.status !== status) statuses.push({ at: now, status })
  const came_back = (events ?? []).some(({ name }) => name === FirstResponseReopened.name)
  return { started, statuses: inOrder(statuses, now), answered, came_back, is_gone, exchange: exchange ?? [] }
}

function keptClock(stored: StoredClock, channel: ChannelKind): KeptClock {
  const { target_seconds, target_path, policy_version, marks, ...clock } = stored
  return {
    ...clock,
    path: target_path ?? pathOf(clock.kind, channel),
    target_ms: Math.round(target_seconds * 1_000),
    version: policy_version,
    marks: marks.map(
      ({ percent, due_at, fired_at, after_ms }): Mark => ({
        percent,
        due: msOf(due_at),
        fired: msOf(fired_at),
        after_ms: after_ms ?? null,
      }),
    ),
  }
}

const msOf = (text: string | null): number | null =>
  text === null ? null : Temporal.Instant.from(text).epochMilliseconds
