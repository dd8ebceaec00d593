import { expect, test } from 'vitest'
import { spanText } from './span-text.ts'

const S = 1_000
test.each([
  [-5 * S, '0:00', '0:00'],
  [42 * S, '0:42', '0:42'],
  [727 * S, '12:07', '12:07'],
  [3_599 * S, '59:59', '59:59'],
  [12_000 * S, '3h 20m', '3小时 20分钟'],
  [3 * 86_400 * S + 7_200 * S, '3d 2h', '3天 2小时'],
  [30 * 86_400 * S, '30d', '30天'],
])('%i ms are told shortly', (ms, english, chinese) => {
  expect([spanText(ms, 'en'), spanText(ms, 'zh')]).toEqual([english, chinese])
})
