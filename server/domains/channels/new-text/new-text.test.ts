import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newTextOf } from './new-text.ts'

test.each([
  ['a plain message', 'Hello\n\nHow are you?', 'Hello\n\nHow are you?'],
  ['Gmail', 'Still broken.\n\nOn Mon, Nov 2, 2026 at 3:04 PM Desk <d@x.example> wrote:\n> Try this', 'Still broken.'],
  [
    'Gmail, folded',
    'No.\n\nOn Mon, Nov 2, 2026 at 3:04 PM Desk with a long name\n<d@x.example> wrote:\n\n> Try',
    'No.',
  ],
  ['Outlook', 'Yes.\n\nFrom: Desk\nSent: Monday\nTo: Me\nSubject: Re\n\nTry this', 'Yes.'],
  ['Outlook, original message', 'Yes.\n-----Original Message-----\nFrom: x', 'Yes.'],
  ['Chinese', '还是不行。\n\n在 2026年11月2日，客服 <d@x.example> 写道：\n> 请试试', '还是不行。'],
  ['QQ mail', '好的\n\n------------------ 原始邮件 ------------------\n发件人: x', '好的'],
  ['a signature', 'Call me.\n-- \nBea\n+49 1', 'Call me.'],
  [
    'answers between the lines',
    '> Which version?\n4.2\n> Since when?\nMonday',
    '> Which version?\n4.2\n> Since when?\nMonday',
  ],
  ['quote below', 'See above\n> one\n> two\n', 'See above'],
  ['nothing but a quote', '> one\n> two', '> one\n> two'],
  ['a sentence that begins with On', 'On Monday it broke.\nI wrote: help', 'On Monday it broke.\nI wrote: help'],
])('%s', (_name, text, expected) => {
  expect(newTextOf(text)).toBe(expected)
  expect(newTextOf(text.replaceAll('\n', '\r\n'))).toBe(expected)
})

test('something is always left, and nothing is invented', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const result = newTextOf(text)
      expect(text.replaceAll('\r\n', '\n')).toContain(result)
      if (text.trim() !== '') expect(result).not.toBe('')
    }),
  )
})

test('a text nobody wrote by hand is kept whole, at once', () => {
  const text = 'a\n'.repeat(10_000_000)
  const start = performance.now()
  expect(newTextOf(text)).toBe(text.trim())
  expect(performance.now() - start).toBeLessThan(1_000)
})
