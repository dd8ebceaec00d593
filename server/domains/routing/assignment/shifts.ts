import type { Context } from '../../../platform/context.ts'
import { isOpenAt, nextOpening } from '../../calendars/business-time.ts'
import { calendarsOf } from '../../calendars/queries.ts'
import { frameworkOf } from '../../framework/queries.ts'

/** When teams work. One without a calendar of its own has no shifts: whoever is there is on. */
export interface Shifts {
  isOn(team: string): boolean
  /** When a team that does not work now begins again; null when it works, or never will. */
  next(team: string): Temporal.Instant | null
}

/** The shifts as they stand at this moment. */
export async function shiftsOf(ctx: Context): Promise<Shifts> {
  const [{ teams }, calendars] = [await frameworkOf(ctx), await calendarsOf(ctx)]
  const now = ctx.now().epochMilliseconds
  const calendarOf = (team: string) => calendars.named(teams[team]?.calendar ?? null).calendar
  const isOn = (team: string) => {
    const calendar = calendarOf(team)
    return calendar === null || isOpenAt(calendar, now)
  }
  return {
    isOn,
    next: (team) => {
      const calendar = calendarOf(team)
      const at = calendar === null || isOn(team) ? null : nextOpening(calendar, now)
      return at === null ? null : Temporal.Instant.fromEpochMilliseconds(at)
    },
  }
}
