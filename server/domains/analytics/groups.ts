import type { Group } from './intervals.ts'

/** Sums over some cases; those of several parts are the sums of theirs. */
export interface Sums {
  cases: number
  total: number
  squares: number
}

export const addUp = (parts: readonly Sums[]): Sums => {
  const sums = { cases: 0, total: 0, squares: 0 }
  for (const { cases, total, squares } of parts) {
    sums.cases += cases
    sums.total += total
    sums.squares += squares
  }
  return sums
}

/** Mean and spread of what was summed up. */
export function groupOf({ cases, total, squares }: Sums): Group {
  const mean = cases > 0 ? total / cases : null
  const variance = cases > 1 ? Math.max(0, (squares - (total * total) / cases) / (cases - 1)) : null
  return { ...nothing, cases, mean, deviation: variance === null ? null : Math.sqrt(variance) }
}

export const nothing: Group = {
  ...{ cases: 0, mean: null, deviation: null, log_mean: null, log_deviation: null, median: null, p90: null },
}
