import type { Team } from './contract.ts'
import type { Framework } from './schema.ts'

/** Every team: the tiers themselves, lowest first, then the further teams. */
export const teamsOf = ({ support_tiers, teams }: Framework): Team[] => [
  ...Object.keys(support_tiers).map((name) => ({ name, tier: name })),
  ...Object.entries(teams).flatMap(([name, { tier }]) => (Object.hasOwn(support_tiers, name) ? [] : [{ name, tier }])),
]

export const hasTeam = (framework: Framework, name: string): boolean =>
  teamsOf(framework).some((team) => team.name === name)

export const tierOf = (framework: Framework, team: string): string | null =>
  teamsOf(framework).find(({ name }) => name === team)?.tier ?? null

/** Where a ticket goes that no rule sends elsewhere. */
export const firstTier = ({ support_tiers }: Framework): string => Object.keys(support_tiers)[0]!

/** Where a tier hands up to, or null at the top. */
export function tierAbove({ support_tiers }: Framework, tier: string): string | null {
  const tiers = Object.keys(support_tiers)
  return tiers[tiers.indexOf(tier) + 1] ?? null
}
