import type { Framework } from './schema.ts'
import type { Conditions } from './sections/conditions.ts'
import { teamsOf } from './teams.ts'

/** Something wrong at a path. */
export interface Fault {
  path: PropertyKey[]
  message: string
}

/** Every team, tier, calendar, segment and criterion that is named must exist, and names must tell things apart. */
export function faultsOf(framework: Framework): Fault[] {
  if (Object.keys(framework.support_tiers).length === 0)
    return [{ path: ['support_tiers'], message: 'There must be at least one tier. Define it under support_tiers.' }]
  const known = knownIn(framework)
  return [
    ...referencesIn(framework)
      .filter(({ to, name }) => !known[to].has(name))
      .map(({ to, name, path }) => ({ path, message: `"${name}" is ${MISSING[to]}, or correct the name.` })),
    ...tiersElsewhere(framework),
    ...sameNames(['sla', 'policies'], framework.sla.policies),
    ...sameNames(['escalation', 'ladders'], framework.escalation.ladders),
    ...sameNames(['automations'], framework.automations),
  ]
}

type Kind = 'team' | 'tier' | 'calendar' | 'segment' | 'criterion'

const MISSING: Record<Kind, string> = {
  team: 'neither a tier nor a team. Define it under support_tiers or teams',
  tier: 'not a tier. Define it under support_tiers',
  calendar: 'not a calendar. Define it under calendars',
  segment: 'not a segment. Define it under segments',
  criterion: 'no criterion of any tier. List it under escalation_criteria of a tier',
}

const knownIn = (framework: Framework): Record<Kind, ReadonlySet<string>> => ({
  team: new Set(teamsOf(framework).map(({ name }) => name)),
  tier: new Set(Object.keys(framework.support_tiers)),
  calendar: new Set(Object.keys(framework.calendars)),
  segment: new Set(Object.keys(framework.segments)),
  criterion: new Set(Object.values(framework.support_tiers).flatMap(({ escalation_criteria }) => escalation_criteria)),
})

/** A name that stands for something defined elsewhere in the framework. */
interface Reference {
  to: Kind
  name: string
  path: PropertyKey[]
}

const referencesIn = (framework: Framework): Reference[] => [
  ...inRoutes(framework),
  ...inTeams(framework),
  ...inPolicies(framework),
  ...inEscalation(framework),
  ...inAuthority(framework),
  ...inAutomations(framework),
]

const inRoutes = ({ support_channels }: Framework): Reference[] =>
  support_channels.live_chat.auto_routing.flatMap((route, index) =>
    Object.entries(route).map(([question, name]) => ({
      to: 'team',
      name,
      path: ['support_channels', 'live_chat', 'auto_routing', index, question],
    })),
  )

const inTeams = ({ teams }: Framework): Reference[] =>
  Object.entries(teams).flatMap(([team, { tier, calendar }]) => [
    { to: 'tier' as const, name: tier, path: ['teams', team, 'tier'] },
    ...one('calendar', calendar, ['teams', team, 'calendar']),
  ])

const inPolicies = ({ sla }: Framework): Reference[] => [
  ...one('calendar', sla.calendar, ['sla', 'calendar']),
  ...sla.policies.flatMap(({ calendar, segments }, index) => [
    ...one('calendar', calendar, ['sla', 'policies', index, 'calendar']),
    ...many('segment', segments, ['sla', 'policies', index, 'segments']),
  ]),
]

const inEscalation = ({ escalation }: Framework): Reference[] => [
  ...escalation.ladders.flatMap(({ when }, index) => inConditions(when, ['escalation', 'ladders', index, 'when'])),
  ...Object.keys(escalation.detected).map((name) => ({
    to: 'criterion' as const,
    name,
    path: ['escalation', 'detected', name],
  })),
]

const inAuthority = ({ authority }: Framework): Reference[] =>
  Object.entries(authority).flatMap(([kind, { limits }]) =>
    Object.keys(limits).map((name) => ({ to: 'tier', name, path: ['authority', kind, 'limits', name] })),
  )

const inAutomations = ({ automations }: Framework): Reference[] =>
  automations.flatMap(({ when, do: deeds }, index) => [
    ...inConditions(when, ['automations', index, 'when']),
    ...deeds.flatMap((deed, at) =>
      'move_to_team' in deed ? one('team', deed.move_to_team, ['automations', index, 'do', at, 'move_to_team']) : [],
    ),
  ])

const inConditions = ({ segments, tiers, teams }: Conditions, path: PropertyKey[]): Reference[] => [
  ...many('segment', segments, [...path, 'segments']),
  ...many('tier', tiers, [...path, 'tiers']),
  ...many('team', teams, [...path, 'teams']),
]

const one = (to: Kind, name: string | undefined, path: PropertyKey[]): Reference[] =>
  name === undefined ? [] : [{ to, name, path }]
const many = (to: Kind, names: readonly string[] | undefined, path: PropertyKey[]): Reference[] =>
  (names ?? []).map((name, index) => ({ to, name, path: [...path, index] }))

/** A team named like a tier says more about that tier; it cannot belong to another one. */
const tiersElsewhere = ({ teams, support_tiers }: Framework): Fault[] =>
  Object.entries(teams)
    .filter(([name, { tier }]) => Object.hasOwn(support_tiers, name) && tier !== name)
    .map(([name]) => ({
      path: ['teams', name, 'tier'],
      message: `${name} is a tier itself, so it belongs to ${name}.`,
    }))

function sameNames(path: PropertyKey[], list: readonly { name: string }[]): Fault[] {
  const first = new Map<string, number>()
  for (const [index, { name }] of list.entries()) if (!first.has(name)) first.set(name, index)
  return list.flatMap(({ name }, index) =>
    first.get(name) === index
      ? []
      : [{ path: [...path, index, 'name'], message: `"${name}" is taken by an earlier one. Give each its own name.` }],
  )
}
