import { type History, inOrder, type Turn } from '../../server/domains/sla/course.ts'
import { nextLook } from '../../server/domains/sla/deadline.ts'
import { ClockAtRisk, ClockBreached, ThresholdReached } from '../../server/domains/sla/events.ts'
import { rowOf } from '../../server/domains/sla/keep-clocks.ts'
import { targetsOf } from '../../server/domains/sla/policy.ts'
import { roundsOf } from '../../server/domains/sla/rounds.ts'
import { type KeptClock, type Mark, type Settled, settle } from '../../server/domains/sla/settle.ts'
import type { Status } from '../../server/domains/tickets/contract.ts'
import { StatusChanged } from '../../server/domains/tickets/events.ts'
import { type Moment, textOf } from '../moments.ts'
import { type Case, explain, SYSTEM, say } from './case.ts'

/** The clocks of a ticket at some moment of its life, computed by the product from its history. */
export function clocksAt(c: Case, now: Moment): Settled[] {
  const history = historyAt(c, now)
  const { framework, version, pauses } = c.world
  const { channel, priority, team } = c.ticket
  const facts = { channel, priority, team, account_type: c.customer.account_type, segments: [] }
  return targetsOf(framework, version, facts).map((target) => {
    const { kind } = target
    // The framework of the demo has neither policies nor calendars: each clock runs once, and every hour counts.
    const measure = { round: roundsOf(kind, history)[0]!, rules: pauses, hours: [] }
    const settled = settle({ kind, history, ...measure, target, kept: undefined, now })
    return {
      ...settled,
      clock: { ...settled.clock, marks: settled.clock.marks.map((mark) => toldInTime(c, settled, mark)) },
    }
  })
}

export function historyAt({ ticket, history }: Case, now: Moment): History {
  const changes = history.filter(({ name, at }) => name === StatusChanged.name && at <= now)
  const first = (changes[0]?.data.before ?? ticket.status) as Status
  const turns = changes.map(({ at, data }): Turn => ({ at, status: data.status as Status }))
  const statuses = inOrder([{ at: ticket.created, status: first }, ...turns], now)
  const answered = ticket.first_response !== null && ticket.first_response <= now ? ticket.first_response : null
  return {
    started: ticket.created,
    statuses,
    answered,
    came_back: false,
    is_gone: ticket.spam || ticket.merged_into !== null,
    exchange: [],
  }
}

/** A mark is told within a second of its moment; a threshold passed while the ticket was over, when that is opened again. */
function toldInTime(c: Case, { clock }: Settled, mark: Mark): Mark {
  if (mark.fired === null || mark.due === null) return mark
  const told = clock.kind === 'escalation' ? (c.threshold_told ?? mark.due) : mark.due
  return { ...mark, fired: Math.min(c.world.end, told + 120) }
}

/** Writes the clocks as they stand at the end, with all they have told, and when they are looked at next. */
export function keepClocks(c: Case): Settled[] {
  const { end } = c.world
  const settled = clocksAt(c, end)
  for (const { clock, told } of settled) {
    c.world.rows.add('clocks', { ticket_id: c.ticket.id, ...rowOf(clock), updated_at: textOf(c.ticket.updated) })
    explainTarget(c, clock)
    for (const mark of told) tell(c, clock, mark)
  }
  const next = nextLook(settled)
  if (next !== null) addDue(c, 'sla.next_mark', { subject_id: c.ticket.id, at: next })
  return settled
}

function explainTarget(c: Case, { kind, path, target_ms, target_text: text, version }: KeptClock): void {
  const { channel, created } = c.ticket
  explain(c, created, {
    ...{ kind: 'deadline', rule: 'time_of_channel', version },
    inputs: { clock: kind, channel, path, text },
    result: { due_at: textOf(created + target_ms) },
  })
}

function tell(c: Case, { kind: clock, marks }: KeptClock, { percent, due }: { percent: number; due: Moment }): void {
  const at = marks.find((mark) => mark.percent === percent)?.fired ?? due
  const facts = { clock, due_at: textOf(due) }
  if (clock === 'escalation') say(c, { by: SYSTEM, at }, ThresholdReached, facts)
  else if (percent === 100) say(c, { by: SYSTEM, at }, ClockBreached, facts)
  else say(c, { by: SYSTEM, at }, ClockAtRisk, { ...facts, percent })
}

export function addDue(
  { world, newId }: Case,
  kind: string,
  { subject_id, at }: { subject_id: string; at: Moment },
): void {
  const due_at = textOf(at)
  world.rows.add('due', { id: newId(world.end), kind, subject_id, due_at, fire_at: due_at })
}
