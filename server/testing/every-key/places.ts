import { segmentsOf } from '../../domains/framework/conditions.ts'
import { tierOf } from '../../domains/framework/teams.ts'
import { givenBackAfter } from '../../domains/routing/assignment/may-assign.ts'
import { limitOf } from '../../domains/routing/assignment/roster.ts'
import { placementOf } from '../../domains/routing/placement.ts'
import type { Placeable } from '../../domains/routing/placement-rules.ts'
import { type Queueable, queueClassOf } from '../../domains/routing/queue-class.ts'
import type { PureProof } from './proof.ts'

const CHAT: Placeable = {
  channel: 'live_chat',
  category: 'technical',
  complexity: 'low',
  capability: null,
  customer_status: 'free',
  confidence: 0.9,
}
const QUEUED: Queueable = {
  channel: 'email',
  category: 'billing',
  impact: 'low',
  urgency: 'low',
  priority: 'low',
  customer_status: 'enterprise',
  status: 'open',
}

const CUSTOMER = { account_type: 'premium', company: 'Acme', email_domains: ['acme.example'], language: 'zh' }
const segment = (key: string, [ours, theirs]: [string, string]): PureProof => ({
  key: `segments.*.${key}`,
  texts: [ours, theirs].map((one) => `segments: { s: { ${key}: ["${one}"] } }`) as [string, string],
  show: (framework) => segmentsOf(framework, CUSTOMER),
  shown: [['s'], []],
})

const capacity = (channel: string): PureProof => ({
  key: `routing.capacity.${channel}`,
  texts: [`routing: { capacity: { ${channel}: 2 } }`, `routing: { capacity: { ${channel}: 9 } }`],
  show: (framework) => limitOf(framework, channel),
  shown: [2, 9],
})

/** Who helps, whom first, and which customers are told apart. */
export const PLACES: PureProof[] = [
  {
    key: 'support_channels.email.priority_routing',
    texts: ['[billing_issues, enterprise_customers]', '[enterprise_customers, billing_issues]'].map(
      (list) => `support_channels: { email: { priority_routing: ${list} } }`,
    ) as [string, string],
    show: (framework) => queueClassOf(framework, QUEUED).queue_class,
    shown: ['billing_issues', 'enterprise_customers'],
  },
  {
    key: 'support_channels.phone_support.priority_queue',
    texts: ['[premium_customers]', '[escalated_issues]'].map(
      (list) => `support_channels: { phone_support: { priority_queue: ${list} } }`,
    ) as [string, string],
    show: (framework) => queueClassOf(framework, { ...QUEUED, channel: 'phone_support' }).queue_class,
    shown: ['premium_customers', null],
  },
  {
    key: 'routing.class_lead',
    texts: ['routing: { class_lead: "1 hour" }', 'routing: { class_lead: "2 hours" }'],
    show: (framework) => queueClassOf(framework, QUEUED).lead_seconds,
    shown: [3 * 3_600, 6 * 3_600],
  },
  {
    key: 'support_channels.live_chat.auto_routing.*.*',
    texts: ['tier2_technical', 'tier3_specialists'].map(
      (team) => `support_channels: { live_chat: { auto_routing: [{ technical_issues: ${team} }] } }`,
    ) as [string, string],
    show: (framework) => placementOf(framework, CHAT).team,
    shown: ['tier2_technical', 'tier3_specialists'],
  },
  {
    key: 'support_tiers.*.capabilities',
    texts: ['[integration_support]', '[custom_configuration]'].map(
      (list) => `support_tiers: { tier2_technical: { capabilities: ${list} } }`,
    ) as [string, string],
    show: (framework) =>
      placementOf(framework, { ...CHAT, channel: 'email', category: 'account', capability: 'integration_support' })
        .team,
    shown: ['tier2_technical', 'tier1_general'],
  },
  {
    key: 'teams.*.tier',
    texts: ['tier1_general', 'tier2_technical'].map((tier) => `teams: { invoices: { tier: ${tier} } }`) as [
      string,
      string,
    ],
    show: (framework) => tierOf(framework, 'invoices'),
    shown: ['tier1_general', 'tier2_technical'],
  },
  segment('account_types', ['premium', 'free']),
  segment('companies', ['Acme', 'Other']),
  segment('email_domains', ['acme.example', 'other.example']),
  segment('languages', ['zh', 'en']),

  ...['email', 'phone_support', 'social_media', 'in_app_messaging'].map(capacity),
  {
    key: 'routing.given_back_after.*',
    texts: [
      'routing: { given_back_after: { live_chat: "1 minute" } }',
      'routing: { given_back_after: { live_chat: "9 minutes" } }',
    ],
    show: (framework) => givenBackAfter(framework, 'live_chat'),
    shown: [60_000, 540_000],
  },
]
