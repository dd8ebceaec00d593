import type { Unit } from './figure-words.ts'

export interface Scale {
  from: number
  to: number
  ticks: number[]
}

const HOUR = 3_600
const SPANS = [1, 5, 15, 30, 60, 120, 300, 600, 900, 1_800, HOUR, 2 * HOUR, 4 * HOUR, 6 * HOUR, 12 * HOUR]
const DAYS = [1, 2, 4, 7, 14, 30, 60, 120].map((days) => days * 24 * HOUR)

/**
 * An axis that holds all values with round steps. Counts and times begin at 0, where their heights can be compared; scores
 * and shares show the part they move in, so their lines are drawn without a ground.
 */
export function scaleOf(unit: Unit, values: readonly number[]): Scale {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  if (values.length === 0) return { from: 0, to: 1, ticks: [] }
  if (unit === 'score') return stepped([Math.min(low, 4), 5], low < 3 ? 1 : 0.5)
  if (unit === 'percent') {
    const step = high - low > 40 ? 20 : high - low > 15 ? 10 : 5
    return stepped([low - step / 4, Math.min(100, high + step / 4)], step, { least: 0, most: 100 })
  }
  const step = unit === 'seconds' ? spanStep(high / 4) : countStep(high / 4)
  return stepped([0, Math.max(high, step)], step)
}

const EVERYTHING = { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY }

function stepped([low, high]: [number, number], step: number, { least, most } = EVERYTHING): Scale {
  const from = Math.max(least, Math.floor(low / step + 1e-9) * step)
  const to = Math.min(most, Math.max(from + step, Math.ceil(high / step - 1e-9) * step))
  const ticks = Array.from({ length: Math.round((to - from) / step) + 1 }, (_, index) => from + index * step)
  return { from, to, ticks }
}

const spanStep = (wanted: number) => [...SPANS, ...DAYS].find((step) => step >= wanted) ?? wanted

/** 1, 2, 5, 10, 20, 50 … */
function countStep(wanted: number): number {
  const size = 10 ** Math.floor(Math.log10(Math.max(1, wanted)))
  return [1, 2, 5, 10].map((factor) => factor * size).find((step) => step >= wanted) ?? size
}
