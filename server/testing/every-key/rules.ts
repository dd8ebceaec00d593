import { targetOf } from '../../domains/analytics/targets.ts'
import { checksOf, isMet } from '../../domains/automation/checks.ts'
import { beginningAt } from '../../domains/automation/consider.ts'
import { withinAuthority } from '../../domains/escalation/authority/within-authority.ts'
import { modeOf } from '../../domains/escalation/detection/modes.ts'
import type { TicketFacts } from '../../domains/framework/conditions.ts'
import { priorityOf } from '../../domains/triage/reading/priority.ts'
import type { PureProof } from './proof.ts'

const matrixCell = (impact: 'low' | 'medium' | 'high' | 'critical', urgency: 'low' | 'medium' | 'high'): PureProof => ({
  key: `triage.priority_matrix.${impact}.${urgency}`,
  texts: ['low', 'critical'].map(
    (priority) => `triage: { priority_matrix: { ${impact}: { ${urgency}: ${priority} } } }`,
  ) as [string, string],
  show: (framework) => priorityOf(framework, { impact, urgency, customer_status: 'free' }).priority,
  shown: ['low', 'critical'],
})

const raised = (customer_status: 'free' | 'premium' | 'enterprise'): PureProof => ({
  key: `triage.raised_by_customer_status.${customer_status}`,
  texts: [0, 2].map((steps) => `triage: { raised_by_customer_status: { ${customer_status}: ${steps} } }`) as [
    string,
    string,
  ],
  show: (framework) => priorityOf(framework, { impact: 'low', urgency: 'low', customer_status }).priority,
  shown: ['low', 'high'],
})

const TICKET: TicketFacts = {
  channel: 'email',
  status: 'open',
  priority: 'high',
  category: 'billing',
  emotion: 'frustrated',
  language: 'zh',
  tier: 'tier1_general',
  team: 'billing_specialist',
  tags: ['red'],
  assignee_id: null,
  account_type: 'premium',
  segments: ['vips'],
}
const CONDITIONS: [name: string, ours: string, theirs: string][] = [
  ['channels', '[email]', '[live_chat]'],
  ['statuses', '[open]', '[pending]'],
  ['priorities', '[high]', '[low]'],
  ['categories', '[billing]', '[technical]'],
  ['emotions', '[frustrated]', '[neutral]'],
  ['languages', '[zh]', '[en]'],
  ['account_types', '[premium]', '[free]'],
  ['segments', '[vips]', '[others]'],
  ['tiers', '[tier1_general]', '[tier2_technical]'],
  ['teams', '[billing_specialist]', '[tier2_technical]'],
  ['tags', '[red]', '[blue]'],
  ['without_tags', '[blue]', '[red]'],
  ['assigned', 'false', 'true'],
]
const automationsWhen = ([name, ours, theirs]: (typeof CONDITIONS)[number]): PureProof => ({
  key: `automations.*.when.${name}`,
  texts: [ours, theirs].map(
    (value) =>
      `segments: { vips: {}, others: {} }\nautomations: [{ name: a, on: rated, when: { ${name}: ${value} }, do: [{ note: x }] }]`,
  ) as [string, string],
  show: ({ automations }) => isMet(checksOf(automations[0]!, TICKET, [])),
  shown: [true, false],
})
const PERIOD = { channel: undefined } as Parameters<typeof targetOf>[2]

/** Ladders and automations ask by the same conditions; the front door shows that ladders do ask. */
export const LADDER_CONDITIONS = CONDITIONS

/** The priority matrix, escalation, authority, automations and targets. */
export const RULES: PureProof[] = [
  ...(['low', 'medium', 'high', 'critical'] as const).flatMap((impact) =>
    (['low', 'medium', 'high'] as const).map((urgency) => matrixCell(impact, urgency)),
  ),
  ...(['free', 'premium', 'enterprise'] as const).map(raised),

  {
    key: 'escalation.detected.*',
    texts: ['escalate', 'off'].map((mode) => `escalation: { detected: { legal_consultation: ${mode} } }`) as [
      string,
      string,
    ],
    show: (framework) => modeOf(framework, 'legal_consultation'),
    shown: ['escalate', 'off'],
  },
  {
    key: 'authority.*.unit',
    texts: ['authority: { refund: { unit: EUR } }', 'authority: { refund: { unit: USD } }'],
    show: (framework) =>
      withinAuthority(framework, 'tier1_general', { deed: 'refund', amount: 10, unit: 'EUR' })?.reason ?? 'may',
    shown: ['may', 'other_unit'],
  },
  {
    key: 'authority.*.limits.*',
    texts: [50, 5].map((limit) => `authority: { refund: { limits: { tier1_general: ${limit} } } }`) as [string, string],
    show: (framework) => withinAuthority(framework, 'tier1_general', { deed: 'refund', amount: 10 })?.reason ?? 'may',
    shown: ['may', 'over_limit'],
  },

  ...CONDITIONS.map(automationsWhen),
  {
    key: 'automations.*.on',
    texts: ['rated', 'escalated'].map((on) => `automations: [{ name: a, on: ${on}, do: [{ note: x }] }]`) as [
      string,
      string,
    ],
    show: (framework) => beginningAt(framework, 'rated').length,
    shown: [1, 0],
  },
  {
    key: 'automations.*.enabled',
    texts: [true, false].map((on) => `automations: [{ name: a, on: rated, enabled: ${on}, do: [{ note: x }] }]`) as [
      string,
      string,
    ],
    show: (framework) => beginningAt(framework, 'rated').length,
    shown: [1, 0],
  },
  {
    key: 'automations.*.words',
    texts: ['refund', 'lawyer'].map(
      (word) => `automations: [{ name: a, on: rated, words: [${word}], do: [{ note: x }] }]`,
    ) as [string, string],
    show: ({ automations }) => isMet(checksOf(automations[0]!, TICKET, ['A refund, please'])),
    shown: [true, false],
  },

  {
    key: 'targets.satisfaction',
    texts: ['targets: { satisfaction: 4 }', 'targets: { satisfaction: 3 }'],
    show: (framework) => targetOf('satisfaction', framework, PERIOD).target,
    shown: [4, 3],
  },
  {
    key: 'targets.first_contact.goal',
    texts: ['targets: { first_contact: { goal: 90 } }', 'targets: { first_contact: { goal: 85 } }'],
    show: (framework) => targetOf('first_contact', framework, PERIOD).target,
    shown: [90, 85],
  },
  {
    key: 'targets.first_contact.floor',
    texts: ['targets: { first_contact: { floor: 70 } }', 'targets: { first_contact: { floor: 60 } }'],
    show: (framework) => targetOf('first_contact', framework, PERIOD).floor,
    shown: [70, 60],
  },
  {
    key: 'targets.in_time',
    texts: ['targets: { in_time: 90 }', 'targets: { in_time: 80 }'],
    show: (framework) => targetOf('resolution_in_time', framework, PERIOD).target,
    shown: [90, 80],
  },
  {
    key: 'targets.first_response',
    texts: ['targets: { first_response: "1 hour" }', 'targets: { first_response: "3 hours" }'],
    show: (framework) => targetOf('first_response', framework, PERIOD).target,
    shown: [3_600, 10_800],
  },
]
