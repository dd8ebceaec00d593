import type { Change, Value } from './contract.ts'

/** What the database says about one group of cases. Logarithms are of 1 + value: times are skewed. */
export interface Group {
  cases: number
  mean: number | null
  deviation: number | null
  log_mean: number | null
  log_deviation: number | null
  median: number | null
  p90: number | null
}

export type Unit = 'tickets' | 'seconds' | 'percent' | 'score'

/** 95 %, two-sided. */
const Z = 1.959963984540054

/** A group as the number it stands for. Shares come as 100 or 0 per case. */
export function numberOf(unit: Unit, group: Group): Value {
  const { cases, mean, median } = group
  if (unit === 'tickets') return { value: cases, cases, low: null, high: null }
  if (cases === 0 || mean === null) return { value: null, cases, low: null, high: null }
  if (unit === 'seconds') return { value: median, cases, low: null, high: null }
  if (unit === 'percent') return { value: mean, cases, ...shareInterval(mean / 100, cases) }
  return { value: mean, cases, ...scoreInterval(group) }
}

/** Wilson (1927): stays within 0 to 100 and holds for few cases, where mean ± deviation does not. In percent. */
export function shareInterval(share: number, cases: number): { low: number; high: number } {
  const z2 = Z * Z
  const centre = (share + z2 / (2 * cases)) / (1 + z2 / cases)
  const half = (Z / (1 + z2 / cases)) * Math.sqrt((share * (1 - share)) / cases + z2 / (4 * cases * cases))
  return { low: 100 * Math.max(0, centre - half), high: 100 * Math.min(1, centre + half) }
}

/** Of a mean of scores from 1 to 5. None while all are alike: then they say nothing about how far they spread. */
function scoreInterval({ cases, mean, deviation }: Group): { low: number | null; high: number | null } {
  if (mean === null || !deviation || cases < 2) return { low: null, high: null }
  const half = (studentOf(cases - 1) * deviation) / Math.sqrt(cases)
  return { low: Math.max(1, mean - half), high: Math.min(5, mean + half) }
}

/** Student's t for 95 %: the first terms of its expansion in 1/df (Abramowitz and Stegun 26.7.5), exact where it is worst. */
function studentOf(df: number): number {
  const known = [12.706, 4.303, 3.182, 2.776][df - 1]
  if (known) return known
  const z3 = Z ** 3
  return Z + (z3 + Z) / (4 * df) + (5 * Z ** 5 + 16 * z3 + 3 * Z) / (96 * df * df)
}

/** Whether one group differs from the one before beyond what chance explains. null: nothing to compare. */
export function changeOf(unit: Unit, now: Group, before: Group): Change | null {
  const difference = unit === 'tickets' ? countDifference(now.cases, before.cases) : spreadDifference(unit, now, before)
  if (difference === null) return null
  if (Math.abs(difference) < Z) return 'unclear'
  return difference > 0 ? 'up' : 'down'
}

/** Two counts of things that happen independently (Poisson), in standard errors. */
const countDifference = (now: number, before: number): number | null =>
  now + before === 0 ? null : (now - before) / Math.sqrt(now + before)

/** Two means in standard errors (Welch). Shares by their own law, times by their logarithms. */
function spreadDifference(unit: Unit, now: Group, before: Group): number | null {
  const [one, other] = [spreadOf(unit, now), spreadOf(unit, before)]
  if (!one || !other) return null
  const difference = one.mean - other.mean
  const error = Math.sqrt(one.variance / now.cases + other.variance / before.cases)
  // All alike on both sides: nothing is known of how far they would spread.
  return error === 0 ? 0 : difference / error
}

/** Two cases added to each side keep a share of 0 or 100 from looking certain (Agresti and Caffo, 2000). */
function spreadOf(unit: Unit, { cases, mean, deviation, log_mean, log_deviation }: Group) {
  if (cases < 2 || mean === null) return null
  if (unit === 'seconds') return log_mean === null ? null : { mean: log_mean, variance: (log_deviation ?? 0) ** 2 }
  if (unit === 'score') return { mean, variance: (deviation ?? 0) ** 2 }
  const share = ((mean / 100) * cases + 1) / (cases + 2)
  return { mean: share, variance: share * (1 - share) }
}
