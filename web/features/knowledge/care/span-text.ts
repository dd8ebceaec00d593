const SPAN = /^(\d+) (minute|hour|day|week|month|year)s?$/

/** A length of time as the framework writes it, `7 days`, in the reader's language; anything else as it is. */
export function spanText(span: string, language: string): string {
  const [, count, unit] = SPAN.exec(span) ?? []
  if (!count || !unit) return span
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(Number(count))
}
