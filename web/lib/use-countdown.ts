import { useCallback, useSyncExternalStore } from 'react'
import { changesIn, type DeadlineState, shownRemaining, stateOf } from './countdown.ts'
import { onServerClockMoved, serverNow } from './server-clock.ts'

interface Watcher {
  due_ms: number
  risk_ms: number | null
  tell: () => void
}

/** Between two looks at the clock at least this much passes, however many deadlines are on the screen. */
const LEAST_MS = 200
const MOST_MS = 60_000

const watchers = new Set<Watcher>()
let timer: ReturnType<typeof setTimeout> | undefined
let seen_ms = serverNow()
let stopListening: (() => void) | undefined

export interface Countdown {
  state: DeadlineState
  /** As far as it is shown: whole minutes, or seconds below two minutes; below 0 when late. */
  left_ms: number
}

/**
 * The time left until a deadline by the server's clock. One timer serves all deadlines on the screen: it rings when the
 * next of them changes what is written, and only that one is drawn again.
 */
export function useCountdown(due_at: string, risk_at: string | null): Countdown {
  const due_ms = Date.parse(due_at)
  const risk_ms = risk_at ? Date.parse(risk_at) : null
  const subscribe = useCallback((tell: () => void) => watch({ due_ms, risk_ms, tell }), [due_ms, risk_ms])
  const shown = useSyncExternalStore(subscribe, () => {
    if (watchers.size === 0) seen_ms = serverNow()
    return `${stateOf({ due_ms, risk_ms }, seen_ms)} ${shownRemaining({ due_ms, risk_ms }, seen_ms)}`
  })
  const [state, left] = shown.split(' ')
  return { state: state as DeadlineState, left_ms: Number(left) }
}

function watch(watcher: Watcher) {
  watchers.add(watcher)
  stopListening ??= listen()
  ring()
  return () => {
    watchers.delete(watcher)
    if (watchers.size > 0) return
    clearTimeout(timer)
    stopListening?.()
    stopListening = undefined
  }
}

function look() {
  seen_ms = serverNow()
  for (const { tell } of watchers) tell()
  ring()
}

function ring() {
  clearTimeout(timer)
  const now = serverNow()
  let next_ms = MOST_MS
  for (const watcher of watchers) next_ms = Math.min(next_ms, changesIn(watcher, now))
  timer = setTimeout(look, Math.max(LEAST_MS, next_ms))
}

/** A page that comes back, and a clock that was corrected, are looked at once at once. */
function listen() {
  const stopClock = onServerClockMoved(look)
  document.addEventListener('visibilitychange', look)
  return () => {
    stopClock()
    document.removeEventListener('visibilitychange', look)
  }
}
