import { expect, test } from 'vitest'
import { isOnlyThanks, isOnlyYes } from './thanks.ts'

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

test.each([
  'Yes',
  'ok',
  'Perfect, that solved it.',
  '👍',
  'Danke!',
  '好了，谢谢',
  '谢谢你们的帮助，已经好了',
  'It works now, great!',
])('"%s" agrees that it is solved', (text) => expect(isOnlyYes(text)).toBe(true))

test.each([
  '',
  'No',
  'Yes, but the second invoice is wrong',
  'not yet',
  'It still fails',
  '还没好',
  '谢谢，但是还是不行',
  '没有解决',
  'Yes?',
  'Solved? No.',
  'Yes, and please send me the contract',
])('"%s" does not simply agree', (text) => expect(isOnlyYes(text)).toBe(false))
