import { expect, test } from 'vitest'
import { AWAY_AFTER_MS, leadAfter, presenceNow } from './presence.ts'

test('who is online and touches nothing is away; what somebody chose otherwise stands', () => {
  expect(presenceNow('online', AWAY_AFTER_MS - 1)).toBe('online')
  expect(presenceNow('online', AWAY_AFTER_MS)).toBe('away')
  expect(presenceNow('away', 0)).toBe('away')
  expect(presenceNow('offline', AWAY_AFTER_MS)).toBe('offline')
})

test('one page speaks for all: it keeps the lead while it lives, and another takes over when it is gone', () => {
  const first = leadAfter(null, 'a', 1_000)
  expect(first.page).toBe('a')
  expect(leadAfter(first, 'b', 2_000)).toEqual(first)
  const renewed = leadAfter(first, 'a', 60_000)
  expect(renewed.until_ms).toBeGreaterThan(first.until_ms)
  expect(leadAfter(renewed, 'b', renewed.until_ms - 1).page).toBe('a')
  expect(leadAfter(renewed, 'b', renewed.until_ms).page).toBe('b')
})
