import { expect, test } from 'vitest'
import { isId, newId } from './ids.ts'

test('ids made one after the other sort in that order, within a millisecond too', () => {
  const ids = Array.from({ length: 5000 }, newId)
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.every(isId)).toBe(true)
})
