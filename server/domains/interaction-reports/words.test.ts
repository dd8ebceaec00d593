import { expect, test } from 'vitest'
import { contactMethod, counted, momentText, sentence, spanText, spoken, titled } from './words.ts'

test.each([
  [0, '0 s'],
  [59.4, '59 s'],
  [60, '1 min'],
  [3_600, '1 h'],
  [8_100, '2 h 15 min'],
  [183_661, '2 d 3 h'],
  [86_400, '1 d'],
  [-5, '0 s'],
])('%s seconds are %s', (seconds, text) => {
  expect(spanText(seconds)).toBe(text)
})

test('words of the product read as words of the report', () => {
  expect(titled('feature_request')).toBe('Feature Request')
  expect(sentence(spoken('billing_error'))).toBe('Billing error')
  expect(contactMethod('in_app_messaging')).toBe('In-app')
  expect(momentText('2026-03-09T14:05:59.999Z')).toBe('2026-03-09 14:05 UTC')
  expect([counted(1, 'ticket'), counted(0, 'ticket')]).toEqual(['1 ticket', '0 tickets'])
})
