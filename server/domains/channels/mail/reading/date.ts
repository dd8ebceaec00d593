const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Zones by name (RFC 5322, 4.3, and those in use beside it), in minutes from UTC. */
const ZONES: Record<string, number> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  wet: 0,
  bst: 60,
  cet: 60,
  met: 60,
  cest: 120,
  mest: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  jst: 540,
  kst: 540,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
}

const DAY_FIRST = /(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?,?[\s-]+(\d{2,4})/
const MONTH_FIRST = /([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:,|\s)(?:.*\s)?(\d{4})/
const ISO = /(\d{4})-(\d{1,2})-(\d{1,2})/
const TIME = /(\d{1,2})\s*[:.]\s*(\d{2})(?:\s*[:.]\s*(\d{2}))?(?:[.,]\d+)?\s*([ap]m)?/
const LONGEST_DATE = 200

/** The instant in a Date header, in UTC with seconds (2026-01-31T12:00:00Z), or null when it names none. */
export function instantOf(raw: string): string | null {
  const text = raw
    .slice(0, LONGEST_DATE)
    .toLowerCase()
    .replace(/\([^()]*\)/g, ' ')
    .trim()
  const day = dayIn(text)
  const time = TIME.exec(text)
  if (!day || !time) return null
  const [, hour, minute, second, half] = time
  const fields = {
    ...day,
    hour: hourOf(Number(hour), half),
    minute: Number(minute),
    second: Math.min(59, Number(second ?? 0)),
  }
  try {
    const local = Temporal.PlainDateTime.from(fields, { overflow: 'reject' })
    const minutes = zoneIn(text.slice(time.index + time[0].length))
    return local.subtract({ minutes }).toZonedDateTime('UTC').toInstant().toString({ smallestUnit: 'second' })
  } catch {
    return null
  }
}

function dayIn(text: string): { year: number; month: number; day: number } | null {
  const [, isoYear, isoMonth, isoDay] = ISO.exec(text) ?? []
  if (isoYear) return { year: Number(isoYear), month: Number(isoMonth), day: Number(isoDay) }
  const dayFirst = DAY_FIRST.exec(text)
  const monthFirst = dayFirst ? null : MONTH_FIRST.exec(text)
  const [, day, name, year] = dayFirst ?? (monthFirst ? ['', monthFirst[2], monthFirst[1], monthFirst[3]] : [])
  const month = MONTHS.indexOf(name ?? '') + 1
  return month === 0 ? null : { year: fullYear(Number(year)), month, day: Number(day) }
}

/** Years of two and three digits as RFC 5322, 4.3 reads them. */
function fullYear(year: number): number {
  if (year < 50) return year + 2000
  return year < 1000 ? year + 1900 : year
}

const hourOf = (hour: number, half: string | undefined): number => {
  if (!half) return hour
  return (hour % 12) + (half === 'pm' ? 12 : 0)
}

function zoneIn(text: string): number {
  const [, sign, hours, minutes] = /([+-])(\d{1,2}):?(\d{2})?/.exec(text) ?? []
  if (sign) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes ?? 0))
  const name = /[a-z]+/.exec(text)?.[0]
  return (name && ZONES[name]) || 0
}
