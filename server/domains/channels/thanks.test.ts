import { expect, test } from 'vitest'
import { isOnlyThanks } from './thanks.ts'

test.each([
  'Thanks',
  'thank you so much!',
  'Thanks a lot 👍',
  'OK, got it. Thanks again!',
  '谢谢',
  '好的，谢谢您！',
  '非常感谢 🙏',
  'Thx :-)',
])('"%s" wants nothing', (text) => expect(isOnlyThanks(text)).toBe(true))

test.each([
  '',
  'ok',
  'Thanks, but it still fails',
  'Thank you?',
  '谢谢，但是还是不行',
  'Thanks. Call me 4711',
  'no thanks needed, refund me',
  'Great!',
])('"%s" is not only thanks', (text) => expect(isOnlyThanks(text)).toBe(false))
