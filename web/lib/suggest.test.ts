import { expect, test } from 'vitest'
import { best, triggerAt } from './suggest.ts'

const all = ['/', '@', ':'] as const
/** `|` is the caret. */
const at = (marked: string) => {
  const caret = marked.indexOf('|')
  const found = triggerAt(marked.replace('|', ''), caret, all)
  return found && `${found.sign}${found.query}@${found.start}-${found.end}`
}

test.each([
  ['/|', '/@0-1'],
  ['Hello\n/ref|', '/ref@6-10'],
  ['/refund is|', '/refund is@0-10'],
  ['您好，/退款|', '/退款@3-6'],
  ['／退|', '/退@0-2'],
  ['see @ada|', '@ada@4-8'],
  ['@Ada A|dmin', '@Ada A@0-6'],
  ['请@王|看看', '@王@1-3'],
  ['(@li|', '@li@1-4'],
  ['fine :smi|', ':smi@5-9'],
  ['好的：笑|', ':笑@2-4'],
])('%s asks for %s', (text, wanted) => expect(at(text)).toBe(wanted))

test.each([
  ['and/or|'],
  ['https://exa|'],
  ['5/6|'],
  ['/ 2|'],
  ['/refund |'],
  ['bea@shop|'],
  ['@Ada |'],
  ['10:30|'],
  [':)|'],
  [':|'],
  ['note: well|'],
  ['/ref\nmore|'],
  ['plain|'],
])('%s is just text', (text) => expect(at(text)).toBeNull())

test('a sign that means nothing here opens nothing', () => {
  expect(triggerAt('@ada', 4, ['/', ':'])).toBeNull()
})

test('the very name comes first, then what begins with the query, then what only holds it; accents and case do not matter', () => {
  const names = ['Übergabe', 'Refund declined', 'No refund', 'prefund', 'Refund']
  expect(best(names, 'refund', (name) => [name])).toEqual(['Refund', 'Refund declined', 'No refund', 'prefund'])
  expect(best(names, 'uber', (name) => [name])).toEqual(['Übergabe'])
})
