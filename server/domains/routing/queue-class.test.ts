import { expect, test } from 'vitest'
import { readFrameworkText } from '../framework/read-text.ts'
import { type Queueable, queueClassOf } from './queue-class.ts'

const read = (text: string) => readFrameworkText(text).framework!
const ours = read('')
const HOUR = 3_600
const plain: Queueable = {
  ...{ channel: 'email', category: 'account', impact: 'low', urgency: 'low', priority: 'low' },
  ...{ customer_status: 'free', status: 'new' },
}
const classOf = (changes: Partial<Queueable>, by = ours) => {
  const { queue_class, lead_seconds } = queueClassOf(by, { ...plain, ...changes })
  return [queue_class, lead_seconds / HOUR]
}
const emergency = { category: 'technical', priority: 'critical' } as const

test.each<[Partial<Queueable>, string | null, number]>([
  [{}, null, 0],
  [{ customer_status: 'premium' }, null, 0],
  [{ customer_status: 'enterprise' }, 'enterprise_customers', 12],
  [{ customer_status: 'enterprise', category: 'billing' }, 'enterprise_customers', 12],
  [{ category: 'billing' }, 'billing_issues', 8],
  [{ category: 'billing', priority: 'critical' }, 'billing_issues', 8],
  [{ category: 'technical' }, null, 0],
  [{ category: 'technical', urgency: 'high', impact: 'medium' }, null, 0],
  [{ category: 'technical', urgency: 'high', impact: 'high' }, 'technical_emergencies', 4],
  [{ category: 'technical', impact: 'critical' }, 'technical_emergencies', 4],
  [emergency, 'technical_emergencies', 4],
  [{ ...emergency, category: 'account' }, null, 0],
  [{ channel: 'social_media', category: 'billing' }, 'billing_issues', 8],
  [{ channel: 'phone_support', category: 'billing' }, null, 0],
  [{ channel: 'phone_support', customer_status: 'premium' }, 'premium_customers', 12],
  [{ channel: 'phone_support', customer_status: 'enterprise', status: 'escalated' }, 'premium_customers', 12],
  [{ channel: 'phone_support', status: 'escalated', ...emergency }, 'escalated_issues', 8],
  [{ channel: 'phone_support', ...emergency }, 'urgent_technical_problems', 4],
  [{ status: 'escalated' }, null, 0],
])('%j belongs to %s, %d hours ahead', (changes, name, hours) => {
  expect(classOf(changes)).toEqual([name, hours])
})

test('the framework says who comes first, and by how much', () => {
  const theirs = read(`
routing: { class_lead: "90 minutes" }
support_channels: { email: { priority_routing: [technical_emergencies, dragons, premium_customers] } }
`)
  expect(classOf({ customer_status: 'enterprise' }, theirs)).toEqual(['premium_customers', 1.5])
  expect(classOf({ customer_status: 'enterprise', ...emergency }, theirs)).toEqual(['technical_emergencies', 4.5])
  expect(queueClassOf(theirs, { ...plain, customer_status: 'premium' }).losers).toEqual([
    { option: 'technical_emergencies', reason: 'does not fit' },
    { option: 'dragons', reason: 'nothing is known of this class, so nobody belongs to it' },
  ])
  expect(queueClassOf(ours, { ...plain, customer_status: 'enterprise', category: 'billing' }).losers).toEqual([
    { option: 'billing_issues', reason: 'stands below enterprise_customers' },
    { option: 'technical_emergencies', reason: 'does not fit' },
  ])
})

test('a list without anybody makes no difference', () => {
  const nobody = read('support_channels: { email: { priority_routing: [] } }')
  expect(classOf({ customer_status: 'enterprise' }, nobody)).toEqual([null, 0])
})
