import { addBusiness, businessBetween, type ResolvedCalendar } from '../calendars/business-time.ts'
import type { Status } from '../tickets/contract.ts'
import type { ClockKind, ClockState } from './contract.ts'
import type { Round } from './rounds.ts'

/*
 * How time has run for a ticket: a pure function of its history. Moments are milliseconds since 1970 and spans are
 * milliseconds, since thousands of clocks are computed at a time.
 */

export interface Turn {
  at: number
  status: Status
}

export interface History {
  started: number
  /** In order of time, each at another moment; the first holds from the start. */
  statuses: readonly Turn[]
  /** When the first answer left. */
  answered: number | null
  /** Whether an answer has come back: resolving the ticket does not stand for one any more. */
  came_back: boolean
  /** Spam, or put into another ticket. */
  is_gone: boolean
  /** What was said, in order of time: what a person wrote to us, and answers of ours that left and have not come back. */
  exchange: readonly Said[]
}

export interface Said {
  at: number
  by: 'customer' | 'us'
}

/** In which statuses the resolution clock stands still, from when on. In order of time; the first holds from ever. */
export interface PauseRule {
  from: number
  statuses: readonly string[]
}

export interface Pause {
  from: number
  /** null: it goes on. */
  to: number | null
  status: string
}

/** Whose hours count from when on. In order of time; the first holds from ever. */
export interface Hours {
  from: number
  /** null: every hour. */
  calendar: ResolvedCalendar | null
}

interface Span {
  from: number
  /** null: it goes on. */
  to: number | null
}

export interface Course {
  state: ClockState
  started: number
  /** Since when it stands still for good, unless the ticket is opened again. */
  stopped: number | null
  /** When time counted, as far as the hours are open; the last one goes on while the clock runs. */
  spans: readonly (Span & { calendar: ResolvedCalendar | null })[]
  pauses: readonly Pause[]
  hours: readonly Hours[]
}

/** By what the time of one clock is measured. */
export interface Measure {
  round: Round
  rules: readonly PauseRule[]
  hours: readonly Hours[]
}

/**
 * Statuses as they were taken on, the first at the start. Nodes whose clocks differ may note moments out of order: time
 * never runs backwards here, nor past `now`. What held for no time at all is left out.
 */
export function inOrder(turns: readonly Turn[], now: number): Turn[] {
  const ordered: Turn[] = []
  for (const { at, status } of turns) {
    const before = ordered.at(-1)
    const moment = before ? Math.max(before.at, Math.min(at, now)) : at
    if (before?.at === moment) ordered.pop()
    ordered.push({ at: moment, status })
  }
  return ordered
}

export const isOver = (status: string): boolean => status === 'resolved' || status === 'closed'

/** In which statuses a clock stands still, where the framework does not say. Nothing does while the ticket is over. */
const STILL: Partial<Record<ClockKind, readonly PauseRule[]>> = {
  // Who hands up wants to know how long a ticket has been somebody's to solve.
  escalation: [{ from: 0, statuses: [] }],
  // Somebody who is to answer us does not wait to hear from us.
  periodic_update: [{ from: 0, statuses: ['pending'] }],
}

export function courseOf(kind: ClockKind, history: History, { round, rules, hours }: Measure): Course {
  const { started } = round
  const course =
    kind === 'first_response' || kind === 'next_response'
      ? straight(started, kind === 'first_response' ? firstAnswer(history) : round.ended)
      : pausing(history, round, STILL[kind] ?? rules)
  const measured = { ...course, started, hours, spans: course.spans.flatMap((span) => cut(span, hours)) }
  return history.is_gone ? { ...measured, state: 'cancelled', stopped: null } : measured
}

type Plain = Pick<Course, 'state' | 'stopped' | 'pauses'> & { spans: readonly Span[] }

/** Nothing pauses it: it is due at one fixed moment, however often the ticket is opened again. */
function straight(started: number, stop: number | null): Plain {
  const stopped = stop === null ? null : Math.max(started, stop)
  return { state: stop === null ? 'running' : 'stopped', stopped, spans: [{ from: started, to: stopped }], pauses: [] }
}

/** A ticket that is over needs no first answer any more; once one came back, only a closed one does not. */
function firstAnswer({ statuses, answered, came_back }: History): number | null {
  const needsNone = came_back ? (status: string) => status === 'closed' : isOver
  const known = statuses.filter(({ at }, index) => index === 0 || answered === null || at <= answered)
  return sinceWhen(known, needsNone) ?? answered
}

