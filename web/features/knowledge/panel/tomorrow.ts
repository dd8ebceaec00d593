import { localMinute } from '../../../lib/due-dates.ts'

/** When people mostly mean when they say "later": the next morning, as a field for local times takes it. */
export function tomorrowAtNine(): string {
  const at = new Date()
  at.setDate(at.getDate() + 1)
  at.setHours(9, 0, 0, 0)
  return localMinute(at.toISOString())
}
