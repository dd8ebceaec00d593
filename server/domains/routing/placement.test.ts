import { expect, test } from 'vitest'
import { readFrameworkText } from '../framework/read-text.ts'
import type { Framework } from '../framework/schema.ts'
import { placementOf } from './placement.ts'
import type { Placeable } from './placement-rules.ts'

function framework(text = ''): Framework {
  const { framework, errors } = readFrameworkText(text)
  expect(errors).toEqual([])
  return framework!
}
const ours = framework()
const facts = (changes: Partial<Placeable> = {}): Placeable => ({
  ...{ channel: 'email', category: 'technical', complexity: 'low', capability: null },
  ...{ customer_status: 'free', confidence: 0.9 },
  ...changes,
})
const teamOf = (changes: Partial<Placeable>, by = ours) => placementOf(by, facts(changes)).team

/** What a question that takes this capability is filed under. */
const CATEGORIES: Record<string, Pick<Placeable, 'category' | 'complexity'>> = {
  account_management: { category: 'account', complexity: 'low' },
  basic_troubleshooting: { category: 'technical', complexity: 'low' },
  product_information: { category: 'feature_request', complexity: 'low' },
  billing_inquiries: { category: 'billing', complexity: 'low' },
}

test.each(
  Object.entries(ours.support_tiers).flatMap(([tier, { capabilities }]) =>
    capabilities.map((capability) => [capability, tier] as const),
  ),
)('what takes %s goes to %s', (capability, tier) => {
  const filed = CATEGORIES[capability] ?? { category: 'technical', complexity: 'high' }
  for (const channel of ['email', 'phone_support', 'social_media', 'in_app_messaging'] as const) {
    const placement = placementOf(ours, facts({ channel, capability, ...filed }))
    expect([channel, placement.tier]).toEqual([channel, tier])
    expect(placement.team).toBe(capability === 'billing_inquiries' ? 'billing_specialist' : tier)
  }
})

test.each([
  ['low', 'free', 'tier1_general', 'first_tier'],
  ['low', 'premium', 'tier1_general', 'first_tier'],
  ['low', 'enterprise', 'tier2_technical', 'technical_for_enterprise'],
  [null, 'free', 'tier1_general', 'first_tier'],
  ['medium', 'free', 'tier2_technical', 'hard'],
  ['medium', 'enterprise', 'tier2_technical', 'hard'],
  ['high', 'free', 'tier2_technical', 'hard'],
  ['high', 'premium', 'tier2_technical', 'hard'],
  ['high', 'enterprise', 'tier3_specialists', 'hard_for_enterprise'],
] as const)(
  'a technical question of %s complexity, asked by a %s customer',
  (complexity, customer_status, team, rule) => {
    expect(placementOf(ours, facts({ complexity, customer_status }))).toMatchObject({ team, tier: team, rule })
  },
)

test('the reason names complexity and customer status, and the losers say what they lacked', () => {
  const free = placementOf(ours, facts({ complexity: 'high' }))
  const enterprise = placementOf(ours, facts({ complexity: 'high', customer_status: 'enterprise' }))
  expect(free.reason).toContain('complexity high, customer status free')
  expect(enterprise.reason).toContain('complexity high, customer status enterprise')
  expect(free.losers).toContainEqual({
    option: 'tier3_specialists',
    reason: 'hard_for_enterprise: the customer status is free, not enterprise',
  })
  expect(enterprise.losers.map(({ option }) => option).toSorted()).toEqual([
    'billing_specialist',
    'tier1_general',
    'tier2_technical',
  ])
  for (const { losers, team } of [free, enterprise]) expect(losers.map(({ option }) => option)).not.toContain(team)
})

test.each([
  ['technical', 'tier2_technical'],
  ['billing', 'billing_specialist'],
  ['account', 'tier1_general'],
  ['feature_request', 'tier1_general'],
] as const)('the chat follows auto_routing by the letter: %s', (category, team) => {
  for (const complexity of ['low', 'medium', 'high'] as const)
    for (const customer_status of ['free', 'premium', 'enterprise'] as const)
      expect(teamOf({ channel: 'live_chat', category, complexity, customer_status })).toBe(team)
})

