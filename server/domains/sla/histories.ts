import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { ChannelKind, Status } from '../tickets/contract.ts'
import { FirstResponseReopened, StatusChanged, TicketSplitOff } from '../tickets/events.ts'
import type { ClockKind, ClockState } from './contract.ts'
import { type History, inOrder, type Turn } from './course.ts'
import type { KeptClock, Mark } from './settle.ts'

/** What the clocks of a ticket are computed from, and what is kept of them so far. Moments in milliseconds since 1970. */
export interface TicketHistory {
  id: string
  channel: ChannelKind
  team: string | null
  assignee_id: string | null
  history: History
  kept: KeptClock[]
  /** What lists say now. */
  deadline: { due_clock: string | null; due: number | null; risk: number | null }
  /** When the sweep looks next. */
  looked_at: number | null
}

const READ = [StatusChanged.name, TicketSplitOff.name, FirstResponseReopened.name]

interface Row {
  id: string
  channel: ChannelKind
  team: string | null
  assignee_id: string | null
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
}

interface StoredClock {
  kind: ClockKind
  target_seconds: number
  target_text: string
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
}

/** All of them with one statement. Whoever writes what follows from it holds the tickets locked. */
export async function historiesOf({ db }: Context, { ticket_ids, due_kind, now }: Asked): Promise<TicketHistory[]> {
  const { rows } = await sql<Row>`
    select t.id, t.channel, t.team, t.assignee_id, t.status, ${ms('t.created_at')} as started,
      ${ms('t.first_response_at')} as answered, t.spam or t.merged_into is not null as is_gone,
      t.due_clock, ${ms('t.due_at')} as due, ${ms('t.risk_at')} as risk,
      (select ${ms('due.due_at')} from due where due.kind = ${due_kind} and due.subject_id = t.id) as looked_at,
      (select jsonb_agg(jsonb_build_object('name', e.name, 'at', ${ms('e.at')}, 'status', e.data -> 'status',
                                           'before', e.data -> 'before') order by e.id)
       from events e where e.ticket_id = t.id and e.name = any(${READ}::text[])) as events,
      (select jsonb_agg(jsonb_build_object('kind', c.kind, 'target_seconds', c.target_seconds,
                'target_text', c.target_text, 'policy_version', c.policy_version, 'started', ${ms('c.started_at')},
                'state', c.state, 'due', ${ms('c.due_at')}, 'stopped', ${ms('c.stopped_at')},
                'counted_ms', c.counted_ms, 'paused_ms', c.paused_ms, 'marks', c.marks))
       from clocks c where c.ticket_id = t.id) as clocks
    from tickets t where t.id = any(${[...new Set(ticket_ids)]}::uuid[])
    order by t.id`.execute(db)
  return rows.map((row) => ticketHistory(row, now))
}

function ticketHistory(row: Row, now: number): TicketHistory {
  const { id, channel, team, assignee_id, due_clock, due, risk, looked_at } = row
  return {
    ...{ id, channel, team, assignee_id, looked_at },
    history: historyOf(row, now),
    kept: (row.clocks ?? []).map(keptClock),
    deadline: { due_clock, due, risk },
  }
}

/**
 * Statuses from the events. A change of this very transaction is in the ticket's row, but not among the events yet: it is
 * of now.
 */
function historyOf({ status, started, answered, is_gone, events }: Row, now: number): History {
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
  return { started, statuses: inOrder(statuses, now), answered, came_back, is_gone }
}

function keptClock({ target_seconds, policy_version, marks, ...clock }: StoredClock): KeptClock {
  return {
    ...clock,
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
