import type { Framework } from '../schema.ts'
import type { Suspicion } from './suspicion.ts'

/** Tiers to whom nothing goes, segments nobody asks for. */
export const tierSuspicions = (framework: Framework): Suspicion[] => [
  ...capabilities(framework),
  ...Object.entries(framework.segments).flatMap(([segment, names]): Suspicion[] => [
    ...(Object.values(names).some((given) => given !== undefined)
      ? []
      : [{ code: 'segment_fits_all' as const, path: `segments.${segment}`, params: { segment } }]),
    ...(isAskedFor(framework, segment)
      ? []
      : [{ code: 'segment_never_used' as const, path: `segments.${segment}`, params: { segment } }]),
  ]),
]

function capabilities({ support_tiers }: Framework): Suspicion[] {
  const first = new Map<string, string>()
  return Object.entries(support_tiers).flatMap(([tier, { capabilities }]): Suspicion[] => {
    const path = `support_tiers.${tier}.capabilities`
    if (capabilities.length === 0) return [{ code: 'tier_without_capabilities', path, params: { tier } }]
    return capabilities.flatMap((capability, index): Suspicion[] => {
      const earlier = first.get(capability)
      first.set(capability, earlier ?? tier)
      const at = `${path}.${index}`
      if (earlier === undefined) return []
      if (earlier === tier) return [{ code: 'named_twice', path: at, params: { name: capability } }]
      return [{ code: 'capability_twice', path: at, params: { capability, first: earlier, tier } }]
    })
  })
}

function isAskedFor({ sla, escalation, automations }: Framework, segment: string): boolean {
  const asked = [
    ...sla.policies.map(({ segments }) => segments),
    ...escalation.ladders.map(({ when }) => when.segments),
    ...automations.map(({ when }) => when.segments),
  ]
  return asked.some((segments) => segments?.includes(segment))
}