test('a technical question of the chat goes where its list says, also when a tier lists what it takes', () => {
  const elsewhere = (team: string) =>
    framework(`support_channels: { live_chat: { auto_routing: [{ technical_issues: ${team} }] } }`)
  for (const team of ['tier1_general', 'tier3_specialists', 'billing_specialist'])
    for (const capability of [null, 'integration_support', 'custom_configuration', 'bug_reproduction'])
      expect(
        placementOf(elsewhere(team), facts({ channel: 'live_chat', capability, complexity: 'high' })),
      ).toMatchObject({ team, rule: 'technical_issues' })
  // What is more than a question goes to those who can do it.
  for (const capability of ['data_recovery', 'security_incidents', 'custom_development'])
    expect(placementOf(ours, facts({ channel: 'live_chat', capability }))).toMatchObject({
      ...{ team: 'tier3_specialists', rule: 'capability' },
    })
  // Other channels have no such list.
  expect(teamOf({ capability: 'integration_support' }, elsewhere('tier3_specialists'))).toBe('tier2_technical')
})

test('what is not clear goes to whoever helps with everything', () => {
  for (const unclear of [{ confidence: 0.34 }, { category: null }]) {
    const hard = facts({ complexity: 'high', capability: 'data_recovery', customer_status: 'enterprise', ...unclear })
    expect(placementOf(ours, hard)).toMatchObject({ team: 'tier1_general', rule: 'unsure' })
    expect(teamOf({ category: 'billing', channel: 'live_chat', confidence: 0.1 })).toBe('tier1_general')
  }
  expect(teamOf({ complexity: 'high', confidence: 0.35 })).toBe('tier2_technical')
})

test('a hard question of an enterprise goes up to those who help enterprises, though a lower tier could do it', () => {
  const hard = { capability: 'integration_support', complexity: 'high', customer_status: 'enterprise' } as const
  expect(placementOf(ours, facts(hard))).toMatchObject({ team: 'tier3_specialists', rule: 'hard_for_enterprise' })
  expect(teamOf({ ...hard, complexity: 'medium' })).toBe('tier2_technical')
  expect(teamOf({ ...hard, customer_status: 'premium' })).toBe('tier2_technical')
  expect(teamOf({ ...hard, channel: 'live_chat' })).toBe('tier2_technical')
  const above = framework(`
support_tiers: { engineers: { capabilities: [kernel_hacking], escalation_criteria: [] } }
`)
  // Never down: what is asked for takes a tier above that of the enterprises.
  expect(teamOf({ ...hard, capability: 'kernel_hacking' }, above)).toBe('engineers')
})

test('billing goes to the billing team on every channel', () => {
  for (const channel of ['email', 'live_chat', 'phone_support', 'social_media', 'in_app_messaging'] as const)
    expect(teamOf({ channel, category: 'billing', customer_status: 'enterprise', complexity: 'high' })).toBe(
      'billing_specialist',
    )
})

test('another framework places by its own names and lists', () => {
  const theirs = framework(`
support_tiers:
  tier1_general: { capabilities: [account_management] }
  tier2_technical: { capabilities: [] }
  tier3_specialists: { capabilities: [enterprise_support] }
  engineers: { capabilities: [advanced_troubleshooting, integration_support], escalation_criteria: [] }
  lawyers: { capabilities: [billing_inquiries, integration_support], escalation_criteria: [] }
teams:
  cashiers: { tier: engineers }
  greeters: { tier: tier3_specialists }
support_channels:
  live_chat:
    auto_routing:
      - { billing_questions: cashiers, general_inquiries: greeters }
`)
  expect(teamOf({ capability: 'integration_support' }, theirs)).toBe('engineers')
  expect(teamOf({ capability: 'billing_inquiries', category: 'billing' }, theirs)).toBe('lawyers')
  expect(placementOf(theirs, facts({ category: 'billing' }))).toMatchObject({ team: 'cashiers', tier: 'engineers' })
  expect(teamOf({ complexity: 'medium' }, theirs)).toBe('engineers')
  // Nobody is named for technical questions of the chat, nor lists data_recovery: the next rules decide.
  expect(teamOf({ channel: 'live_chat', category: 'account' }, theirs)).toBe('greeters')
  expect(teamOf({ channel: 'live_chat', category: 'account', confidence: 0 }, theirs)).toBe('greeters')
  expect(teamOf({ channel: 'live_chat', complexity: 'high' }, theirs)).toBe('engineers')
  expect(teamOf({ capability: 'data_recovery' }, theirs)).toBe('tier1_general')
})

test('the first tier is what is left, even when it is the only one that says anything', () => {
  const bare = framework(`
support_tiers:
  tier2_technical: { capabilities: [] }
  tier3_specialists: { capabilities: [] }
support_channels: { live_chat: { auto_routing: [] } }
`)
  for (const channel of ['email', 'live_chat'] as const)
    for (const category of ['technical', 'billing', 'account', null])
      expect(teamOf({ channel, category, complexity: 'high', customer_status: 'enterprise' }, bare)).toBe(
        'tier1_general',
      )
})
