const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** `45 s`, `47 min`, `2 h 2 min`: for what is over, where seconds say nothing. `seconds` may be a fraction. */
export function roughSpan(seconds: number, language: string): string {
  const ms = Math.round(seconds) * SECOND
  if (ms >= HOUR) return spanText(ms, language)
  const [value, unit] = ms < MINUTE ? [ms / SECOND, 'second'] : [Math.round(ms / MINUTE), 'minute']
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(value)
}

/** `0:42`, `12:07`, `3 h 20 min`, `5 d`: exact where seconds matter, and never wider than what stands beside it. */
export function spanText(ms: number, language: string): string {
  const span = Math.max(0, ms)
  const unit = (value: number, name: 'day' | 'hour' | 'minute') =>
    new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: language === 'zh' ? 'short' : 'narrow' })
      .format(Math.floor(value))
      .replaceAll(' ', '')
  if (span < HOUR)
    return `${Math.floor(span / MINUTE)}:${String(Math.floor((span % MINUTE) / SECOND)).padStart(2, '0')}`
  if (span < DAY) return `${unit(span / HOUR, 'hour')} ${unit((span % HOUR) / MINUTE, 'minute')}`
  if (span < 7 * DAY) return `${unit(span / DAY, 'day')} ${unit((span % DAY) / HOUR, 'hour')}`
  return unit(span / DAY, 'day')
}
