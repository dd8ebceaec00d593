import { afterEach, expect, test, vi } from 'vitest'
import { learnServerClock, serverNow } from './server-clock.ts'

afterEach(() => vi.useRealTimers())

test('a clock that is off is corrected by what the server says; small differences and nonsense are not', () => {
  vi.useFakeTimers({ now: Date.parse('2026-03-01T10:00:00Z') })
  learnServerClock('Sun, 01 Mar 2026 10:05:00 GMT')
  expect(serverNow()).toBe(Date.parse('2026-03-01T10:05:00Z'))
  learnServerClock(null)
  learnServerClock('soon')
  expect(serverNow()).toBe(Date.parse('2026-03-01T10:05:00Z'))
  learnServerClock('Sun, 01 Mar 2026 09:59:59 GMT')
  expect(serverNow()).toBe(Date.now())
})
