/** Differences up to this come from the way and from whole seconds in the header; they are left alone. */
const TOLERATED_MS = 2_000

let offset_ms = 0

/** Learns from the `Date` header of an answer how far this machine's clock is off. */
export function learnServerClock(header: string | null) {
  const at = header ? Date.parse(header) : Number.NaN
  if (Number.isNaN(at)) return
  const difference = at - Date.now()
  offset_ms = Math.abs(difference) > TOLERATED_MS ? difference : 0
}

/** What the server's clock shows: moments it names are counted down to by its own clock, in milliseconds. */
export const serverNow = () => Date.now() + offset_ms
