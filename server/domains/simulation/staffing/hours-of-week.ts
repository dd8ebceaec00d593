const HOUR_MS = 3_600_000
export const HOURS = 168
/** 1970 began on a Thursday, three days after a Monday. */
const THURSDAY = 72

/** The hour of the week in a time zone; 0 is Monday from midnight to one. */
export function hourOfWeek(zone: string): (at: number) => number {
  let stretch = stretchAt(zone, 0)
  return (at) => {
    if (at < stretch.from || at >= stretch.to) stretch = stretchAt(zone, at)
    const hours = Math.floor((at + stretch.offset) / HOUR_MS) + THURSDAY
    return ((hours % HOURS) + HOURS) % HOURS
  }
}

/** Between two changes of a zone its distance to UTC is one number. */
function stretchAt(zone: string, at: number): { from: number; to: number; offset: number } {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  const to = local.getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY
  return { from: at, to, offset: local.offsetNanoseconds / 1e6 }
}

const QUARTER_MS = HOUR_MS / 4

/** Adds how much of the time between two moments fell on each hour of the week, in hours. Zones change by whole quarters. */
export function addHours(
  hours: Float64Array,
  hourOf: (at: number) => number,
  span: { from: number; to: number },
): void {
  for (let at = span.from; at < span.to; ) {
    const next = Math.min(span.to, (Math.floor(at / QUARTER_MS) + 1) * QUARTER_MS)
    hours[hourOf(at)]! += (next - at) / HOUR_MS
    at = next
  }
}
