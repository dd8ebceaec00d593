import type { Framework } from '../schema.ts'
import { whyNeverHeld } from './conditions.ts'
import type { Suspicion } from './suspicion.ts'

/** Ladders that end in nothing, and authority that shrinks on the way up. */
export const escalationSuspicions = (framework: Framework): Suspicion[] => [
  ...framework.escalation.ladders.flatMap((ladder, index) => ladderSuspicions(framework, ladder, index)),
  ...Object.keys(framework.authority).flatMap((kind) => authority(framework, kind)),
]

type Ladder = Framework['escalation']['ladders'][number]

function ladderSuspicions(framework: Framework, { when, steps }: Ladder, index: number): Suspicion[] {
  const path = `escalation.ladders.${index}`
  const why = whyNeverHeld(framework, when)
  const dead = steps.findIndex((_, index) => index > 0 && !steps[index - 1]!.acknowledge_within)
  const last = steps.at(-1)!.acknowledge_within
  return [
    ...(why ? [{ code: 'conditions_never_hold' as const, path: `${path}.when`, params: { why } }] : []),
    ...(dead > 0 ? [{ code: 'step_never_reached' as const, path: `${path}.steps.${dead}` }] : []),
    ...(last
      ? [
          {
            code: 'ladder_ends_in_a_wait' as const,
            path: `${path}.steps.${steps.length - 1}`,
            params: { wait: last.text },
          },
        ]
      : []),
  ]
}

function authority({ support_tiers, authority }: Framework, kind: string): Suspicion[] {
  const { limits } = authority[kind]!
  const tiers = Object.keys(support_tiers)
  return tiers.slice(1).flatMap((tier, index): Suspicion[] => {
    const below = tiers[index]!
    const [limit, limit_below] = [limits[tier], limits[below]]
    const path = `authority.${kind}.limits`
    if (limit_below === undefined || limit_below === 0) return []
    if (limit === undefined) return [{ code: 'authority_missing', path, params: { tier, below } }]
    if (limit >= limit_below) return []
    return [{ code: 'authority_falls', path: `${path}.${tier}`, params: { tier, below, limit, limit_below } }]
  })
}
