/** Moments are milliseconds since 1970: a year of events has a million of them. */
export type Moment = number

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** As columns want it: ISO 8601, UTC, milliseconds. `Date` writes it ten times as fast as Temporal does. */
export function textOf(moment: Moment): string
export function textOf(moment: Moment | null): string | null
export function textOf(moment: Moment | null): string | null {
  return moment === null ? null : new Date(moment).toISOString()
}

export const momentOf = (text: string): Moment => Temporal.Instant.from(text).epochMilliseconds
