import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { CallAcknowledged } from '../../escalation/events.ts'
import type { CustomerFacts, TicketFacts } from '../../framework/conditions.ts'
import type { History } from '../../sla/course.ts'
import { historiesOf } from '../../sla/histories.ts'
import type { ChannelKind } from '../../tickets/contract.ts'
import { PriorityChanged, TeamChanged, TicketAssigned, TicketReplied } from '../../tickets/events.ts'

/** A ticket as it was: what arrived, what was known when, and what people did. Moments in milliseconds since 1970. */
export interface Recorded {
  id: string
  case_id: string
  channel: ChannelKind
  restricted: boolean
  arrived: number
  customer: CustomerFacts
  /** By what it was placed at the door. */
  placed: PlacedBy
  queued: QueuedBy
  /** By what its first priority followed; null: somebody said it. */
  judged: JudgedBy | null
  /** Priority and team as they were recorded first. */
  first: { priority: string; team: string | null }
  turns: readonly FactTurn[]
  history: History
  /** What agents wrote, in order of time. */
  written: readonly { at: number; by: string }[]
  /** Who answered it or got it, and who said "I have it" of a call (`said`), in order of time. */
  took: readonly Took[]
  /** What conditions may ask besides, as it is today. */
  now: Pick<TicketFacts, 'category' | 'emotion' | 'language' | 'tags' | 'assignee_id'>
  has_decision: boolean
}

export interface Took {
  at: number
  by: string
  said: boolean
}

export interface PlacedBy {
  category: string | null
  complexity: 'low' | 'medium' | 'high' | null
  capability: string | null
  customer_status: 'free' | 'premium' | 'enterprise'
  confidence: number
}

export interface QueuedBy {
  category: string | null
  impact: string | null
  urgency: string | null
  priority: string
  customer_status: PlacedBy['customer_status']
  status: string
}

export interface JudgedBy {
  impact: 'low' | 'medium' | 'high' | 'critical'
  urgency: 'low' | 'medium' | 'high'
  customer_status: PlacedBy['customer_status']
}

/** When priority or team became another; with what the rules went by, where it was them. */
export type FactTurn = { at: number } & (
  | { priority: string; judged: JudgedBy | null }
  | { team: string; placed: PlacedBy | null }
)

interface Row {
  id: string
  case_id: string
  channel: ChannelKind
  restricted: boolean
  status: string
  category: string | null
  complexity: PlacedBy['complexity']
  impact: string | null
  urgency: string | null
  priority: string
  team: string | null
  arrived: number
  customer_status: PlacedBy['customer_status']
  capability: string | null
  confidence: number
  decisions: Decision[] | null
  emotion: string | null
  language: string | null
  tags: string[]
  assignee_id: string | null
  turns: Changed[] | null
  took: Took[] | null
  written: { at: number; by: string }[] | null
}

interface Decision {
  kind: 'placement' | 'queue_place' | 'priority'
  at: number
  inputs: PlacedBy & QueuedBy & JudgedBy
  result: { team?: string; priority?: string }
  confidence: number | null
}

interface Changed {
  at: number
  priority: string | null
  team: string | null
  before: string | null
}

const ms = (column: string) => sql`(extract(epoch from ${sql.ref(column)}) * 1000)::float8`

const TURNS = [PriorityChanged.name, TeamChanged.name]

/** All of these tickets with the statements of one. */
export async function recordedOf(ctx: Context, ids: readonly string[]): Promise<Recorded[]> {
  const histories = await historiesOf(ctx, {
    ...{ ticket_ids: ids, due_kind: NOT_LOOKED_FOR, with_exchange: true },
    now: ctx.now().epochMilliseconds,
  })
  const rows = new Map((await rowsOf(ctx, ids)).map((row) => [row.id, row]))
  return histories.map(({ id, history, customer }) => recorded(rows.get(id)!, { history, customer }))
}

/** When the sweep looks next is of no interest here. */
const NOT_LOOKED_FOR = ''

