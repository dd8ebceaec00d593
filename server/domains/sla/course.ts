import type { Status } from '../tickets/contract.ts'
import type { ClockKind, ClockState } from './contract.ts'

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

export interface Course {
  state: ClockState
  /** Since when it stands still for good, unless the ticket is opened again. */
  stopped: number | null
  /** When time counted; the last one is open while the clock runs. */
  spans: readonly { from: number; to: number | null }[]
  pauses: readonly Pause[]
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

const isOver = (status: string): boolean => status === 'resolved' || status === 'closed'

export function courseOf(kind: ClockKind, history: History, rules: readonly PauseRule[]): Course {
  const course = kind === 'resolution' ? pausing(history, rules) : straight(history, stopOf(kind, history))
  return history.is_gone ? { ...course, state: 'cancelled', stopped: null } : course
}

/** Nothing pauses it: it is due at one fixed moment, however often the ticket is opened again. */
const straight = ({ started }: History, stop: number | null): Course => ({
  state: stop === null ? 'running' : 'stopped',
  stopped: stop === null ? null : Math.max(started, stop),
  spans: [{ from: started, to: stop === null ? null : Math.max(started, stop) }],
  pauses: [],
})

/** A ticket that is over needs no first answer any more; once one came back, only a closed one does not. */
function stopOf(kind: ClockKind, { statuses, answered, came_back }: History): number | null {
  if (kind === 'escalation') return sinceWhen(statuses, isOver)
  const needsNone = came_back ? (status: string) => status === 'closed' : isOver
  const known = statuses.filter(({ at }, index) => index === 0 || answered === null || at <= answered)
  return sinceWhen(known, needsNone) ?? answered
}

/** Since when the status is such without a break; null when it is not now. */
function sinceWhen(statuses: History['statuses'], isSuch: (status: string) => boolean): number | null {
  const last = statuses.findLastIndex(({ status }) => !isSuch(status))
  return statuses[last + 1]?.at ?? null
}

interface Phase {
  from: number
  status: string
  counts: boolean
}

function pausing(history: History, rules: readonly PauseRule[]): Course {
  const phases = phasesOf(history, rules)
  const last = phases.at(-1)!
  const stopped = sinceWhen(history.statuses, isOver)
  const spans: { from: number; to: number | null }[] = []
  const pauses: Pause[] = []
  for (const [index, { from, status, counts }] of phases.entries()) {
    const to = phases[index + 1]?.from ?? null
    if (counts) spans.push({ from, to })
    else if (stopped === null || from < stopped) pauses.push({ from, to, status })
  }
  const state = stopped !== null ? 'stopped' : last.counts ? 'running' : 'paused'
  return { state, stopped, spans, pauses }
}

/** The time of a ticket cut wherever its status or the rule changes. While it lies resolved, nothing counts. */
function phasesOf({ started, statuses }: History, rules: readonly PauseRule[]): Phase[] {
  const later = rules.filter(({ from }, index) => index > 0 && from > started)
  let rule = rules.findLast(({ from }, index) => index === 0 || from <= started)
  let status = statuses[0]!.status as string
  const turns = [...statuses, ...later.map((rule) => ({ at: rule.from, rule }))].toSorted((a, b) => a.at - b.at)
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

/** Time that had counted by then. */
export function countedBy({ spans }: Course, moment: number): number {
  let ms = 0
  for (const { from, to } of spans) ms += Math.max(0, Math.min(to ?? moment, moment) - from)
  return ms
}

/**
 * When so much time has counted, or will have if nothing stops it; null when it stands still before. What stops at that
 * very moment has kept it.
 */
export function reachedAt({ spans }: Course, ms: number): number | null {
  let left = ms
  for (const { from, to } of spans) {
    if (to === null || to - from > left) return from + left
    left -= to - from
  }
  return null
}
