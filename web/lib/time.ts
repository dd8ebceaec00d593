const MINUTE = 60
const HOUR = 3600
const DAY = 86_400

/** `now`, `5m`, `3h`, `2d`, then a date: what fits at the end of a row. `now` is in milliseconds. */
export function shortAge(at: string, now: number, language: string): string {
  const seconds = Math.max(0, (now - Date.parse(at)) / 1000)
  if (seconds < MINUTE) return language === 'zh' ? '刚刚' : 'now'
  const unit = (value: number, name: 'minute' | 'hour' | 'day') =>
    new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'narrow' }).format(Math.floor(value))
  if (seconds < HOUR) return unit(seconds / MINUTE, 'minute')
  if (seconds < DAY) return unit(seconds / HOUR, 'hour')
  if (seconds < 7 * DAY) return unit(seconds / DAY, 'day')
  return shortDate(at, now, language)
}

/** `12 Nov`, with the year when it is not this one. */
export function shortDate(at: string, now: number, language: string) {
  const date = new Date(at)
  const thisYear = date.getFullYear() === new Date(now).getFullYear()
  return new Intl.DateTimeFormat(localeOf(language), {
    day: 'numeric',
    month: 'short',
    year: thisYear ? undefined : 'numeric',
  }).format(date)
}

/** `3 minutes ago`, `yesterday`: relative, in words. */
export function relative(at: string, now: number, language: string) {
  const seconds = (Date.parse(at) - now) / 1000
  const words = new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto' })
  const size = Math.abs(seconds)
  if (size < 45) return words.format(0, 'second')
  if (size < HOUR) return words.format(Math.round(seconds / MINUTE), 'minute')
  if (size < DAY) return words.format(Math.round(seconds / HOUR), 'hour')
  if (size < 30 * DAY) return words.format(Math.round(seconds / DAY), 'day')
  return shortDate(at, now, language)
}

/** The full date and time in the reader's zone, for tooltips. */
export const exact = (at: string, language: string) =>
  new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'full', timeStyle: 'short' }).format(new Date(at))

/** To the second, for the records of machines. */
export const exactSeconds = (at: string, language: string) =>
  new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(at))

export const clock = (at: string, language: string) =>
  new Intl.DateTimeFormat(localeOf(language), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    new Date(at),
  )

/** The local calendar day of an instant, as a key to group by. */
export function dayKey(at: string | number) {
  const date = new Date(at)
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`
}

/** `Today`, `Yesterday`, `Monday`, `12 November 2026`. */
export function dayName(at: string, now: number, language: string) {
  const days = Math.round((startOfDay(now) - startOfDay(Date.parse(at))) / (DAY * 1000))
  if (days <= 1) {
    const word = new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto' }).format(-days, 'day')
    return word[0]!.toUpperCase() + word.slice(1)
  }
  const date = new Date(at)
  if (days < 7) return new Intl.DateTimeFormat(localeOf(language), { weekday: 'long' }).format(date)
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long' }).format(date)
}

export interface SnoozeChoice {
  id: 'hours' | 'tomorrow' | 'next_week'
  until: Date
}

/** When somebody may want to see a ticket again: in three hours, tomorrow at nine, next Monday at nine. */
export function snoozeChoices(now: number): SnoozeChoice[] {
  const tomorrow = atNine(new Date(now), 1)
  const weekday = new Date(now).getDay()
  const monday = atNine(new Date(now), (8 - weekday) % 7 || 7)
  return [
    { id: 'hours', until: new Date(now + 3 * HOUR * 1000) },
    { id: 'tomorrow', until: tomorrow },
    { id: 'next_week', until: monday },
  ]
}

/** British dates in English: day before month is read the same way by more people. */
export const localeOf = (language: string) => (language === 'zh' ? 'zh-CN' : 'en-GB')

function startOfDay(at: number) {
  return new Date(at).setHours(0, 0, 0, 0)
}

function atNine(from: Date, days: number) {
  const date = new Date(from)
  date.setDate(date.getDate() + days)
  date.setHours(9, 0, 0, 0)
  return date
}

/** When the local day `2026-11-22` begins, or one so many days later, as the server wants to be told. */
export function dayStart(day: string, days_later = 0) {
  const date = new Date(`${day}T00:00:00`)
  date.setDate(date.getDate() + days_later)
  return date.toISOString()
}