async function rowsOf({ db }: Context, ids: readonly string[]): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with decided as (
      select subject_id as id, jsonb_agg(jsonb_build_object('kind', kind, 'at', ${ms('decisions.at')}, 'inputs', inputs,
        'result', result, 'confidence', confidence) order by decisions.id) as decisions
      from decisions
      where subject_type = 'ticket' and subject_id = any(${[...ids]}::uuid[]) and kind in ('placement', 'queue_place', 'priority')
      group by subject_id),
    turned as (
      select ticket_id as id, jsonb_agg(jsonb_build_object('at', ${ms('events.at')}, 'priority', data -> 'priority',
          'team', data -> 'team', 'before', data -> 'before') order by events.id)
          filter (where name = any(${[...TURNS]})) as turns,
        jsonb_agg(jsonb_build_object('at', ${ms('events.at')}, 'by',
            coalesce(data ->> 'assignee_id', data ->> 'user_id', actor_id), 'said', name = ${CallAcknowledged.name})
          order by events.id) filter (where name <> all(${[...TURNS]})) as took
      from events
      where ticket_id = any(${[...ids]}::uuid[]) and (name = any(${[...TURNS]}) or name = ${CallAcknowledged.name}
        or name = ${TicketAssigned.name} and data ->> 'assignee_id' is not null
        or name = ${TicketReplied.name} and actor_id is not null)
      group by ticket_id),
    wrote as (
      select ticket_id as id, jsonb_agg(jsonb_build_object('at', ${ms('m.created_at')}, 'by', author_id) order by position) as written
      from messages m
      where ticket_id = any(${[...ids]}::uuid[]) and author_type = 'agent' and author_id is not null
      group by ticket_id)
    select t.id, t.case_id, t.channel, t.restricted, t.status, t.category, t.complexity, t.impact, t.urgency, t.priority, t.team,
      ${ms('t.created_at')} as arrived, coalesce(cu.account_type, co.account_type, 'free') as customer_status,
      tr.readings ->> 'capability' as capability,
      coalesce((tr.readings -> 'category' ->> 'confidence')::float8, (t.category is not null)::int) as confidence, t.emotion, t.language, t.tags, t.assignee_id,
      decisions, turns, took, written
    from tickets t
    join customers cu on cu.id = t.customer_id
    left join companies co on co.id = cu.company_id
    left join triages tr on tr.ticket_id = t.id
    left join decided on decided.id = t.id left join turned on turned.id = t.id left join wrote on wrote.id = t.id
    where t.id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}

function recorded(row: Row, { history, customer }: Pick<Recorded, 'history' | 'customer'>): Recorded {
  const { id, case_id, channel, restricted, arrived, category, emotion, language, tags, assignee_id } = row
  const decisions = row.decisions ?? []
  const firstOf = (kind: Decision['kind']) => decisions.find((decision) => decision.kind === kind)
  const [placement, place, priority] = [firstOf('placement'), firstOf('queue_place'), firstOf('priority')]
  const turns = (row.turns ?? []).filter(({ at }) => at > arrived)
  return {
    ...{ id, case_id, channel, restricted, arrived, history, customer },
    placed: placement ? placedBy(placement) : row,
    queued: place?.inputs ?? row,
    judged: priority ? priority.inputs : null,
    first: {
      priority: turns.find((turn) => turn.priority !== null)?.before ?? row.priority,
      team: turns.find((turn) => turn.team !== null)?.before ?? row.team,
    },
    turns: turns.map((turn) => factTurn(turn, decisions)),
    written: row.written ?? [],
    took: row.took ?? [],
    now: { category, emotion, language, tags, assignee_id },
    has_decision: placement !== undefined,
  }
}

const placedBy = ({ inputs, confidence }: Decision): PlacedBy => ({ ...inputs, confidence: confidence ?? 0 })

/** A decision and the event of what it changed are of one transaction, so of one moment, but for some milliseconds. */
const TOGETHER_MS = 1_000

function factTurn({ at, priority, team }: Changed, decisions: readonly Decision[]): FactTurn {
  const decided = decisions.findLast(
    (decision) =>
      Math.abs(decision.at - at) < TOGETHER_MS &&
      (priority === null
        ? decision.kind === 'placement' && decision.result.team === team
        : decision.kind === 'priority' && decision.result.priority === priority),
  )
  if (priority !== null) return { at, priority, judged: decided?.inputs ?? null }
  return { at, team: team!, placed: decided ? placedBy(decided) : null }
}
