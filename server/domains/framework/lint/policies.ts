import type { Framework } from '../schema.ts'
import type { Policy } from '../sections/sla.ts'
import { accountType, channel, priority } from '../sections/words.ts'
import type { Suspicion } from './suspicion.ts'

const TIMES = ['first_response', 'next_response', 'resolution', 'periodic_update'] as const
type Time = (typeof TIMES)[number]

/** Policies that no ticket ever reaches, or that contradict themselves. */
export const policySuspicions = (framework: Framework): Suspicion[] => [
  ...framework.sla.policies.flatMap((policy, index) => [
    ...ownContradictions(policy, index),
    ...shadows(framework.sla.policies, index),
  ]),
  ...channelTimes(framework),
  ...(framework.sla.warn_at_percent.length === 0
    ? [{ code: 'no_warnings' as const, path: 'sla.warn_at_percent' }]
    : []),
]

function ownContradictions(
  { name, first_response, next_response, resolution, calendar, ...rest }: Policy,
  index: number,
) {
  const path = `sla.policies.${index}`
  const found: Suspicion[] = []
  if (!first_response && !next_response && !resolution && !rest.periodic_update && !calendar)
    found.push({ code: 'policy_says_nothing', path, params: { policy: name } })
  if (first_response && resolution && first_response.seconds > resolution.seconds) {
    const params = { response: first_response.text, resolution: resolution.text }
    found.push({ code: 'response_after_resolution', path: `${path}.first_response`, params })
  }
  if (first_response && next_response && next_response.seconds > first_response.seconds) {
    const params = { policy: name, first: first_response.text, next: next_response.text }
    found.push({ code: 'next_above_first', path: `${path}.next_response`, params })
  }
  return found
}

/** A clock takes its time from the first policy that fits and names one. */
function shadows(policies: readonly Policy[], index: number): Suspicion[] {
  const policy = policies[index]!
  const path = `sla.policies.${index}`
  const covered = TIMES.filter((time) => policy[time]).map((time) => ({
    time,
    earlier: coveredBy(policies.slice(0, index), policy, time),
  }))
  const lost = covered.filter(({ earlier }) => earlier.length > 0)
  if (lost.length === 0) return []
  if (lost.length === covered.length) {
    const earlier = [...new Set(lost.flatMap(({ earlier }) => earlier))].join(', ')
    return [{ code: 'policy_never_fits', path, params: { policy: policy.name, earlier } }]
  }
  return lost.map(({ time, earlier }) => ({
    code: 'policy_time_never_counts',
    path: `${path}.${time}`,
    params: { policy: policy.name, time, earlier: earlier.join(', ') },
  }))
}

type Selectors = Pick<Policy, 'channels' | 'priorities' | 'account_types' | 'segments'>

/** Which earlier policies together name this time for every ticket of these selectors; none when a ticket is left over. */
function coveredBy(earlier: readonly Policy[], policy: Selectors, time: Time): string[] {
  const rivals = earlier.filter((rival) => rival[time] && isWithin(policy.segments, rival.segments))
  const winners = new Set<string>()
  for (const cell of cellsOf(policy)) {
    const winner = rivals.find((rival) => holds(rival, cell))
    if (!winner) return []
    winners.add(winner.name)
  }
  return [...winners]
}

/** Whoever belongs to one of ours belongs to one of theirs. */
const isWithin = (ours: readonly string[] | undefined, theirs: readonly string[] | undefined): boolean =>
  !theirs || (ours?.every((name) => theirs.includes(name)) ?? false)

const cellsOf = ({ channels, priorities, account_types }: Selectors) =>
  (channels ?? channel.options).flatMap((channel) =>
    (priorities ?? priority.options).flatMap((priority) =>
      (account_types ?? accountType.options).map((account_type) => ({ channel, priority, account_type })),
    ),
  )

const holds = (policy: Policy, { channel, priority, account_type }: ReturnType<typeof cellsOf>[number]): boolean =>
  (policy.channels?.includes(channel) ?? true) &&
  (policy.priorities?.includes(priority) ?? true) &&
  (policy.account_types?.includes(account_type) ?? true)

const CHANNEL_TIMES = { first_response: 'response_time_sla', resolution: 'resolution_time_sla' } as const

function channelTimes({ support_channels, sla }: Framework): Suspicion[] {
  return channel.options.flatMap((name) =>
    (['first_response', 'resolution'] as const).flatMap((time): Suspicion[] => {
      const earlier = coveredBy(sla.policies, { channels: [name] }, time)
      const key = CHANNEL_TIMES[time]
      if (earlier.length === 0 || !(key in support_channels[name])) return []
      return [
        {
          code: 'channel_time_never_counts',
          path: `support_channels.${name}.${key}`,
          params: { earlier: earlier.join(', ') },
        },
      ]
    }),
  )
}