/** Since when the status is such without a break; null when it is not now. */
export function sinceWhen(statuses: readonly Turn[], isSuch: (status: string) => boolean): number | null {
  const last = statuses.findLastIndex(({ status }) => !isSuch(status))
  return statuses[last + 1]?.at ?? null
}

interface Phase {
  from: number
  status: string
  counts: boolean
}

function pausing(history: History, { started, ended }: Round, rules: readonly PauseRule[]): Plain {
  const phases = phasesOf(history, rules, { from: started, to: ended })
  const over = ended === null ? sinceWhen(history.statuses, isOver) : null
  const stopped = ended ?? (over === null ? null : Math.max(started, over))
  const spans: Span[] = []
  const pauses: Pause[] = []
  for (const [index, { from, status, counts }] of phases.entries()) {
    const to = phases[index + 1]?.from ?? ended
    if (counts) spans.push({ from, to })
    else if (stopped === null || from < stopped) pauses.push({ from, to, status })
  }
  const state = stopped !== null ? 'stopped' : phases.at(-1)!.counts ? 'running' : 'paused'
  return { state, stopped, spans, pauses }
}

/** The time of a ticket cut wherever its status or the rule changes. While it lies resolved, nothing counts. */
function phasesOf({ statuses }: History, rules: readonly PauseRule[], { from, to }: Span): Phase[] {
  const isLater = ({ at }: { at: number }) => at > from && (to === null || at < to)
  let rule = rules.findLast((rule, index) => index === 0 || rule.from <= from)
  let status: string = (statuses.findLast(({ at }) => at <= from) ?? statuses[0]!).status
  const turns = [
    { at: from, status },
    ...[...statuses, ...rules.slice(1).map((rule) => ({ at: rule.from, rule }))]
      .filter(isLater)
      .toSorted((a, b) => a.at - b.at),
  ]
  const phases: Phase[] = []
  for (const turn of turns) {
    if ('rule' in turn) rule = turn.rule
    else status = turn.status
    const counts = !isOver(status) && !rule?.statuses.includes(status)
    if (phases.at(-1)?.from === turn.at) phases.pop()
    const before = phases.at(-1)
    if (before?.counts !== counts || (!counts && before.status !== status)) {
      phases.push({ from: turn.at, status, counts })
    }
  }
  return phases
}

/** A span, cut where other hours begin to count. */
function cut({ from, to }: Span, hours: readonly Hours[]): Course['spans'] {
  if (hours.length < 2) return [{ from, to, calendar: hours[0]?.calendar ?? null }]
  return hours.flatMap(({ calendar, from: since }, index) => {
    const begins = index === 0 ? from : Math.max(from, since)
    const next = hours[index + 1]?.from ?? Number.POSITIVE_INFINITY
    const ends = Math.min(to ?? Number.POSITIVE_INFINITY, next)
    return begins < ends ? [{ from: begins, to: ends === Number.POSITIVE_INFINITY ? null : ends, calendar }] : []
  })
}

const between = (calendar: ResolvedCalendar | null, from: number, to: number): number =>
  calendar ? businessBetween(calendar, from, to) : Math.max(0, to - from)

const later = (calendar: ResolvedCalendar | null, from: number, ms: number): number | null =>
  calendar ? addBusiness(calendar, from, ms) : from + ms

/** Time that had counted by then. */
export function countedBy({ spans }: Course, moment: number): number {
  let ms = 0
  for (const { from, to, calendar } of spans) ms += between(calendar, from, Math.min(to ?? moment, moment))
  return ms
}

/**
 * When so much time has counted, or will have if nothing stops it; null when it stands still before. What stops at that
 * very moment has kept it.
 */
export function reachedAt({ spans }: Course, ms: number): number | null {
  let left = ms
  for (const { from, to, calendar } of spans) {
    const reached = later(calendar, from, left)
    if (reached !== null && (to === null || reached < to)) return reached
    left -= to === null ? 0 : between(calendar, from, to)
  }
  return null
}

/** When a clock that stands would get there, if it went on from where it stopped by the hours that held then. */
export function reachedIfGoneOn(course: Course, ms: number): number | null {
  if (course.stopped === null) return null
  const { stopped, hours } = course
  const { calendar } = hours.findLast(({ from }, index) => index === 0 || from <= stopped) ?? { calendar: null }
  return later(calendar, stopped, ms - countedBy(course, stopped))
}

/** Time that passed in pauses, whether anybody worked or not; by now, or in those that are over (null). */
export const pausedBy = ({ pauses }: Course, moment: number | null): number =>
  pauses.reduce((sum, { from, to }) => sum + Math.max(0, (to ?? moment ?? from) - from), 0)
