import { describe, expect, it, test } from 'vitest'
import { changesIn, countdownText, shownRemaining, spanWords, stateOf } from './countdown.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

describe('the time left', () => {
  it.each([
    [2 * HOUR + 10 * MINUTE, '2h 10m', '2小时10分', '2 hours 10 minutes'],
    [2 * HOUR, '2h', '2小时', '2 hours'],
    [59 * MINUTE, '59m', '59分', '59 minutes'],
    [2 * MINUTE, '2m', '2分', '2 minutes'],
    [2 * MINUTE - 1_000, '1m 59s', '1分59秒', '1 minute 59 seconds'],
    [45_000, '45s', '45秒', '45 seconds'],
    [0, '0s', '0秒', '0 seconds'],
    [-30_000, '-30s', '-30秒', '30 seconds'],
    [-12 * MINUTE, '-12m', '-12分', '12 minutes'],
    [-(DAY + 3 * HOUR + 59 * MINUTE), '-1d 3h', '-1天3小时', '1 day 3 hours'],
    [3 * DAY + 20 * MINUTE, '3d', '3天', '3 days'],
  ])('%i ms: %s', (left, english, chinese, words) => {
    expect(countdownText(left, 'en')).toBe(english)
    expect(countdownText(left, 'zh')).toBe(chinese)
    expect(spanWords(left, 'en')).toBe(words)
  })

  it('counts whole minutes, and seconds only near the deadline', () => {
    const deadline = { due_ms: 10 * HOUR, risk_ms: null }
    expect(shownRemaining(deadline, 10 * HOUR - 5 * MINUTE - 1)).toBe(5 * MINUTE)
    expect(shownRemaining(deadline, 10 * HOUR - 90_400)).toBe(90_000)
    expect(shownRemaining(deadline, 10 * HOUR + 30_400)).toBe(-30_000)
    expect(shownRemaining(deadline, 10 * HOUR + 12 * MINUTE + 59_000)).toBe(-12 * MINUTE)
  })
})

describe('how pressing a deadline is', () => {
  const deadline = { due_ms: 2 * HOUR, risk_ms: 90 * MINUTE }

  it('turns from fine to risk to late at exactly those moments', () => {
    expect(stateOf(deadline, 90 * MINUTE - 1)).toBe('fine')
    expect(stateOf(deadline, 90 * MINUTE)).toBe('risk')
    expect(stateOf(deadline, 2 * HOUR - 1)).toBe('risk')
    expect(stateOf(deadline, 2 * HOUR)).toBe('late')
  })

  it('is not at risk where nothing warns', () => {
    expect(stateOf({ due_ms: 2 * HOUR, risk_ms: null }, 2 * HOUR - 1)).toBe('fine')
  })
})

test('the timer rings when what is written changes, neither later nor for nothing', () => {
  const deadline = { due_ms: 4 * HOUR, risk_ms: 3 * HOUR + 30_000 }
  const writtenAt = (now: number) => `${stateOf(deadline, now)} ${shownRemaining(deadline, now)}`
  for (let now = 2 * HOUR + 17; now < 4 * HOUR + 5 * MINUTE; ) {
    const wait = changesIn(deadline, now)
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(MINUTE + 1)
    expect(writtenAt(now + wait - 1)).toBe(writtenAt(now))
    // Around the deadline itself 0 seconds are written on both sides, and the colour tells them apart.
    if (now + wait !== 4 * HOUR) expect(writtenAt(now + wait)).not.toBe(writtenAt(now))
    now += wait
  }
})
