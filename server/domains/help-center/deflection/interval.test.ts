import { expect, test } from 'vitest'
import { difference, wilson } from './interval.ts'

const Z_95 = 1.959963984540054

test.each([
  // R. G. Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3.
  [{ count: 81, of: 263 }, 0.2553, 0.3662],
  [{ count: 15, of: 148 }, 0.0624, 0.1605],
  [{ count: 0, of: 20 }, 0, 0.1611],
  [{ count: 1, of: 29 }, 0.0061, 0.1718],
])('Wilson of %j', (share, low, high) => {
  const interval = wilson(share, Z_95)!
  expect(interval.low).toBeCloseTo(low, 4)
  expect(interval.high).toBeCloseTo(high, 4)
})

test.each([
  // R. G. Newcombe, Statistics in Medicine 17 (1998) 873-890, table II, method 10.
  [{ count: 56, of: 70 }, { count: 48, of: 80 }, 0.0524, 0.3339],
  [{ count: 9, of: 10 }, { count: 3, of: 10 }, 0.1705, 0.809],
  [{ count: 10, of: 10 }, { count: 0, of: 20 }, 0.6791, 1],
  [{ count: 10, of: 10 }, { count: 0, of: 10 }, 0.6075, 1],
])('the difference of %j and %j', (one, other, low, high) => {
  const interval = difference(one, other, Z_95)!
  expect(interval.value).toBeCloseTo(one.count / one.of - other.count / other.of, 10)
  expect(interval.low).toBeCloseTo(low, 4)
  expect(interval.high).toBeCloseTo(high, 4)
})

test('of nothing nothing is said', () => {
  expect(wilson({ count: 0, of: 0 })).toBeNull()
  expect(difference({ count: 1, of: 2 }, { count: 0, of: 0 })).toBeNull()
})
