import { describe, expect, it } from 'vitest'
import { dayName, dayStart, relative, shortAge, snoozeChoices } from './time.ts'

const now = new Date(2026, 10, 18, 12, 0).getTime()
const ago = (seconds: number) => new Date(now - seconds * 1000).toISOString()

describe('shortAge', () => {
  it('grows from now to a date', () => {
    expect(shortAge(ago(20), now, 'en')).toBe('now')
    expect(shortAge(ago(-30), now, 'en')).toBe('now')
    expect(shortAge(ago(5 * 60), now, 'en')).toBe('5m')
    expect(shortAge(ago(3 * 3600 + 100), now, 'en')).toBe('3h')
    expect(shortAge(ago(2 * 86_400), now, 'en')).toBe('2d')
    expect(shortAge(new Date(2026, 9, 2).toISOString(), now, 'en')).toBe('2 Oct')
    expect(shortAge(new Date(2025, 9, 2).toISOString(), now, 'en')).toBe('2 Oct 2025')
    expect(shortAge(ago(20), now, 'zh')).toBe('刚刚')
  })
})

describe('words for days', () => {
  it('says today, yesterday, a weekday, a date', () => {
    expect(dayName(ago(3600), now, 'en')).toBe('Today')
    expect(dayName(new Date(2026, 10, 17, 23, 59).toISOString(), now, 'en')).toBe('Yesterday')
    expect(dayName(new Date(2026, 10, 15, 8).toISOString(), now, 'en')).toBe('Sunday')
    expect(dayName(new Date(2026, 9, 1).toISOString(), now, 'en')).toBe('1 October 2026')
    expect(dayName(ago(3600), now, 'zh')).toBe('今天')
  })
  it('is relative in both directions', () => {
    expect(relative(ago(10), now, 'en')).toBe('now')
    expect(relative(ago(3600 * 2), now, 'en')).toBe('2 hours ago')
    expect(relative(ago(-3600 * 3), now, 'en')).toBe('in 3 hours')
  })
})

describe('snoozeChoices', () => {
  it('offers a Monday that is always in the future', () => {
    const monday = new Date(2026, 10, 16, 12).getTime()
    for (let day = 0; day < 7; day++) {
      const from = monday + day * 86_400_000
      const next = snoozeChoices(from).find((choice) => choice.id === 'next_week')!.until
      expect(next.getDay()).toBe(1)
      expect(next.getTime()).toBeGreaterThan(from)
    }
  })
})

describe('dayStart', () => {
  it('is midnight in the reader’s zone, on the day itself or days later', () => {
    expect(dayStart('2026-11-30')).toBe(new Date(2026, 10, 30).toISOString())
    expect(dayStart('2026-11-30', 1)).toBe(new Date(2026, 11, 1).toISOString())
  })
})
