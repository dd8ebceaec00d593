import type { Framework } from '../schema.ts'
import type { Conditions } from '../sections/conditions.ts'
import { tierOf } from '../teams.ts'

/** Why no ticket can meet these conditions; null when one might. */
export function whyNeverHeld(framework: Framework, { tags, without_tags, tiers, teams }: Conditions): string | null {
  if (tags?.every((tag) => without_tags?.includes(tag))) return `${tags.join(', ')} must be there and must not`
  if (tiers && teams?.every((team) => !tiers.includes(tierOf(framework, team) ?? '')))
    return `${teams.join(', ')} belongs to none of the tiers ${tiers.join(', ')}`
  return null
}

const LISTS = [
  'channels',
  'statuses',
  'priorities',
  'categories',
  'emotions',
  'languages',
  'account_types',
  'tiers',
  'teams',
] as const satisfies readonly (keyof Conditions)[]

/** Whether one ticket may meet both. */
export function mayMeet(one: Conditions, other: Conditions): boolean {
  const areApart = LISTS.some((list) => one[list] && other[list] && !shares(one[list], other[list]))
  const isAssignedToo = one.assigned === undefined || other.assigned === undefined || one.assigned === other.assigned
  return !areApart && isAssignedToo && !isBarred(one, other) && !isBarred(other, one)
}

const shares = (one: readonly string[], other: readonly string[]): boolean => one.some((word) => other.includes(word))

const isBarred = ({ tags }: Conditions, { without_tags }: Conditions): boolean =>
  tags?.every((tag) => without_tags?.includes(tag)) ?? false
