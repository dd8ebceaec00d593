import type { Framework } from '../../framework/schema.ts'
import { unitNamed } from './amounts.ts'

/** What is to be granted. A unit that is left out is the one of the framework. */
export interface Wanted {
  deed: string
  amount: number
  unit?: string | null
}

/** Why something goes beyond a tier's authority. */
export interface Beyond {
  reason: 'over_limit' | 'other_unit' | 'not_granted'
  /** The most the tier may; null when it may not at all. */
  limit: number | null
  unit: string | null
  /** Tiers that may grant it, lowest first; none of them: management. */
  may: string[]
}

/** Management, above the highest tier, has no limit. */
export const MANAGEMENT = null

/**
 * Whether a tier may grant something by itself: null when it may, otherwise why not and who may. What is named in another
 * unit than the limit is beyond everybody's: nobody knows here what it is worth today. Pure.
 */
export function withinAuthority(framework: Framework, tier: string | null, wanted: Wanted): Beyond | null {
  if (tier === MANAGEMENT) return null
  const rule = Object.hasOwn(framework.authority, wanted.deed) ? framework.authority[wanted.deed] : undefined
  if (!rule) return { reason: 'not_granted', limit: null, unit: null, may: [] }
  const limit = limitOf(rule, tier)
  const { unit } = rule
  if (wanted.unit && unitNamed(wanted.unit) !== unitNamed(unit)) return { reason: 'other_unit', limit, unit, may: [] }
  if (limit !== null && wanted.amount <= limit) return null
  const tiers = Object.keys(framework.support_tiers)
  const may = tiers.filter((name) => wanted.amount <= (limitOf(rule, name) ?? -1))
  return { reason: limit === null ? 'not_granted' : 'over_limit', limit, unit, may }
}

const limitOf = ({ limits }: Framework['authority'][string], tier: string): number | null =>
  Object.hasOwn(limits, tier) ? limits[tier]! : null

/** The highest tier among teams; null when none of them belongs to one. */
export function highestTier({ support_tiers }: Framework, tiers: readonly (string | null)[]): string | null {
  return Object.keys(support_tiers).findLast((tier) => tiers.includes(tier)) ?? null
}
