import type { ResolvedCalendar } from '../../calendars/business-time.ts'
import type { Framework } from '../../framework/schema.ts'

/** A framework with all that its rules need: nothing is looked up any more. */
export interface World {
  framework: Framework
  version: string
  calendar(name: string | null): ResolvedCalendar | null
  /** The people behind the names of a step, for a team's tickets; as they are today. */
  people(names: readonly string[], team: string | null): readonly string[]
  now: number
}
