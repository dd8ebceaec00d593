import { asSystem, type Context } from '../../server/platform/context.ts'
import type { Moment } from '../moments.ts'

export interface Told {
  seed: number
  end: Moment
  days: number
}

/** Everything done by this context is of that moment. */
export function at(ctx: Context, moment: Moment): Context {
  const instant = Temporal.Instant.fromEpochMilliseconds(moment)
  return { ...asSystem(ctx), now: () => instant }
}
