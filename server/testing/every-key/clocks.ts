import type { Framework } from '../../domains/framework/schema.ts'
import type { ClockKind } from '../../domains/sla/contract.ts'
import { type SlaFacts, targetsOf } from '../../domains/sla/policy.ts'
import { calendar } from './calendars.ts'
import type { PureProof } from './proof.ts'

const MAIL: SlaFacts = { channel: 'email', priority: 'medium', account_type: 'free', segments: [], team: null }

const clock = (framework: Framework, kind: ClockKind, facts: Partial<SlaFacts> = {}) =>
  targetsOf(framework, 'framework 1', { ...MAIL, ...facts }).find((target) => target.kind === kind)
const minutes = (framework: Framework, kind: ClockKind, facts: Partial<SlaFacts> = {}) =>
  (clock(framework, kind, facts)?.ms ?? 0) / 60_000

const channelTime = (channel: SlaFacts['channel'], key: string, kind: ClockKind): PureProof => ({
  key: `support_channels.${channel}.${key}`,
  texts: [20, 40].map((time) => `support_channels: { ${channel}: { ${key}: "${time} minutes" } }`) as [string, string],
  show: (framework) => minutes(framework, kind, { channel }),
  shown: [20, 40],
})

const policyTime = (kind: ClockKind): PureProof => ({
  key: `sla.policies.*.${kind}`,
  texts: [20, 40].map((time) => `sla: { policies: [{ name: a, ${kind}: "${time} minutes" }] }`) as [string, string],
  show: (framework) => minutes(framework, kind),
  shown: [20, 40],
})

/** A policy that is for our ticket, and one that is not. */
const policyFor = (selector: string, [ours, theirs]: [string, string], facts: Partial<SlaFacts> = {}): PureProof => ({
  key: `sla.policies.*.${selector}`,
  texts: [ours, theirs].map(
    (one) =>
      `segments: { vips: {}, others: {} }\nsla: { policies: [{ name: a, ${selector}: [${one}], first_response: "7 minutes" }] }`,
  ) as [string, string],
  show: (framework) => minutes(framework, 'first_response', facts),
  shown: [7, 120],
})

/** Times, and whose hours count. */
export const CLOCKS: PureProof[] = [
  channelTime('email', 'response_time_sla', 'first_response'),
  channelTime('email', 'resolution_time_sla', 'resolution'),
  channelTime('email', 'escalation_threshold', 'escalation'),
  channelTime('live_chat', 'response_time_sla', 'first_response'),
  channelTime('phone_support', 'response_time_sla', 'first_response'),
  channelTime('social_media', 'response_time_sla', 'first_response'),
  channelTime('in_app_messaging', 'response_time_sla', 'first_response'),
  {
    key: 'sla.ring_cadence_seconds',
    texts: ['sla: { ring_cadence_seconds: 6 }', 'sla: { ring_cadence_seconds: 4 }'],
    show: (framework) => clock(framework, 'first_response', { channel: 'phone_support' })!.ms,
    shown: [18_000, 12_000],
  },
  {
    key: 'sla.warn_at_percent',
    texts: ['sla: { warn_at_percent: [75, 90] }', 'sla: { warn_at_percent: [50] }'],
    show: (framework) => clock(framework, 'first_response')!.percents,
    shown: [[75, 90], [50]],
  },
  {
    key: 'sla.calendar',
    texts: [calendar('holidays: {}'), calendar('holidays: {}').replace('calendar: c', 'calendar: always')],
    show: (framework) => clock(framework, 'first_response')!.calendar,
    shown: ['c', 'always'],
  },
  {
    key: 'teams.*.calendar',
    texts: ['c', 'always'].map(
      (name) => `${calendar('holidays: {}')}\nteams: { billing_specialist: { calendar: ${name} } }`,
    ) as [string, string],
    show: (framework) => clock(framework, 'first_response', { team: 'billing_specialist' })!.calendar,
    shown: ['c', 'always'],
  },
  {
    key: 'sla.policies.*.calendar',
    texts: ['c', 'always'].map(
      (name) =>
        `calendars: { c: { time_zone: UTC, hours: "24/7" } }\nsla: { policies: [{ name: a, first_response: "1 hour", calendar: ${name} }] }`,
    ) as [string, string],
    show: (framework) => clock(framework, 'first_response')!.calendar,
    shown: ['c', 'always'],
  },
  {
    key: 'sla.policies.*.name',
    texts: ['gold', 'silver'].map((name) => `sla: { policies: [{ name: ${name}, first_response: "1 hour" }] }`) as [
      string,
      string,
    ],
    show: (framework) => clock(framework, 'first_response')!.policy,
    shown: ['gold', 'silver'],
  },
  ...(['first_response', 'next_response', 'resolution', 'periodic_update'] as const).map(policyTime),
  policyFor('channels', ['email', 'live_chat']),
  policyFor('priorities', ['medium', 'low']),
  policyFor('account_types', ['free', 'premium']),
  policyFor('segments', ['vips', 'others'], { segments: ['vips'] }),
]
