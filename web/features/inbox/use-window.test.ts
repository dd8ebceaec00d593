import { expect, test } from 'vitest'
import { ROW_PX, rangeOf, scrollFor } from './use-window.ts'

const screen = { height: ROW_PX * 8, above: 0 }

test('drawn is what is on the screen and some rows besides, never more than there are', () => {
  expect(rangeOf({ top: 0, height: ROW_PX * 8, count: 1000 })).toEqual({ from: 0, to: 16 })
  expect(rangeOf({ top: ROW_PX * 100, height: ROW_PX * 8, count: 1000 })).toEqual({ from: 92, to: 116 })
  expect(rangeOf({ top: ROW_PX * 996, height: ROW_PX * 8, count: 1000 })).toEqual({ from: 988, to: 1000 })
  expect(rangeOf({ top: ROW_PX * 50, height: ROW_PX * 8, count: 3 })).toEqual({ from: 3, to: 3 })
  expect(rangeOf({ top: -200, height: ROW_PX * 2, count: 0 })).toEqual({ from: 0, to: 0 })
})

test('a row is brought onto the screen by the shortest way, and not at all when it is there', () => {
  expect(scrollFor(3, { top: 0, ...screen })).toBe(0)
  expect(scrollFor(8, { top: 0, ...screen })).toBe(ROW_PX)
  expect(scrollFor(4, { top: ROW_PX * 6, ...screen })).toBe(ROW_PX * 4)
})

test('what stands above the rows is shown again with the first of them', () => {
  expect(scrollFor(0, { top: ROW_PX * 6, height: 500, above: 80 })).toBe(0)
  expect(scrollFor(2, { top: ROW_PX * 6, height: 500, above: 80 })).toBe(80 + ROW_PX * 2)
})
