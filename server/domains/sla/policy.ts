import type { Framework } from '../framework/schema.ts'
import type { ChannelKind } from '../tickets/contract.ts'
import type { ClockKind } from './contract.ts'

/** What the choice of a policy looks at. */
export interface SlaFacts {
  channel: ChannelKind
  priority: string
  account_type: string
  /** Names of the segments the customer belongs to. */
  segments: readonly string[]
  team: string | null
}

/** What one clock has to keep, and where that is said. */
export interface Target {
  kind: ClockKind
  ms: number
  /** When it warns, in percent of its time; rising, without the 100. */
  percents: readonly number[]
  /** The key of the framework, what it says, and the version. */
  path: string
  text: string
  version: string
  /** Name of the policy that gives the time; null: the channel's own key. */
  policy: string | null
  /** Whose hours count, as the framework names it; null: every hour, since the channel is open around the clock. */
  calendar: string | null
}

type Policy = Framework['sla']['policies'][number]
type Time = Framework['support_channels']['phone_support']['response_time_sla']

/** The keys of a channel and of a policy that give a clock its time. */
const KEYS: Record<ClockKind, { channel?: string; policy?: keyof Policy & ClockKind }> = {
  first_response: { channel: 'response_time_sla', policy: 'first_response' },
  next_response: { policy: 'next_response' },
  resolution: { channel: 'resolution_time_sla', policy: 'resolution' },
  periodic_update: { policy: 'periodic_update' },
  escalation: { channel: 'escalation_threshold' },
}
const KINDS = Object.keys(KEYS) as ClockKind[]

/** The channel's own key for a clock, whether or not it names a time there. */
export const pathOf = (kind: ClockKind, channel: ChannelKind): string =>
  `support_channels.${channel}.${KEYS[kind].channel ?? kind}`

/**
 * The clocks such a ticket runs under. Each takes its time from the first policy that fits and names one, or else from its
 * channel; where neither does, there is no such clock.
 */
export function targetsOf(framework: Framework, version: string, facts: SlaFacts): Target[] {
  const fitting = framework.sla.policies.flatMap((policy, index) =>
    misfitOf(policy, facts) === null ? [{ policy, index }] : [],
  )
  const percents = [...new Set(framework.sla.warn_at_percent)].toSorted((a, b) => a - b)
  return KINDS.flatMap((kind) => {
    const found = timeOf(framework, kind, { facts, fitting })
    if (!found) return []
    const { time, path, policy } = found
    const { ms, text } = measured(framework, time)
    return {
      ...{ kind, ms, text, version, path, policy: policy?.name ?? null },
      percents: kind === 'escalation' ? [] : percents,
      calendar: calendarOf(framework, facts, policy),
    }
  })
}

interface Choice {
  facts: SlaFacts
  fitting: readonly { policy: Policy; index: number }[]
}

function timeOf(framework: Framework, kind: ClockKind, { facts, fitting }: Choice) {
  const { channel: own, policy: key } = KEYS[kind]
  const chosen = key && fitting.find(({ policy }) => policy[key])
  if (chosen) {
    return { time: chosen.policy[key] as Time, path: `sla.policies.${chosen.index}.${key}`, policy: chosen.policy }
  }
  const times: Partial<Record<string, unknown>> = framework.support_channels[facts.channel]
  const time = own && (times[own] as Time | undefined)
  return time ? { time, path: pathOf(kind, facts.channel), policy: null } : null
}

/** Rings are told as rings and as what they take. */
function measured({ sla }: Framework, { text, seconds, rings }: Time): { ms: number; text: string } {
  if (rings === undefined) return { ms: Math.round(seconds * 1_000), text }
  const taken = rings * sla.ring_cadence_seconds
  return { ms: Math.round(taken * 1_000), text: `${text} (${taken} seconds)` }
}

/** The policy's, else none for a channel that is open around the clock, else the team's, else the general one. */
function calendarOf(framework: Framework, { channel, team }: SlaFacts, policy: Policy | null): string | null {
  if (policy?.calendar) return policy.calendar
  const { availability } = framework.support_channels[channel] as { availability?: string }
  if (availability === '24/7') return null
  return (team === null ? undefined : framework.teams[team]?.calendar) ?? framework.sla.calendar
}

/** Why a policy is not for such a ticket, in words; null when it is. */
export function misfitOf(policy: Policy, facts: SlaFacts): string | null {
  const { channels, priorities, account_types, segments } = policy
  if (channels && !isAmong(channels, facts.channel)) return `it is for ${channels.join(', ')}, not ${facts.channel}`
  if (priorities && !isAmong(priorities, facts.priority))
    return `it is for priority ${priorities.join(', ')}, not ${facts.priority}`
  if (account_types && !isAmong(account_types, facts.account_type))
    return `it is for ${account_types.join(', ')} customers, not ${facts.account_type}`
  if (segments && !segments.some((name) => facts.segments.includes(name)))
    return `the customer does not belong to ${segments.join(' or ')}`
  return null
}

const isAmong = (words: readonly string[], word: string): boolean => words.includes(word)
