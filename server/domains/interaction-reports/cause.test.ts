import { expect, test } from 'vitest'
import { aReading, idOf } from '../../testing/report-facts.ts'
import { causeOf } from './cause.ts'
import type { Understanding } from './facts/facts.ts'

const understood = (category: string, topic: string | null, confidence = 0.9): Understanding => ({
  ...{ category: aReading(category, confidence), impact: aReading('low'), urgency: aReading('low') },
  ...{ topic, requests: [], emotions: [], rules_version: 'rules 1' },
})

test('a cause is proposed where the topic leaves no doubt', () => {
  const proposed = (category: string, topic: string | null, confidence?: number) =>
    causeOf({}, understood(category, topic, confidence)).code
  expect(proposed('billing', 'double_charge')).toBe('billing_error')
  expect(proposed('account', 'password_reset')).toBe('access')
  expect(proposed('feature_request', null)).toBe('missing_feature')
  expect([proposed('billing', 'refund'), proposed('billing', null), proposed('technical', null)]).toEqual([
    null,
    null,
    null,
  ])
  expect([proposed('billing', 'double_charge', 0.6), proposed('billing', 'double_charge', 0.59)]).toEqual([
    'billing_error',
    null,
  ])
})

test('what a person says of the category is sure; a topic of another category is left behind', () => {
  const corrected = { ...understood('billing', 'double_charge', 0), category: aReading('billing', 0) }
  corrected.category.source = 'agent'
  expect(causeOf({}, corrected).code).toBe('billing_error')
  expect(causeOf({}, understood('technical', 'double_charge')).code).toBeNull()
})

test('of several things asked for, the main one may be surer than the whole', () => {
  const request = (topic: string, category: 'billing' | 'account', confidence: number) => ({
    ...{ message_id: idOf(1), start: 0, end: 1, text: 'x', category, topic, confidence },
  })
  const unsure = understood('billing', 'double_charge', 0.5)
  const withRequests = (...requests: Understanding['requests']) => causeOf({}, { ...unsure, requests }).code
  expect(withRequests(request('double_charge', 'billing', 0.8), request('profile', 'account', 0.7))).toBe(
    'billing_error',
  )
  expect(withRequests(request('profile', 'account', 0.9))).toBeNull()
})

test('a person’s cause stands, whatever the rules would propose', () => {
  const edits = { cause_code: { value: 'security' as const, by: null, at: '2026-01-01T00:00:00.000Z' } }
  expect(causeOf(edits, understood('billing', 'double_charge'))).toEqual({
    code: 'security',
    source: 'person',
    confidence: null,
  })
  expect(causeOf({}, null)).toEqual({ code: null, source: 'none', confidence: null })
})
