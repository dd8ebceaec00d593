import { expect, test } from 'vitest'
import { roughSpan, spanText } from './span-text.ts'

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

test.each([
  [0.4, '0 sec', '0秒'],
  [45, '45 sec', '45秒'],
  [2_792.9, '47 min', '47分钟'],
  [7_335.8, '2h 2m', '2小时 2分钟'],
])('%f seconds that are over are told roughly', (seconds, english, chinese) => {
  expect([roughSpan(seconds, 'en'), roughSpan(seconds, 'zh')]).toEqual([english, chinese])
})
