import { dayKey, localeOf } from './time.ts'

const DAY_MS = 86_400_000
/** What is due on a day is due when its work ends. */
const DAY_ENDS_AT_HOUR = 17

export type DueGroup = 'overdue' | 'today' | 'week' | 'later' | 'undated'
export const DUE_GROUPS: readonly DueGroup[] = ['overdue', 'today', 'week', 'later', 'undated']

/** Where a task stands in a list by time. Today ends at midnight of the reader; the week is that of the next seven days. */
export function dueGroup(due_at: string | null, now: number): DueGroup {
  if (!due_at) return 'undated'
  const due = Date.parse(due_at)
  if (due <= now) return 'overdue'
  if (dayKey(due) === dayKey(now)) return 'today'
  return due < startOfDay(now, 8) ? 'week' : 'later'
}

export type DueChoiceId = 'today' | 'tomorrow' | 'next_week' | 'two_weeks'

/** Days somebody may want to do a thing by. Today is offered while there is some of it left. */
export function dueChoices(now: number): { id: DueChoiceId; at: string }[] {
  const until_monday = (8 - new Date(now).getDay()) % 7 || 7
  const choices = [
    { id: 'today', at: endOfWork(now, 0) },
    { id: 'tomorrow', at: endOfWork(now, 1) },
    { id: 'next_week', at: endOfWork(now, until_monday) },
    { id: 'two_weeks', at: endOfWork(now, 14) },
  ] as const
  // On a Sunday the next week begins tomorrow: one name for one day is enough.
  return choices
    .filter(({ id, at }) => at > now && !(id === 'next_week' && until_monday === 1))
    .map(({ id, at }) => ({ id, at: iso(at) }))
}

/** `15:00`, `Yesterday`, `Tomorrow`, `Wed`, `12 Nov`: the shortest that says when, seen from today. */
export function dueText(due_at: string, now: number, language: string): string {
  const locale = localeOf(language)
  const days = Math.round((startOfDay(Date.parse(due_at), 0) - startOfDay(now, 0)) / DAY_MS)
  const date = new Date(due_at)
  if (days === 0)
    return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(date)
  if (Math.abs(days) === 1) return upper(new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day'))
  if (days > 1 && days < 7) return new Intl.DateTimeFormat(locale, { weekday: 'short' }).format(date)
  const year = date.getFullYear() === new Date(now).getFullYear() ? undefined : ('numeric' as const)
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year }).format(date)
}

/** A moment as a field of type `datetime-local` shows it: in the reader's zone, to the minute. */
export function localMinute(at: string): string {
  const date = new Date(at)
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

const iso = (at: number) => new Date(at).toISOString()
const upper = (word: string) => word[0]!.toUpperCase() + word.slice(1)

function startOfDay(at: number, days_later: number): number {
  const date = new Date(at)
  date.setDate(date.getDate() + days_later)
  return date.setHours(0, 0, 0, 0)
}

function endOfWork(now: number, days_later: number): number {
  return new Date(startOfDay(now, days_later)).setHours(DAY_ENDS_AT_HOUR, 0, 0, 0)
}
