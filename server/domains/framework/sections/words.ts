import { z } from 'zod'

/** "constructor" and the like mean something to every object: what is looked up by name would find that. */
const isPlain = (name: string): boolean => !(name in Object.prototype)

export const word = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, 'Use lower-case letters, digits and underscores.')
  .refine(isPlain, 'This name is taken by the software itself. Choose another one.')
export const words = z.array(word)

// The desk's own words. The framework stands above the domains that own them, so they are named here once more.
export const channel = z.enum(['email', 'live_chat', 'phone_support', 'social_media', 'in_app_messaging'])
export const priority = z.enum(['low', 'medium', 'high', 'critical'])
export const category = z.enum(['technical', 'billing', 'account', 'feature_request'])
export const emotion = z.enum(['frustrated', 'confused', 'neutral', 'satisfied'])
export const status = z.enum(['new', 'open', 'pending', 'on_hold', 'escalated', 'resolved', 'closed'])
export const accountType = z.enum(['free', 'premium', 'enterprise'])

/** Who priority_routing and priority_queue can put first. */
export const QUEUE_CLASSES: readonly string[] = [
  'enterprise_customers',
  'premium_customers',
  'billing_issues',
  'technical_emergencies',
  'urgent_technical_problems',
  'escalated_issues',
]

/** Whether everybody of one class belongs to another: enterprise customers are premium customers too. */
export const coversClass = (wider: string, narrower: string): boolean =>
  SAME_OR_WIDER.some(([one, other]) => one === wider && other === narrower)

const SAME_OR_WIDER = [
  ['premium_customers', 'enterprise_customers'],
  ['technical_emergencies', 'urgent_technical_problems'],
  ['urgent_technical_problems', 'technical_emergencies'],
] as const
