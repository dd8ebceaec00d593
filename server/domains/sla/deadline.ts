import type { ClockKind } from './contract.ts'
import type { Settled } from './settle.ts'

interface Deadline {
  due_clock: Exclude<ClockKind, 'escalation'> | null
  due: number | null
  risk: number | null
}

/**
 * The deadline that comes next; one that has passed stays the next until it is met. The threshold is no deadline. Where
 * only a paused clock is left, it is named without a moment.
 */
export function deadlineOf(clocks: readonly Settled[]): Deadline {
  const [next] = clocks
    .map(({ clock }) => clock)
    .filter(({ kind, state, due }) => state === 'running' && kind !== 'escalation' && due !== null)
    .toSorted((a, b) => a.due! - b.due!)
  if (!next) {
    const paused = clocks.map(({ clock }) => clock).filter(({ state }) => state === 'paused')
    const [first] = paused.toSorted((a, b) => Number(b.kind === 'resolution') - Number(a.kind === 'resolution'))
    return { due_clock: (first?.kind as Deadline['due_clock']) ?? null, due: null, risk: null }
  }
  const risk = Math.min(next.due!, ...next.marks.flatMap(({ due }) => due ?? []))
  return { due_clock: next.kind as Deadline['due_clock'], due: next.due, risk }
}

/** The first mark of a running clock that is still to come. */
export function nextLook(clocks: readonly Settled[]): number | null {
  const marks = clocks.filter(({ clock }) => clock.state === 'running').flatMap(({ clock }) => clock.marks)
  const waiting = marks.flatMap(({ due, fired }) => (fired === null && due !== null ? [due] : []))
  return waiting.length > 0 ? Math.min(...waiting) : null
}
