import { expect, test } from 'vitest'
import { stemOf } from './stem.ts'
import { runsIn } from './words.ts'

const words = (text: string) => runsIn(text).map(({ word }) => word)

test('one spelling for all the ways a word is written', () => {
  expect(words('Crème BRÛLÉE ＡＢＣ１２ Straße don’t Ελλάδα Йод')).toEqual([
    'creme',
    'brulee',
    'abc12',
    'strasse',
    'dont',
    'ελλαδα',
    'иод',
  ])
  expect(words("Don't pay SR-0042, jane.doe@example.com!")).toEqual([
    'dont',
    'pay',
    'sr',
    '0042',
    'jane',
    'doe',
    'example',
    'com',
  ])
  expect(words('退款order12東京タワー한국어')).toEqual(['退款', 'order12', '東京タワー', '한국어'])
  expect(words('が')).toEqual(['が'])
})

test('a run knows where it stands in the text as it was written', () => {
  const text = 'Ｃａｆé, 退款 now'
  expect(runsIn(text).map(({ start, end }) => text.slice(start, end))).toEqual(['Ｃａｆé', '退款', 'now'])
})

test.each([
  ['refund refunds refunded refunding'],
  ['invoice invoices invoiced invoicing'],
  ['crash crashes crashed crashing'],
  ['cancel cancels canceled cancelled cancelling'],
  ['reply replies replied replying'],
  ['log logs logged logging'],
  ['add added adding'],
  ['pay paid pays paying'],
  ['use uses used using'],
])('forms of one word have one stem: %s', (forms) => {
  expect(new Set(forms.split(' ').map(stemOf)).size).toBe(1)
})

test('words that only look alike keep apart, and numbers have no forms', () => {
  for (const [a, b] of [
    ['need', 'need​le'],
    ['bus', 'bu'],
    ['status', 'statu'],
    ['file', 'fill'],
    ['thing', 'th'],
  ])
    expect(stemOf(a!), `${a} ${b}`).not.toBe(stemOf(b!))
  expect([stemOf('4711'), stemOf('err42')]).toEqual([null, null])
})
