import { HOUR, type Moment } from '../moments.ts'
import type { Language } from '../stories/story.ts'

/** Sunday first, as `getUTCDay` counts. */
const WEEKDAYS = [0.22, 1.28, 1.12, 1.05, 1.0, 0.88, 0.27] as const

/** By hour of the day in UTC: Europe and the Americas write English, China writes Chinese. */
const HOURS: Record<Language, readonly number[]> = {
  en: [6, 4, 3, 3, 4, 8, 18, 40, 72, 90, 88, 74, 66, 82, 94, 92, 84, 66, 46, 34, 28, 22, 16, 10],
  zh: [34, 78, 96, 92, 58, 62, 88, 94, 86, 64, 34, 24, 22, 20, 14, 8, 3, 2, 1, 1, 2, 3, 6, 14],
}

/** How busy an hour is beside others, without what the year has in store. */
export function busyness(language: Language, moment: Moment): number {
  const date = new Date(moment)
  return HOURS[language][date.getUTCHours()]! * WEEKDAYS[date.getUTCDay()]! * ofTheYear(language, date)
}

/** Weeks in which hardly anybody works, and the first days of a month, when bills are read. */
function ofTheYear(language: Language, date: Date): number {
  const [month, day] = [date.getUTCMonth() + 1, date.getUTCDate()]
  const isQuiet =
    language === 'zh' ? month === 10 && day <= 7 : (month === 12 && day >= 23) || (month === 1 && day === 1)
  return isQuiet ? 0.25 : day <= 4 ? 1.12 : 1
}

/** The company grows: the last month is so much busier than the first. */
const GROWTH = 1.7

export const grownBy = (moment: Moment, { start, end }: { start: Moment; end: Moment }): number =>
  1 + ((GROWTH - 1) * (moment - start)) / (end - start)

/** However late it is where the demo runs: the desk has just had a busy morning. */
export const MORNING = 5 * HOUR
export const MORNING_EVERY = { en: 7.5, zh: 24 } as const

export const hoursBetween = (start: Moment, end: Moment): Moment[] =>
  Array.from({ length: Math.floor((end - start) / HOUR) }, (_, index) => start + index * HOUR)
