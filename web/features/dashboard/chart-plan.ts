import type { Figure } from '../../../server/domains/analytics/contract.ts'
import { unitOf } from './figure-words.ts'
import { type Scale, scaleOf } from './scale.ts'

export const HEIGHT = 240
const TOP = 12
const BOTTOM = 28

/** Where things stand in a chart of some width. */
export interface ChartPlan {
  width: number
  left: number
  right: number
  top: number
  bottom: number
  scale: Scale
  /** Counts are bars, everything else is a line. */
  isBars: boolean
  /** Width of a step. */
  step: number
  /** Every so many steps have room for their name. */
  every: number
  x: (index: number) => number
  y: (value: number) => number
  /** Whether a value lies within the axis. */
  holds: (value: number) => boolean
  indexAt: (offset: number) => number
}

/** Wide intervals of days with few cases would press the course flat: they are cut off at the edge instead. */
export function planOf({ name, series, target, floor }: Figure, width: number): ChartPlan {
  const unit = unitOf(name)
  const drawn = series.flatMap(({ value }) => (value === null ? [] : [value]))
  const lines = [target, floor].filter((value) => value !== null)
  // A wish far above all times would do the same.
  const shown = unit === 'seconds' ? lines.filter((line) => line <= 2 * Math.max(0, ...drawn)) : lines
  const scale = scaleOf(unit, drawn.length > 0 ? [...drawn, ...shown] : drawn)
  const [left, right] = [unit === 'seconds' ? 56 : 44, 12]
  const step = Math.max(0, width - left - right) / series.length
  const y = (value: number) => {
    const share = (Math.min(scale.to, Math.max(scale.from, value)) - scale.from) / (scale.to - scale.from)
    return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)
  }
  return {
    ...{ width, left, right, scale, step, y, top: TOP, bottom: HEIGHT - BOTTOM },
    isBars: unit === 'tickets',
    every: Math.max(1, Math.ceil(64 / Math.max(step, 1))),
    holds: (value) => value >= scale.from && value <= scale.to,
    x: (index) => left + (index + 0.5) * step,
    indexAt: (offset) => Math.min(series.length - 1, Math.max(0, Math.floor(offset / Math.max(step, 1)))),
  }
}
