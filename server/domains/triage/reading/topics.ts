/** How bad it is for those affected, from nothing to the worst. */
export const SEVERITIES = [
  'wish',
  'needed',
  'question',
  'cosmetic',
  'money',
  'hindered',
  'blocked',
  'mislaid',
  'down',
  'loss',
  'leak',
] as const
export type Severity = (typeof SEVERITIES)[number]
export type Category = 'technical' | 'billing' | 'account' | 'feature_request'
export type Hardness = 'low' | 'medium' | 'high'

/** What is usual for a topic: when it is only asked about, and when something is wrong. */
export interface Topic {
  category: Category
  severity: { calm: Severity; wrong: Severity }
  complexity: { calm: Hardness; wrong: Hardness }
  /** Who can help, where the topic alone says so. */
  capability: string | null
}

interface Usual {
  category: Category
  capability: string | null
  severity: [calm: Severity, wrong: Severity]
  complexity: [calm: Hardness, wrong: Hardness]
}

const usual =
  ({ category, capability, severity, complexity }: Usual) =>
  (names: string, changes: Partial<Usual> = {}): [string, Topic][] => {
    const [calm, wrong] = changes.severity ?? severity
    const [easy, hard] = changes.complexity ?? complexity
    return names.split(' ').map((name) => [
      name,
      {
        category: changes.category ?? category,
        capability: changes.capability ?? capability,
        severity: { calm, wrong },
        complexity: { calm: easy, wrong: hard },
      },
    ])
  }

const technical = usual({
  category: 'technical',
  capability: null,
  severity: ['hindered', 'hindered'],
  complexity: ['medium', 'medium'],
})
const billing = usual({
  category: 'billing',
  capability: 'billing_inquiries',
  severity: ['question', 'money'],
  complexity: ['low', 'low'],
})
const account = usual({
  category: 'account',
  capability: 'account_management',
  severity: ['question', 'blocked'],
  complexity: ['low', 'low'],
})
const wish = usual({
  category: 'feature_request',
  capability: 'product_information',
  severity: ['wish', 'wish'],
  complexity: ['low', 'low'],
})

const BASIC = {
  capability: 'basic_troubleshooting',
  severity: ['question', 'hindered'],
  complexity: ['low', 'medium'],
} as const
const asBasic = (): Partial<Usual> => ({ ...BASIC, severity: [...BASIC.severity], complexity: [...BASIC.complexity] })

export const TOPICS: ReadonlyMap<string, Topic> = new Map([
  ...technical('error_message crash slow wrong_data'),
  ...technical('sync import_export', { severity: ['question', 'hindered'], complexity: ['low', 'medium'] }),
  ...technical('api webhook integration', {
    capability: 'integration_support',
    severity: ['question', 'hindered'],
    complexity: ['medium', 'high'],
  }),
  ...technical('single_sign_on configuration', {
    capability: 'custom_configuration',
    severity: ['question', 'hindered'],
    complexity: ['medium', 'high'],
  }),
  ...technical('reproduction', {
    capability: 'bug_reproduction',
    severity: ['hindered', 'hindered'],
    complexity: ['high', 'high'],
  }),
  ...technical('migration', {
    capability: 'custom_configuration',
    severity: ['question', 'hindered'],
    complexity: ['high', 'high'],
  }),
  ...technical('data_loss', {
    capability: 'data_recovery',
    severity: ['mislaid', 'mislaid'],
    complexity: ['high', 'high'],
  }),
  ...technical('outage', { severity: ['down', 'down'], complexity: ['medium', 'high'] }),
  ...technical('security', {
    capability: 'security_incidents',
    severity: ['question', 'leak'],
    complexity: ['high', 'high'],
  }),
  ...technical('notifications display app_device upload search malfunction', asBasic()),
  ...technical('bug', { ...asBasic(), severity: ['hindered', 'hindered'] }),
  ...technical('how_to', { ...asBasic(), severity: ['question', 'question'], complexity: ['low', 'low'] }),
  ...billing('double_charge', { severity: ['money', 'money'] }),
  ...billing('payment_failed', { severity: ['money', 'money'], complexity: ['low', 'medium'] }),
  ...billing('wrong_charge', { complexity: ['low', 'medium'] }),
  ...billing('refund invoice tax'),
  ...billing('payment_method cancel_subscription plan_change pricing'),
  ...account('login password_reset two_factor'),
  ...account('users_roles profile my_account', { severity: ['question', 'hindered'], complexity: ['low', 'medium'] }),
  ...account('close_account privacy', { severity: ['question', 'question'] }),
  ...account('account_takeover', {
    capability: 'security_incidents',
    severity: ['leak', 'leak'],
    complexity: ['high', 'high'],
  }),
  ...account('enterprise', {
    capability: 'enterprise_support',
    severity: ['question', 'question'],
    complexity: ['medium', 'medium'],
  }),
  ...account('product_information', { capability: 'product_information', severity: ['question', 'question'] }),
  ...wish('feature_request'),
  ...wish('custom_development', { capability: 'custom_development', complexity: ['high', 'high'] }),
])
