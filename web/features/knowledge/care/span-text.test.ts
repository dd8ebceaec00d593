import { expect, test } from 'vitest'
import { spanText } from './span-text.ts'

test('a length of time is said in the language of its reader', () => {
  expect(spanText('7 days', 'en')).toBe('7 days')
  expect(spanText('7 days', 'zh')).toBe('7天')
  expect(spanText('1 week', 'en')).toBe('1 week')
  expect(spanText('2 business days', 'zh')).toBe('2 business days')
})
