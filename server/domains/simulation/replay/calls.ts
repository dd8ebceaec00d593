import { type CallStep, laddersFor, stepsOf, waitOf } from '../../escalation/ladders.ts'
import type { TicketFacts } from '../../framework/conditions.ts'
import { tierOf } from '../../framework/teams.ts'
import type { History } from '../../sla/course.ts'
import { isOver } from '../../tickets/status.ts'
import type { FactSpan, ReplayedClock } from './clocks.ts'
import type { Recorded } from './recorded.ts'
import type { World } from './world.ts'

/** A ladder that would have called about a ticket, and how many of its steps would have been taken. */
export interface ReplayedCall {
  ladder: string
  path: string
  /** Milliseconds since 1970. */
  begun: number
  steps: CallStep[]
  taken: number
}

/**
 * The calls of a framework's ladders about a ticket that went as it went: deadlines missed under this framework begin them,
 * and they end as on the desk, when somebody who was called answers or takes the ticket, when somebody said "I have it", or
 * when the ticket is over. Tags, emotion, language, category and assignee are those of today.
 */
export function callsUnder(
  ticket: Recorded,
  { clocks, spans, world }: { clocks: readonly ReplayedClock[]; spans: readonly FactSpan[]; world: World },
): ReplayedCall[] {
  const { ladders } = world.framework.escalation
  if (ladders.length === 0) return []
  const calls = new Map<string, ReplayedCall>()
  for (const [index, begun] of missesIn(clocks).entries()) {
    const facts = factsAt(ticket, begun, { spans, world })
    if (isOver(facts.status)) continue
    for (const { ladder, index: at } of laddersFor(ladders, facts, index + 1)) {
      if (calls.has(ladder.name)) continue
      const steps = stepsOf(ladder)
      const taken = stepsTaken(ticket, { steps, begun, team: (moment) => teamAt(spans, moment), world })
      calls.set(ladder.name, { ladder: ladder.name, path: `escalation.ladders.${at}`, begun, steps, taken })
    }
  }
  return [...calls.values()]
}

const missesIn = (clocks: readonly ReplayedClock[]): number[] =>
  clocks
    .flatMap(({ kind, breached }) => (kind === 'escalation' || breached === null ? [] : [breached]))
    .toSorted((a, b) => a - b)

const spanAt = (spans: readonly FactSpan[], moment: number): FactSpan =>
  spans.findLast(({ from }) => from <= moment) ?? spans[0]!

const teamAt = (spans: readonly FactSpan[], moment: number): string | null => spanAt(spans, moment).facts.team

const statusAt = ({ statuses }: History, moment: number): string =>
  (statuses.findLast(({ at }) => at <= moment) ?? statuses[0]!).status

function factsAt(
  { history, now }: Recorded,
  moment: number,
  { spans, world }: { spans: readonly FactSpan[]; world: World },
): TicketFacts {
  const { facts } = spanAt(spans, moment)
  const tier = facts.team === null ? null : tierOf(world.framework, facts.team)
  return { ...now, ...facts, status: statusAt(history, moment), tier }
}

interface Climb {
  steps: readonly CallStep[]
  begun: number
  team(moment: number): string | null
  world: World
}

function stepsTaken({ history, took }: Recorded, { steps, begun, team, world }: Climb): number {
  const since = new Map<string, number>()
  let at = begun
  for (let step = 0; ; step++) {
    for (const person of world.people(steps[step]!.notify, team(at))) if (!since.has(person)) since.set(person, at)
    const { by, goes_on } = waitOf(steps, step, at)
    if (by === null || !goes_on || by > world.now) return step + 1
    const isAnswered = took.some(
      (one) => one.at < by && (one.at >= (since.get(one.by) ?? Infinity) || (one.said && one.at >= begun)),
    )
    if (isAnswered || isOver(statusAt(history, by))) return step + 1
    at = by
  }
}
