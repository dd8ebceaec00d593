import type { Context } from '../../platform/context.ts'
import type { DashboardLine, Figure, Grain, Period } from './contract.ts'
import { definitionOf } from './definitions.ts'
import { getDashboard } from './kept-answers.ts'

/** The dashboard as a table: of each figure the time before, the period, and its course. One page. */
export async function dashboardLines(ctx: Context, period: Period) {
  const { figures, from, before, grain } = await getDashboard(ctx, period)
  return {
    items: figures.flatMap((figure) => linesOf(figure, { from, before_from: before.from, grain })),
    next_cursor: null,
  }
}

interface Days {
  from: string
  before_from: string
  grain: Grain
}

function linesOf(figure: Figure, { from, before_from, grain }: Days): DashboardLine[] {
  const { name, target, p90, before, series } = figure
  const shared = { figure: name, unit: definitionOf(name).unit, target }
  const { value, cases, low, high } = figure
  const isComplete = series.every(({ complete }) => complete)
  return [
    { ...shared, ...before, span: 'before', day: before_from, complete: true, p90: null },
    { ...shared, value, cases, low, high, span: 'period', day: from, complete: isComplete, p90 },
    ...series.map((point) => ({ ...shared, ...point, span: grain, p90: null })),
  ]
}
