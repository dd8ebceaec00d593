import { expect, test } from 'vitest'
import { spanText } from './figure-words.ts'
import { scaleOf } from './scale.ts'

test('every axis holds its values between round steps', () => {
  expect(scaleOf('tickets', [0, 38])).toEqual({ from: 0, to: 40, ticks: [0, 10, 20, 30, 40] })
  expect(scaleOf('tickets', [0])).toEqual({ from: 0, to: 1, ticks: [0, 1] })
  expect(scaleOf('percent', [91.2, 97.8])).toEqual({ from: 85, to: 100, ticks: [85, 90, 95, 100] })
  expect(scaleOf('score', [4.2, 4.6]).ticks).toEqual([4, 4.5, 5])
  expect(scaleOf('seconds', [5_000]).ticks).toEqual([0, 1_800, 3_600, 5_400])
})

test('a span is written in its two largest units', () => {
  expect(spanText(41, 'en')).toBe('41s')
  expect(spanText(720, 'en')).toBe('12m')
  expect(spanText(14_058, 'en')).toBe('3h 54m')
  expect(spanText(2 * 86_400 + 3_599, 'en')).toBe('2d 1h')
  expect(spanText(0, 'en')).toBe('0s')
})
