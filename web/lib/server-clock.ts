import { externalStore } from './external-store.ts'

/** Differences up to this come from the way and from whole seconds in the header; they are left alone. */
const TOLERATED_MS = 2_000

const offset = externalStore(0)

/** Learns from the `Date` header of an answer how far this machine's clock is off. */
export function learnServerClock(header: string | null) {
  const at = header ? Date.parse(header) : Number.NaN
  if (Number.isNaN(at)) return
  const difference = at - Date.now()
  // A correction that wavers by a second with every answer would make the countdowns stutter.
  if (Math.abs(difference - offset.read()) <= TOLERATED_MS) return
  offset.write(Math.abs(difference) > TOLERATED_MS ? difference : 0)
}

/** What the server's clock shows: moments it names are counted down to by its own clock, in milliseconds. */
export const serverNow = () => Date.now() + offset.read()

/** Calls the listener when this machine's clock turns out to be off by another amount. */
export const onServerClockMoved = offset.subscribe
