import type { Framework } from '../schema.ts'
import { teamsOf } from '../teams.ts'
import type { Suspicion } from './suspicion.ts'

/** Hours nobody has, and hours nothing goes by. */
export const calendarSuspicions = (framework: Framework): Suspicion[] => [
  ...hours(framework),
  ...unused(framework),
  ...teamsWithout(framework),
]

function hours({ calendars }: Framework): Suspicion[] {
  return Object.entries(calendars)
    .filter(([, { hours }]) => hours !== '24/7' && Object.values(hours).every((spans) => !spans || spans.length === 0))
    .map(([calendar]) => ({
      code: 'calendar_without_hours',
      path: `calendars.${calendar}.hours`,
      params: { calendar },
    }))
}

/** The one of the defaults is there for everybody; it need not be used. */
const OURS = 'always'

function unused({ calendars, sla, teams }: Framework): Suspicion[] {
  const used = new Set([
    OURS,
    sla.calendar,
    ...sla.policies.map(({ calendar }) => calendar),
    ...Object.values(teams).map(({ calendar }) => calendar),
  ])
  return Object.keys(calendars)
    .filter((calendar) => !used.has(calendar))
    .map((calendar) => ({ code: 'calendar_never_used', path: `calendars.${calendar}`, params: { calendar } }))
}

function teamsWithout(framework: Framework): Suspicion[] {
  const hasOne = (team: string) => framework.teams[team]?.calendar !== undefined
  const teams = teamsOf(framework).map(({ name }) => name)
  if (!teams.some(hasOne)) return []
  const { calendar } = framework.sla
  return teams
    .filter((team) => !hasOne(team))
    .map((team) => ({ code: 'team_without_calendar', path: `teams.${team}`, params: { team, calendar } }))
}
