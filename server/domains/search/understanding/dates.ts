import type { Context } from '../../../platform/context.ts'
import { plain } from './filter-words.ts'

const DAYS_AGO: Record<string, number> = { today: 0, 今天: 0, yesterday: 1, 昨天: 1, 前天: 2 }
const UNITS: Record<string, 'days' | 'weeks' | 'months' | 'years'> = {
  ...{ d: 'days', day: 'days', days: 'days', 天: 'days', w: 'weeks', week: 'weeks', weeks: 'weeks', 周: 'weeks' },
  ...{ m: 'months', month: 'months', months: 'months', 月: 'months', 个月: 'months' },
  ...{ y: 'years', year: 'years', years: 'years', 年: 'years' },
}

/** A day as people write it, from its first moment, UTC: 2026-03-31, 2026-03, 2026, today, yesterday, 7d, 3_months; 3月前. */
export function momentOf(ctx: Context, value: string): Temporal.Instant | null {
  const text = plain(value)
  const today = ctx.now().toZonedDateTimeISO('UTC').startOfDay()
  const ago = DAYS_AGO[text]
  if (ago !== undefined) return today.subtract({ days: ago }).toInstant()
  const counted = /^(\d{1,4})_?(\p{L}+?)(?:_ago|前)?$/u.exec(text)
  const unit = counted && UNITS[counted[2]!]
  if (unit && !/^\d{4}年$/.test(text)) return today.subtract({ [unit]: Number(counted[1]) }).toInstant()
  return dayOf(text)
}

function dayOf(text: string): Temporal.Instant | null {
  const match = /^(\d{4})(?:[-_/.年](\d{1,2}))?(?:[-_/.月](\d{1,2}))?[年月日]?$/.exec(text)
  if (!match) return null
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)]
  try {
    return Temporal.ZonedDateTime.from({ year, month, day, timeZone: 'UTC' }, { overflow: 'reject' }).toInstant()
  } catch {
    return null
  }
}
