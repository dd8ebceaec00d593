import type { ClockKind, ClockState } from './contract.ts'
import {
  type Course,
  countedBy,
  courseOf,
  type History,
  type Hours,
  type PauseRule,
  pausedBy,
  reachedAt,
  reachedIfGoneOn,
} from './course.ts'
import type { Target } from './policy.ts'
import type { Round } from './rounds.ts'

/** Moments in milliseconds, as in course.ts. */
export interface Mark {
  percent: number
  /** When the clock reaches it, or reached it; null while that is open. */
  due: number | null
  fired: number | null
  /** What had counted by then, when it was told: later policies and facts are held against it. */
  after_ms: number | null
}

/** A clock as its row keeps it. */
export interface KeptClock {
  kind: ClockKind
  /** Which round of its kind. */
  cycle: number
  target_ms: number
  target_text: string
  version: string
  path: string
  policy: string | null
  /** Whose hours counted from when on, by fingerprint; null: every hour. Empty: every hour, always. */
  hours: readonly KeptHours[]
  started: number
  state: ClockState
  due: number | null
  stopped: number | null
  /** Fixed while time does not count; null while it does, or is of no interest. */
  counted_ms: number | null
  paused_ms: number
  marks: readonly Mark[]
}

export interface KeptHours {
  from: number
  calendar: string | null
}

export interface Settled {
  clock: KeptClock
  course: Course
  /** Marks that have passed and are told now, in order of time. */
  told: readonly { percent: number; due: number }[]
  /** A deadline that was told as missed and was kept, as it turns out. */
  withdrawn: number | null
  /** Whether the target is a new one for this clock. */
  is_new_target: boolean
}

export interface Settling {
  kind: ClockKind
  history: History
  round: Round
  rules: readonly PauseRule[]
  hours: readonly (Hours & { fingerprint: string | null })[]
  /** What the framework in force wants, if this clock is to follow it. */
  target: Target
  kept: KeptClock | undefined
  now: number
}

/** Brings one clock up to date: what its history says, and which marks are to be told because of it. */
export function settle({ kind, history, round, rules, hours, target, kept, now }: Settling): Settled {
  const course = courseOf(kind, history, { round, rules, hours })
  const goal = goalOf(course, target, kept)
  const { standing, withdrawn } = review(kind, course, kept?.marks ?? [])
  const others = [...goal.percents, 100].filter((percent) => !standing.some((mark) => mark.percent === percent))
  const marks = others.map((percent) => markAt(course, (goal.ms * percent) / 100, { percent, now }))
  const kept_hours = keptHours(hours)
  const passed = marks.flatMap(({ percent, due, fired }) => (fired !== null && due !== null ? [{ percent, due }] : []))
  return {
    clock: {
      ...{ kind, cycle: round.cycle, started: round.started, target_ms: goal.ms, target_text: goal.text },
      ...{ version: goal.version, path: goal.path, policy: goal.policy },
      hours: kept_hours,
      ...measured(course, now),
      due: dueOf(course, goal.ms),
      marks: [...standing, ...marks].toSorted((a, b) => a.percent - b.percent),
    },
    course,
    told: passed.toSorted((a, b) => a.due - b.due),
    withdrawn,
    is_new_target:
      !kept || kept.version !== goal.version || kept.path !== goal.path || kept.hours.length !== kept_hours.length,
  }
}

/** Nothing is kept of a clock for which every hour has always counted. */
const keptHours = (hours: Settling['hours']): KeptHours[] =>
  hours.every(({ fingerprint }) => fingerprint === null)
    ? []
    : hours.map(({ from, fingerprint }) => ({ from, calendar: fingerprint }))

type Goal = Pick<Target, 'ms' | 'text' | 'version' | 'percents' | 'path' | 'policy'>

/** A clock that runs follows the framework in force; one that has stopped keeps what it was measured by. */
function goalOf({ state }: Course, target: Target, kept: KeptClock | undefined): Goal {
  const isFixed = state === 'stopped' || state === 'cancelled'
  if (kept && isFixed) {
    const percents = kept.marks.map(({ percent }) => percent).filter((percent) => percent < 100)
    const { target_ms, target_text, version, path, policy } = kept
    return { ms: target_ms, text: target_text, version, path, policy, percents }
  }
  const isSame = kept?.target_ms === target.ms && kept.target_text === target.text && kept.path === target.path
  return { ...target, version: isSame ? kept.version : target.version }
}

/** Marks told once stay told, under whatever policy; only a deadline that turns out to have been kept does not. */
function review(kind: ClockKind, course: Course, marks: readonly Mark[]) {
  const told = marks.filter(({ fired }) => fired !== null)
  const breach = told.find(({ percent }) => percent === 100)
  const canBeTakenBack = breach && kind !== 'escalation' && course.state !== 'cancelled'
  if (!canBeTakenBack) return { standing: told, withdrawn: null }
  // Against the moment it was told, not against now: another node's clock may be a little behind.
  const reached = reachedAt(course, breach.after_ms ?? 0)
  if (reached !== null && reached <= breach.fired!) return { standing: told, withdrawn: null }
  return { standing: told.filter((mark) => mark !== breach), withdrawn: breach.due }
}

/** A mark nobody was told of before: it is told now if time has really come to it. */
function markAt(course: Course, ms: number, { percent, now }: { percent: number; now: number }): Mark {
  const after_ms = Math.ceil(ms)
  const reached = course.state === 'cancelled' ? null : reachedAt(course, after_ms)
  if (reached !== null && reached <= now) return { percent, due: reached, fired: now, after_ms }
  return { percent, due: reached ?? reachedIfGoneOn(course, after_ms), fired: null, after_ms: null }
}

const dueOf = (course: Course, target_ms: number): number | null => {
  if (course.state === 'cancelled' || course.state === 'paused') return null
  return reachedAt(course, target_ms) ?? reachedIfGoneOn(course, target_ms)
}

function measured(course: Course, now: number) {
  const { state, stopped } = course
  const isStill = state === 'paused' || state === 'stopped'
  return {
    ...{ state, stopped, paused_ms: pausedBy(course, null) },
    counted_ms: isStill ? countedBy(course, stopped ?? now) : null,
  }
}
