import type { ClockKind } from '../../sla/contract.ts'
import { type Course, courseOf, type History, type Hours, reachedAt, reachedIfGoneOn } from '../../sla/course.ts'
import { type SlaFacts, type Target, targetsOf } from '../../sla/policy.ts'
import { type Round, roundsOf } from '../../sla/rounds.ts'
import type { World } from './world.ts'

/** What held for a ticket from when on. */
export interface FactSpan {
  from: number
  facts: SlaFacts
}

/** One time round a clock, as it would have run. Moments in milliseconds since 1970. */
export interface ReplayedClock {
  kind: ClockKind
  cycle: number
  started: number
  target: Target
  /** `open`: runs and is not late. `ended`: over without an answer, neither kept nor missed. */
  outcome: 'met' | 'missed' | 'open' | 'ended'
  /** When the deadline passed; null: it did not. */
  breached: number | null
  /** When its deadline is, or would have been had nothing stopped it; null while that is open. */
  due: number | null
}

/** All clocks of a ticket under one framework, as if that had been in force from ever. */
export function clocksUnder(history: History, spans: readonly FactSpan[], world: World): ReplayedClock[] {
  if (history.is_gone) return []
  const targets = spans.map(({ from, facts }) => ({ from, targets: targetsOf(world.framework, world.version, facts) }))
  const kinds = new Set(targets.flatMap(({ targets }) => targets.map(({ kind }) => kind)))
  return [...kinds].flatMap((kind) => {
    const held = targets.map(({ from, targets }) => ({ from, target: targets.find((target) => target.kind === kind) }))
    return roundsOf(kind, history).flatMap((round) => clockOf(kind, history, { round, held, world }) ?? [])
  })
}

interface Held {
  from: number
  /** None: while this held there was no such clock. */
  target: Target | undefined
}

/** A round under what held while it ran: a deadline that had passed under one target stays missed under the next. */
function clockOf(
  kind: ClockKind,
  history: History,
  { round, held, world }: { round: Round; held: readonly Held[]; world: World },
): ReplayedClock | null {
  const { started, cycle } = round
  const standing = held.filter(
    ({ from }, index) => index + 1 === held.length || held[index + 1]!.from > started || from > started,
  )
  const hours = standing.map(
    ({ target }, index): Hours => ({
      from: index === 0 ? Number.NEGATIVE_INFINITY : standing[index]!.from,
      calendar: world.calendar(target?.calendar ?? null),
    }),
  )
  const rules = [{ from: Number.NEGATIVE_INFINITY, statuses: world.framework.sla.pause_resolution_while }]
  const course = courseOf(kind, history, { round, rules, hours: withoutRepeats(hours) })
  const end = Math.min(course.stopped ?? world.now, world.now)
  const asked = standing.filter(({ from, target }, index) => target && (index === 0 || from < end))
  const last = asked.at(-1)?.target
  if (!last) return null
  const breached = breachIn(course, { asked, standing, end })
  return {
    ...{
      kind,
      cycle,
      started,
      target: last,
      breached,
      due: reachedAt(course, last.ms) ?? reachedIfGoneOn(course, last.ms),
    },
    outcome: outcomeOf(kind, { course, breached, history, round }),
  }
}

/** One calendar after another, said once while it stays. */
const withoutRepeats = (hours: readonly Hours[]): Hours[] =>
  hours.filter(({ calendar }, index) => index === 0 || calendar !== hours[index - 1]!.calendar)

function breachIn(
  course: Course,
  { asked, standing, end }: { asked: readonly Held[]; standing: readonly Held[]; end: number },
): number | null {
  for (const held of asked) {
    const reached = reachedAt(course, held.target!.ms)
    const until = standing[standing.indexOf(held) + 1]?.from ?? end
    if (reached !== null && reached <= Math.min(until, end)) return Math.max(reached, course.started)
  }
  return null
}

interface Ran {
  course: Course
  breached: number | null
  history: History
  round: Round
}

function outcomeOf(kind: ClockKind, { course, breached, history, round }: Ran): ReplayedClock['outcome'] {
  if (breached !== null) return 'missed'
  if (course.stopped === null) return 'open'
  const isUnanswered =
    (kind === 'first_response' && history.answered === null) ||
    ((kind === 'next_response' || kind === 'periodic_update') && !round.is_answered)
  return isUnanswered ? 'ended' : 'met'
}
