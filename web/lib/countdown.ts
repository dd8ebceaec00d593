const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Nearer to a deadline than this, and as long after it, seconds count. */
export const SECONDS_WITHIN_MS = 2 * MINUTE

/** fine: enough time. risk: three quarters of it are gone. late: the deadline has passed. */
export type DeadlineState = 'fine' | 'risk' | 'late'

export interface Deadline {
  due_ms: number
  /** From when on it is at risk; null: it is not warned about. */
  risk_ms: number | null
}

export function stateOf({ due_ms, risk_ms }: Deadline, now: number): DeadlineState {
  if (now >= due_ms) return 'late'
  return risk_ms !== null && now >= risk_ms ? 'risk' : 'fine'
}

/** Time left as far as it is written: whole minutes, whole seconds near the deadline; below 0 when late. */
export function shownRemaining({ due_ms }: Deadline, now: number) {
  const left = due_ms - now
  const step = Math.abs(left) < SECONDS_WITHIN_MS ? SECOND : MINUTE
  return Math.trunc(left / step) * step
}

/** In how many milliseconds what is written about a deadline changes next. */
export function changesIn(deadline: Deadline, now: number) {
  const left = deadline.due_ms - now
  const step = Math.abs(left) < SECONDS_WITHIN_MS ? SECOND : MINUTE
  const untilStep = left > 0 ? Math.min((left % step) + 1, left) : step - (-left % step)
  const untilRisk = deadline.risk_ms !== null && deadline.risk_ms > now ? deadline.risk_ms - now : untilStep
  return Math.min(untilStep, untilRisk)
}

interface Part {
  value: number
  unit: (typeof UNITS)[number]['unit']
}

const UNITS = [
  { unit: 'day', span_ms: DAY },
  { unit: 'hour', span_ms: HOUR },
  { unit: 'minute', span_ms: MINUTE },
  { unit: 'second', span_ms: SECOND },
] as const

/** The two parts of a span that matter: days and hours, hours and minutes; seconds only below two minutes. */
function partsOf(span_ms: number): Part[] {
  const size = Math.abs(span_ms)
  const largest = UNITS.findIndex((unit) => size >= unit.span_ms)
  // Below a second none is found, and -1 leaves the last one: seconds.
  const [first, second] = UNITS.slice(largest)
  const parts = [{ unit: first!.unit, value: Math.floor(size / first!.span_ms) }]
  const rest = second ? Math.floor((size % first!.span_ms) / second.span_ms) : 0
  const tooFine = second?.unit === 'second' && size >= SECONDS_WITHIN_MS
  return rest > 0 && !tooFine ? [...parts, { unit: second!.unit, value: rest }] : parts
}

const letters = { day: 'd', hour: 'h', minute: 'm', second: 's' }
const characters = { day: '天', hour: '小时', minute: '分', second: '秒' }

/** `2h 10m`, `45s`, `-12m`: as short as it can be read. */
export function countdownText(left_ms: number, language: string) {
  const chinese = language === 'zh'
  const parts = partsOf(left_ms).map(({ value, unit }) => `${value}${(chinese ? characters : letters)[unit]}`)
  return `${left_ms < 0 ? '-' : ''}${parts.join(chinese ? '' : ' ')}`
}

/** `2 hours 10 minutes`: the size of a span in words, for those who hear it. */
export function spanWords(span_ms: number, language: string) {
  const parts = partsOf(span_ms).map(({ value, unit }) =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value),
  )
  return parts.join(language === 'zh' ? '' : ' ')
}
