import { createHash } from 'node:crypto'
import type { Context } from '../../../platform/context.ts'
import { defineDue, scheduleEach } from '../../../platform/due.ts'
import { frameworkOf } from '../../framework/queries.ts'
import { teamsOf } from '../../framework/teams.ts'
import { drainSoon } from './drain-soon.ts'
import type { Shifts } from './shifts.ts'

const SHIFT_BEGINS = 'routing.shift_begins'

/** A team's own id among what is due: teams are words of the framework, and due rows are about ids. */
export function teamId(team: string): string {
  const hex = createHash('sha256').update(`team:${team}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** What waits for a team that does not work now is given away when it begins. */
export async function awaitShifts(ctx: Context, shifts: Shifts, teams: readonly string[]): Promise<void> {
  const begins = teams.flatMap((team) => {
    const due_at = shifts.next(team)
    return due_at ? [{ subject_id: teamId(team), due_at }] : []
  })
  await scheduleEach(ctx, SHIFT_BEGINS, begins)
}

export const shiftBegins = defineDue(SHIFT_BEGINS, async (ctx, rows) => {
  const framework = await frameworkOf(ctx)
  const begun = new Set(rows.map(({ subject_id }) => subject_id))
  await drainSoon(
    ctx,
    teamsOf(framework).flatMap(({ name }) => (begun.has(teamId(name)) ? [name] : [])),
  )
})
