import { segmentsOf } from '../../framework/conditions.ts'
import { type Placement, placementOf } from '../../routing/placement.ts'
import { type QueueClass, queueClassOf } from '../../routing/queue-class.ts'
import type { SlaFacts } from '../../sla/policy.ts'
import { priorityOf } from '../../triage/reading/priority.ts'
import { callsUnder, type ReplayedCall } from './calls.ts'
import { clocksUnder, type FactSpan, type ReplayedClock } from './clocks.ts'
import type { Recorded } from './recorded.ts'
import type { World } from './world.ts'

/** What a framework makes of a ticket that went as it went. */
export interface Replayed {
  priority: string
  placement: Placement
  place: QueueClass
  clocks: ReplayedClock[]
  calls: ReplayedCall[]
}

/**
 * The rules of the product on what was recorded. What people did is held as it was: their answers and statuses, the teams
 * and priorities they chose, and what the age of a ticket had led to.
 */
export function replayTicket(ticket: Recorded, world: World): Replayed {
  const { framework } = world
  const { channel, placed, queued, judged, first } = ticket
  const priority = judged ? priorityOf(framework, judged).priority : first.priority
  const placement = placementOf(framework, { ...placed, channel })
  // The place in the queue goes by the priority of then, unless a framework gives another.
  const place = queueClassOf(framework, { ...queued, priority: judged ? priority : queued.priority, channel })
  const spans = factsOver(ticket, { world, priority, team: ticket.has_decision ? placement.team : first.team })
  const clocks = clocksUnder(ticket.history, spans, world)
  return { priority, placement, place, clocks, calls: callsUnder(ticket, { clocks, spans, world }) }
}

/** What the choice of a policy looks at, from when on: a change by the rules is decided anew, one by a person stays. */
function factsOver(
  ticket: Recorded,
  { world: { framework }, priority, team }: { world: World; priority: string; team: string | null },
): FactSpan[] {
  const { channel, customer } = ticket
  const segments = segmentsOf(framework, customer)
  let facts: SlaFacts = { channel, priority, team, account_type: customer.account_type, segments }
  const spans: FactSpan[] = [{ from: ticket.history.started, facts }]
  for (const turn of ticket.turns) {
    if ('priority' in turn)
      facts = { ...facts, priority: turn.judged ? priorityOf(framework, turn.judged).priority : turn.priority }
    else facts = { ...facts, team: turn.placed ? placementOf(framework, { ...turn.placed, channel }).team : turn.team }
    spans.push({ from: turn.at, facts })
  }
  return spans
}
