import type { Framework } from '../schema.ts'
import type { Automation, Deed } from '../sections/automations.ts'
import { mayMeet, whyNeverHeld } from './conditions.ts'
import type { Suspicion } from './suspicion.ts'

/** Automations that undo each other, or do nothing. */
export function automationSuspicions(framework: Framework): Suspicion[] {
  const enabled = framework.automations
    .map((automation, index) => ({ ...automation, index }))
    .filter(({ enabled }) => enabled)
  return enabled.flatMap((automation, place) => [
    ...alone(framework, automation),
    ...enabled.slice(0, place).flatMap((earlier) => together(earlier, automation)),
  ])
}

type Placed = Automation & { index: number }

function alone(framework: Framework, { name, when, do: deeds, index }: Placed): Suspicion[] {
  const path = `automations.${index}`
  const why = whyNeverHeld(framework, when)
  const opposites = deeds.flatMap((deed, at) => {
    const against = deeds
      .slice(0, at)
      .map((earlier) => contradiction(earlier, deed))
      .find((found) => found !== null)
    return against ? [{ at, deeds: against }] : []
  })
  const idle = deeds.flatMap((deed, at) => {
    const [key, value] = Object.entries(deed)[0]!
    const list = ASKED_FOR.get(key)
    const asked = list ? when[list] : undefined
    return asked?.length === 1 && asked[0] === value ? [{ at, deeds: `${key}: ${value}` }] : []
  })
  const tellsNobody =
    when.assigned === false && deeds.some((deed) => 'notify' in deed && deed.notify.includes('assignee'))
  return [
    ...(why ? [{ code: 'conditions_never_hold' as const, path: `${path}.when`, params: { why } }] : []),
    ...opposites.map(({ at, deeds }) => ({
      code: 'deeds_contradict' as const,
      path: `${path}.do.${at}`,
      params: { automation: name, deeds },
    })),
    ...idle.map(({ at, deeds }) => ({
      code: 'deed_without_effect' as const,
      path: `${path}.do.${at}`,
      params: { automation: name, deeds },
    })),
    ...(tellsNobody ? [{ code: 'nobody_to_notify' as const, path: `${path}.do`, params: { automation: name } }] : []),
  ]
}

const ASKED_FOR = new Map<string, 'statuses' | 'priorities' | 'teams'>([
  ['set_status', 'statuses'],
  ['set_priority', 'priorities'],
  ['move_to_team', 'teams'],
])

/** What starts at the same moment and may meet the same ticket must not pull two ways. */
function together(one: Placed, other: Placed): Suspicion[] {
  const isSameMoment = one.on === other.on && one.after?.seconds === other.after?.seconds
  if (!isSameMoment || !mayMeet(one.when, other.when)) return []
  const found = one.do
    .flatMap((deed) => other.do.map((against) => contradiction(deed, against)))
    .find((deeds) => deeds !== null)
  if (!found) return []
  const params = { first: one.name, second: other.name, deeds: found }
  return [{ code: 'automation_undone', path: `automations.${other.index}.do`, params }]
}

const SET_ONCE = ['set_status', 'set_priority', 'move_to_team', 'assign_to'] as const

/** What two deeds do against each other, in words; null when they go together. */
function contradiction(one: Deed, other: Deed): string | null {
  return againstTags(one, other) ?? againstTags(other, one) ?? againstAssignee(one, other) ?? againstValue(one, other)
}

function againstTags(one: Deed, other: Deed): string | null {
  if (!('add_tags' in one && 'remove_tags' in other)) return null
  const both = one.add_tags.filter((tag) => other.remove_tags.includes(tag))
  return both.length > 0 ? `add_tags and remove_tags ${both.join(', ')}` : null
}

function againstAssignee(one: Deed, other: Deed): string | null {
  const [assign, unassign] = 'assign_to' in one ? [one, other] : [other, one]
  return 'assign_to' in assign && 'unassign' in unassign ? `assign_to ${assign.assign_to} and unassign` : null
}

function againstValue(one: Deed, other: Deed): string | null {
  const [a, b]: Partial<Record<string, unknown>>[] = [one, other]
  const key = SET_ONCE.find((key) => a![key] !== undefined && b![key] !== undefined && a![key] !== b![key])
  return key ? `${key} ${a![key]} and ${b![key]}` : null
}
