import { expect, test } from 'vitest'
import { extended, NOTHING, only, type Selection, toggled, withAll } from './selection.ts'

const rows = [...'abcdef']
const ids = (selection: Selection) => [...selection.ids].toSorted().join('')

test('one row after the other', () => {
  expect(ids(toggled(toggled(NOTHING, 'b'), 'd'))).toBe('bd')
  expect(ids(toggled(toggled(NOTHING, 'b'), 'b'))).toBe('')
})

test('a range goes both ways from where it began and keeps what was ticked', () => {
  const first = toggled(toggled(NOTHING, 'f'), 'c')
  expect(ids(extended(first, rows, 'e'))).toBe('cdef')
  expect(ids(extended(first, rows, 'a'))).toBe('abcf')
  expect(ids(extended(extended(first, rows, 'e'), rows, 'b'))).toBe('bcdef')
})

test('a range without a beginning, or whose beginning has left the list, is the row itself', () => {
  expect(ids(extended(NOTHING, rows, 'b'))).toBe('b')
  expect(ids(extended(only(['a']), rows, 'b'))).toBe('ab')
  expect(ids(extended({ ids: new Set(), anchor: 'z' }, rows, 'b'))).toBe('b')
})

test('all, and those alone that were refused', () => {
  expect(ids(withAll(NOTHING, rows))).toBe('abcdef')
  expect(ids(only(['c']))).toBe('c')
})
